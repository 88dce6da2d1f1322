import { spawn, type SpawnOptions, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { check } from '../../src/check/run.ts';
import { type Ended, ended, run, script } from './command.ts';

let folder: string;
let docs: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unstuck-disk-'));
  docs = join(folder, 'docs');
  mkdirSync(docs);
  writeFileSync(join(docs, 'unstuck.config.json'), '{ "preset": "links" }\n');
  writeFileSync(join(docs, 'a.md'), text);
  writeFileSync(join(docs, 'b.md'), '# B\n');
});
afterEach(() => {
  chmodSync(folder, 0o755);
  chmodSync(docs, 0o755);
  rmSync(folder, { recursive: true });
});

const text = `# A\n\n[b](B.md)\n\n${'Many words. '.repeat(4000)}\n`;

/**
 * Root may write everywhere, so there the command runs without that right or, where no `setpriv` can take it away, as somebody else,
 * who has to be able to read this checkout.
 */
const node = process.execPath;
const rights = '-dac_override,-dac_read_search';
const ways: { command: string; before: string[]; options: SpawnOptions }[] = [
  { command: 'setpriv', before: [`--bounding-set=${rights}`, `--inh-caps=${rights}`, node], options: {} },
  { command: node, before: [], options: { uid: 65_534, gid: 65_534 } },
];
const isRoot = process.getuid?.() === 0;
const way = isRoot
  ? ways.find(
      ({ command, before, options }) => spawnSync(command, [...before, script, '--help'], { ...options, stdio: 'ignore' }).status === 0,
    )
  : { command: node, before: [], options: {} };

function runUnprivileged(...args: string[]): Promise<Ended> {
  const { command, before, options } = way ?? { command: node, before: [], options: {} };
  return ended(spawn(command, [...before, script, ...args], { ...options, env: { ...process.env, CI: '' }, stdio: 'pipe' }));
}

describe.skipIf(!way || process.platform === 'win32')('a read-only folder', () => {
  beforeEach(() => {
    chmodSync(folder, 0o755);
    chmodSync(join(docs, 'a.md'), 0o444);
    chmodSync(docs, 0o555);
  });

  test('is checked as any other', async () => {
    const { code, stdout, stderr } = await runUnprivileged(docs);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('Unexpected letter case in `B.md`');
  });

  test('is not mended, and left as it is', async () => {
    const { stderr, code } = await runUnprivileged(docs, '--fix');
    expect(code).not.toBe(0);
    expect(stderr).not.toContain('fault of the tool');
    expect(readFileSync(join(docs, 'a.md'), 'utf8')).toBe(text);
    expect(readdirSync(docs).toSorted()).toEqual(['a.md', 'b.md', 'unstuck.config.json']);
  });

  test('takes no report, which is said in one sentence', async () => {
    const file = join(docs, 'out.json');
    const { code, stderr } = await runUnprivileged(docs, '--reporter', `json=${file}`);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `Cannot write the report ${file}: permission denied\n` });
  });

  test('one page that may not be read is told, and the rest is still checked', async () => {
    chmodSync(join(docs, 'a.md'), 0o000);
    const { stdout } = await runUnprivileged(docs);
    expect(stdout).toContain('Unexpected unreadable file, permission denied');
    expect(stdout).toContain(' in 2 pages');
  });
});

/** A shell whose children may write no file beyond a few blocks: to a program the same as a disk that runs full in the middle of a write. */
function runOnFullDisk(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const limited = 'ulimit -f 8; trap "" XFSZ; exec "$@"';
  return spawnSync('bash', ['-c', limited, 'bash', process.execPath, script, ...args], {
    encoding: 'utf8',
    env: { ...process.env, CI: '' },
  });
}

describe.skipIf(process.platform === 'win32')('a disk that runs full', () => {
  test('while a page is mended: the page is as before, and one sentence says so', () => {
    const { status, stderr } = runOnFullDisk(docs, '--fix');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^Cannot write .*a\.md: /);
    expect(stderr).not.toContain('    at ');
    expect(readFileSync(join(docs, 'a.md'), 'utf8')).toBe(text);
    expect(readdirSync(docs).toSorted()).toEqual(['a.md', 'b.md', 'unstuck.config.json']);
  });

  test('while something is remembered: the findings are the same, now and in the next run', async () => {
    for (let page = 0; page < 300; page += 1) writeFileSync(join(docs, `p${page}.md`), `# P ${page}\n\n[x](x${page}.md)\n`);
    const { status, stdout, stderr } = runOnFullDisk(docs, '--reporter', 'json');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const { findings } = JSON.parse(stdout);
    expect(findings).toHaveLength(301);
    expect(JSON.parse((await run(docs, '--reporter', 'json')).stdout).findings).toEqual(findings);
  });

  test('while a report is written: one sentence', () => {
    const file = join(folder, 'out.json');
    for (let page = 0; page < 300; page += 1) writeFileSync(join(docs, `p${page}.md`), `# P ${page}\n\n[x](x${page}.md)\n`);
    const { status, stderr } = runOnFullDisk(docs, '--reporter', `json=${file}`);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^Cannot write the report .*out\.json: /);
    expect(stderr).not.toContain('    at ');
  });

  test.skipIf(!existsSync('/dev/full'))('a device without space', async () => {
    const { code, stderr } = await run(docs, '--reporter', 'text=/dev/full');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Cannot write the report \/dev\/full: /);
  });
});

test('files and folders that come and go while they are read', async () => {
  const end = new AbortController();
  const churn = async (): Promise<void> => {
    for (let round = 0; !end.signal.aborted; round += 1) {
      const folderName = join(docs, `churn-${round % 8}`);
      const file = round % 2 === 0 ? join(docs, `churn-${round % 40}.md`) : join(folderName, 'a.md');
      if (existsSync(file)) rmSync(round % 2 === 0 ? file : folderName, { recursive: true });
      else {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, '# Churn\n\n[b](b.md)\n');
      }
      // oxlint-disable-next-line no-await-in-loop -- gives the runs their turn
      await new Promise(setImmediate);
    }
  };
  const churning = churn();
  const runs = await Promise.all(Array.from({ length: 6 }, () => run(docs, '--reporter', 'json')));
  end.abort();
  await churning;
  for (const { code, stdout, stderr } of runs) {
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const told = JSON.parse(stdout).findings.map(({ message }: { message: string }) => message);
    expect(told).toContain('Unexpected letter case in `B.md`, expected `b.md`');
  }
  for (const name of readdirSync(docs)) if (name.startsWith('churn')) rmSync(join(docs, name), { recursive: true });
  expect((await check({ paths: [docs] })).findings).toHaveLength(1);
}, 60_000);

test('a folder that is gone', async () => {
  const { code, stderr } = await run(join(folder, 'gone'));
  expect({ code, stderr }).toEqual({ code: 2, stderr: `Cannot check ${join(folder, 'gone')}: there is no such file or folder\n` });
});

test('100,000 files in one folder', async () => {
  for (let file = 0; file < 100_000; file += 1) writeFileSync(join(docs, `file-${file}.${file % 50 === 0 ? 'md' : 'png'}`), '');
  writeFileSync(join(docs, 'a.md'), '![good](file-1.png) ![gone](file-100001.png) [good](file-99950.md) [gone](file-100000.md)\n');
  const { findings, pages } = await check({ paths: [docs] });
  expect(pages).toBe(2002);
  expect(findings.map(({ actual }) => actual)).toEqual(['file-100001.png', 'file-100000.md']);
}, 120_000);
