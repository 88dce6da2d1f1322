import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';
import { codeOf } from '../src/content-graph/files.ts';
import { bundleFolder, describeSources, listFile, rootFolder } from './bundled.ts';

/**
 * Puts the check into one file for each kind of thread: two hundred modules take Node longer to find than a small folder takes to check.
 * `npm ci` runs it, and `scripts/check.ts` loads the result as long as no source has changed; nothing else knows of it.
 */
const entries = { check: 'scripts/check-command.ts', 'reader-thread': 'src/check/reader-thread.ts' };

const addressOfBundle = 'require("node:url").pathToFileURL(__filename).href';

/** Modules look for files beside their sources, so each keeps the address of its own; but the file of a thread lies beside the bundle. */
const ownAddresses: Plugin = {
  name: 'own-addresses',
  setup(builder) {
    builder.onLoad({ filter: /\.[cm]?[jt]s$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!text.includes('import.meta.url')) return undefined;
      const address = text.includes('new Worker(') ? addressOfBundle : JSON.stringify(pathToFileURL(path).href);
      return { contents: text.replaceAll('import.meta.url', address), loader: path.endsWith('ts') ? 'ts' : 'js' };
    });
  },
};

try {
  await bundle();
} catch (cause) {
  // The check runs from its sources, only later.
  process.stderr.write(`Cannot bundle the check, it will start more slowly: ${codeOf(cause)}\n`);
}

async function bundle(): Promise<void> {
  const { build } = await import('esbuild');
  // What is half made is never used: the old list goes first, and the new one comes last.
  rmSync(listFile, { force: true });
  mkdirSync(bundleFolder, { recursive: true });
  writeFileSync(join(bundleFolder, 'package.json'), '{"type":"commonjs"}\n');
  const { metafile } = await build({
    absWorkingDir: rootFolder,
    entryPoints: entries,
    outdir: bundleFolder,
    bundle: true,
    // As CommonJS it asks for the parts of Node one by one, where they are needed.
    format: 'cjs',
    platform: 'node',
    target: 'node22.18',
    minifyWhitespace: true,
    external: ['@bruits/*'],
    plugins: [ownAddresses],
    metafile: true,
    logLevel: 'silent',
  });
  const sources = Object.keys(metafile.inputs).filter((path) => /^(?:scripts|src)\//.test(path));
  writeFileSync(`${listFile}.tmp`, describeSources(['node_modules/.package-lock.json', ...sources.sort()]));
  renameSync(`${listFile}.tmp`, listFile);
}
