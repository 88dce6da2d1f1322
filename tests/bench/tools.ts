import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { installOutside } from '../install-outside.ts';
import type { Corpus } from './corpus.ts';
import { planted } from './corpus.ts';
import type { Command } from './measure.ts';

/** A program that is measured. */
export interface Tool {
  name: string;
  command(corpus: Corpus): Command;
  /** Why an output is not that of a complete run, as a clause. */
  fault(output: string, corpus: Corpus): string | undefined;
  /** Carried out before each run, not measured. */
  prepare?(corpus: Corpus): void | Promise<void>;
}

/** Peers at the versions that were compared; installed outside our own dependencies. */
const versions = {
  'next-validate-link': '1.6.7',
  'markdown-link-check': '3.15.0',
  'remark-cli': '12.0.1',
  'remark-frontmatter': '5.0.0',
  'remark-gfm': '4.0.1',
  'remark-mdx': '3.1.1',
  'remark-validate-links': '13.1.0',
} as const;

const ours = fileURLToPath(new URL('../../', import.meta.url));
const cacheFolder = join(ours, 'node_modules/.cache/unstuck-bench');

export function installPeers(): void {
  installOutside(cacheFolder, versions);
}

function peerFile(name: string, path: string): string {
  return join(cacheFolder, 'node_modules', name, path);
}

/** Nothing is remembered; nothing has changed since the last run; one page has. */
const modes = ['cold', 'warm', 'one page changed'] as const;

/** Milliseconds in which a file that was changed is not taken for unchanged yet. */
const changeIsNew = 2500;

/** Our own check with one preset. */
export function unstuck(preset: string): Tool[] {
  return modes.map((mode) => unstuckIn(preset, mode));
}

/** The settings lie outside the folder. */
function unstuckIn(preset: string, mode: (typeof modes)[number]): Tool {
  const settings = join(cacheFolder, `${preset}.json`);
  const command = ({ folder }: Corpus): Command => {
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(settings, JSON.stringify({ preset }));
    const flags = mode === 'cold' ? ['--no-cache'] : [];
    return { file: process.execPath, args: [join(ours, 'scripts/check.ts'), folder, '--config', settings, ...flags] };
  };
  const remember = async (corpus: Corpus): Promise<void> => {
    await setTimeout(changeIsNew);
    const { file, args } = command(corpus);
    spawnSync(file, args, { stdio: 'ignore', env: { ...process.env, CI: '' } });
  };
  return {
    name: `unstuck, ${preset}, ${mode}`,
    command,
    ...(mode === 'warm' && { prepare: remember }),
    ...(mode === 'one page changed' && { prepare: changePage }),
    fault: (output) => lacks(output, /in [\d,]+ pages?, \d+ ms/),
  };
}

function changePage({ pages }: Corpus): void {
  appendFileSync(pages[pages.length >> 1] ?? '', '\nOne more line.\n');
}

export const readAll: Tool = {
  name: 'read all files',
  command: ({ folder }) => ({ file: process.execPath, args: [fileURLToPath(new URL('./read-all.mjs', import.meta.url)), folder] }),
  fault: (output, { pages }) =>
    output.startsWith(`${pages.length} pages,`) ? undefined : `expected ${pages.length} pages, got ${firstLine(output)}`,
};

export const peers: readonly Tool[] = [
  {
    name: `next-validate-link ${versions['next-validate-link']}`,
    command: ({ folder, pages }) => ({
      file: process.execPath,
      args: [
        fileURLToPath(new URL('./next-validate-link.mjs', import.meta.url)),
        peerFile('next-validate-link', 'dist/index.mjs'),
        listFile(folder, pages),
      ],
    }),
    fault: (output) => lacks(output, /\d+ files, \d+ could not be parsed/),
  },
  {
    name: `markdown-link-check ${versions['markdown-link-check']}`,
    command({ pages }) {
      const config = join(cacheFolder, 'markdown-link-check.json');
      writeFileSync(config, JSON.stringify({ ignorePatterns: [{ pattern: '^(?:https?|ftp|mailto|tel):|^//' }] }));
      return {
        file: process.execPath,
        args: [peerFile('markdown-link-check', 'markdown-link-check'), '--quiet', '--config', config, ...pages],
      };
    },
    fault: (output) => lacks(output, /dead links? found/),
  },
  {
    name: `remark-validate-links ${versions['remark-validate-links']}`,
    command({ folder, isMdx }) {
      const plugins = ['remark-frontmatter', 'remark-gfm', ...(isMdx ? ['remark-mdx'] : [])].map((name) => peerFile(name, 'index.js'));
      const use = [...plugins, `${peerFile('remark-validate-links', 'index.js')}=repository:false`].flatMap((plugin) => ['--use', plugin]);
      return {
        file: process.execPath,
        args: [peerFile('remark-cli', 'cli.js'), '.', '--ext', 'md,mdx', '--no-config', '--no-stdout', '--quiet', ...use],
        folder,
      };
    },
    fault: (output) => lacks(output, /\d+ (?:warning|error|message)/),
  },
];

/** The one peer that npm does not install. */
export const lychee: Tool = {
  name: 'lychee',
  command: ({ folder }) => ({
    file: 'lychee',
    args: ['--offline', '--include-fragments', '--no-progress', '--extensions', 'md,mdx', folder],
  }),
  fault: (output) => lacks(output, /\d+ Errors?/i),
};

export function hasLychee(): boolean {
  try {
    execFileSync('lychee', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function listFile(folder: string, pages: readonly string[]): string {
  const file = `${folder}.pages.json`;
  writeFileSync(file, JSON.stringify(pages));
  return file;
}

/** A complete run reports both planted links, and ends with its summary. */
function lacks(output: string, end: RegExp): string | undefined {
  const missing = planted.find((target) => !output.includes(target));
  if (missing !== undefined) return `it did not report \`${missing}\`: ${lastLine(output)}`;
  return end.test(output) ? undefined : `its summary is missing: ${lastLine(output)}`;
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0]?.slice(0, 100) ?? '';
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.slice(0, 100) ?? '';
}
