import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Told, Watch } from '../../src/check/watch.ts';

let folder: string;
let watch: Watch | undefined;
const told: Told[] = [];
const failures: string[] = [];

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'unstuck-watch-')));
  told.length = 0;
  failures.length = 0;
  write('unstuck.config.json', '{ "preset": "links" }\n');
  write('a.md', '# A\n\n[b](b.md#start)\n');
  write('b.md', '# B\n\n## Start\n');
  write('deep/c.md', '# C\n\n[gone](gone.md)\n');
});
afterEach(() => {
  watch?.close();
  watch = undefined;
  rmSync(folder, { recursive: true });
});

function write(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function open(): Promise<void> {
  watch = await Watch.open({
    paths: [folder],
    onTold: (change) => void told.push(change),
    onFailure: ({ message }) => void failures.push(message),
  });
}

interface Seen {
  added: string[];
  gone: string[];
}

/** What is told after an act, as soon as it is as much as is expected. */
async function seenAfter(act: () => void, expected: number): Promise<Seen> {
  const start = told.length;
  act();
  const seen = (): Seen => ({
    added: told.slice(start).flatMap(({ added }) => added.map(toName)),
    gone: told.slice(start).flatMap(({ gone }) => gone.map(toName)),
  });
  await expect
    .poll(() => told.length > start && seen().added.length + seen().gone.length >= expected, { timeout: 10_000, interval: 10 })
    .toBe(true);
  return seen();
}

function toName({ file = '', reason }: { file?: string; reason: string }): string {
  return `${file.slice(folder.length + 1)} ${/`(.*?)`/.exec(reason)?.[1]}`;
}

test('everything is new at the start', async () => {
  await open();
  expect(told.map(({ added, gone, all, pages }) => ({ added: added.map(toName), gone, all: all.length, pages }))).toEqual([
    { added: ['deep/c.md gone.md'], gone: [], all: 1, pages: 3 },
  ]);
});

test('a save tells what it broke on other pages, and the next what it mended', async () => {
  await open();
  expect(await seenAfter(() => write('b.md', '# B\n\n## Begin\n'), 1)).toEqual({ added: ['a.md #start'], gone: [] });
  expect(await seenAfter(() => write('b.md', '# B\n\n## Start\n'), 1)).toEqual({ added: [], gone: ['a.md #start'] });
});

test('a fault that only moves to another line is neither new nor gone', async () => {
  await open();
  expect(await seenAfter(() => write('deep/c.md', '# C\n\nMore words.\n\n[gone](gone.md)\n'), 0)).toEqual({ added: [], gone: [] });
});

test('pages that come, are renamed and go', async () => {
  await open();
  expect(await seenAfter(() => write('deep/gone.md', '# Gone no more\n'), 1)).toEqual({ added: [], gone: ['deep/c.md gone.md'] });
  expect(await seenAfter(() => renameSync(join(folder, 'b.md'), join(folder, 'new.md')), 1)).toEqual({
    added: ['a.md b.md#start'],
    gone: [],
  });
  expect(await seenAfter(() => rmSync(join(folder, 'deep/gone.md')), 1)).toEqual({ added: ['deep/c.md gone.md'], gone: [] });
});

test('a folder that comes and is written to later', async () => {
  await open();
  expect(await seenAfter(() => write('fresh/d.md', '[x](one.md)\n'), 1)).toEqual({ added: ['fresh/d.md one.md'], gone: [] });
  expect(await seenAfter(() => write('fresh/d.md', '[x](two.md)\n'), 2)).toEqual({
    added: ['fresh/d.md two.md'],
    gone: ['fresh/d.md one.md'],
  });
  expect(await seenAfter(() => rmSync(join(folder, 'fresh'), { recursive: true }), 1)).toEqual({ added: [], gone: ['fresh/d.md two.md'] });
});

test('an editor that writes a file beside it and renames it', async () => {
  await open();
  expect(
    await seenAfter(() => {
      write('.a.md.swp', '[x](nowhere.md)\n');
      renameSync(join(folder, '.a.md.swp'), join(folder, 'a.md'));
    }, 1),
  ).toEqual({ added: ['a.md nowhere.md'], gone: [] });
});

test('a page in the middle of a tag, and its end', async () => {
  await open();
  expect(await seenAfter(() => write('d.mdx', '# D\n\n<Note\n'), 1)).toEqual({ added: [expect.stringContaining('d.mdx')], gone: [] });
  expect(await seenAfter(() => write('d.mdx', '# D\n\n<Note />\n'), 1)).toEqual({ added: [], gone: [expect.stringContaining('d.mdx')] });
});

test('new settings count at once; broken ones are told, and the watch goes on', async () => {
  await open();
  write('unstuck.config.json', '{ "rules": ');
  await expect.poll(() => failures, { timeout: 10_000 }).toEqual([expect.stringMatching(/^Cannot read the configuration /)]);
  expect(await seenAfter(() => write('unstuck.config.json', '{ "preset": "links", "rules": { "no-broken-link": "off" } }\n'), 1)).toEqual({
    added: [],
    gone: ['deep/c.md gone.md'],
  });
});

test('nearer settings that come count instead, and go again', async () => {
  watch = await Watch.open({ paths: [join(folder, 'deep')], onTold: (change) => void told.push(change), onFailure: () => {} });
  const off = '{ "preset": "links", "rules": { "no-broken-link": "off" } }\n';
  expect(await seenAfter(() => write('deep/unstuck.config.json', off), 1)).toEqual({ added: [], gone: ['deep/c.md gone.md'] });
  expect(await seenAfter(() => rmSync(join(folder, 'deep/unstuck.config.json')), 1)).toEqual({ added: ['deep/c.md gone.md'], gone: [] });
});

test('the command prints what is new and what is gone, and ends with Ctrl-C', async () => {
  const child = spawn(process.execPath, [resolve('scripts/check.ts'), folder, '--watch'], { cwd: folder });
  let stdout = '';
  child.stdout.on('data', (text) => (stdout += String(text)));
  const ended = new Promise<number | null>((done) => child.once('close', done));
  await expect.poll(() => stdout, { timeout: 20_000 }).toMatch(/^New\n\ndeep\/c\.md\n[^]*1 error in 3 pages, \d+ ms\n\n$/);
  stdout = '';
  write('deep/c.md', '# C\n');
  await expect
    .poll(() => stdout, { timeout: 10_000 })
    .toMatch(/^Gone\n\n {2}deep\/c\.md {2}Unexpected link to `gone\.md`.*no-broken-link\n\nNo findings in 3 pages, \d+ ms\n\n$/);
  child.kill('SIGINT');
  expect(await ended).toBe(0);
}, 60_000);
