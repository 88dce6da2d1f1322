import { execFile, spawn } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { check, checkScope, type RunOptions } from '../../src/check/run.ts';
import { checkUnlessKnown } from '../../src/check/verdict.ts';
import { defaultConfig } from '../../src/content-graph/config.ts';
import { addFiles, writeFolder } from '../write-folder.ts';

/** Enough pages to be remembered, with faults of page rules, of graph rules and of a page that cannot be parsed. */
function pages(): Record<string, string> {
  const plain = Array.from({ length: 70 }, (_, index) => [
    `p/page-${index}.md`,
    `# Page ${index}\n\nText, and [the next](page-${(index + 1) % 70}.md).\n`,
  ]);
  return {
    ...Object.fromEntries(plain),
    'faults.md':
      '# Faults\n\n[gone](gone.md), [](p/page-1.md), [part](p/page-2.md#nowhere)\n\n<!-- unstuck-disable-next-line no-broken-link: kept -->\n[kept](gone-too.md)\n',
    'broken.mdx': '# Broken\n\n<Note>\n',
  };
}

const expected = ['broken.mdx:3 readable-page', 'faults.md:3 no-broken-link', 'faults.md:3 no-empty-link', 'faults.md:3 no-broken-anchor'];

async function toldBy(folder: string, options: RunOptions): Promise<string[]> {
  const { findings } = await checkScope({ roots: [folder], only: [], config: { ...defaultConfig, preset: 'links' } }, options);
  return findings.map(({ file = '', line, ruleId }) => `${file.slice(folder.length + 1)}:${line} ${ruleId}`);
}

/** Files that are too new are never taken for unchanged. */
async function settle(): Promise<void> {
  await setTimeout(2100);
}

// As on a desk; the tests themselves may run anywhere.
beforeEach(() => vi.stubEnv('CI', ''));
afterEach(() => vi.unstubAllEnvs());

describe('remembered pages', () => {
  test('tell what pages that are read tell', async () => {
    const folder = writeFolder(pages());
    const cacheFolder = writeFolder({});
    expect(await toldBy(folder, {})).toEqual(expected);
    expect(await toldBy(folder, { cacheFolder })).toEqual(expected);
    expect(readdirSync(cacheFolder)).toEqual([expect.stringMatching(/^[0-9a-f]{32}\.bin$/)]);
    expect(await toldBy(folder, { cacheFolder })).toEqual(expected);
    await settle();
    expect(await toldBy(folder, { cacheFolder })).toEqual(expected);
    expect(await toldBy(folder, { cacheFolder })).toEqual(expected);
  });

  test('are really remembered: what is in the cache is told', async () => {
    const folder = writeFolder(pages());
    const cacheFolder = writeFolder({});
    await settle();
    const graph = async (): Promise<number> => {
      let read = 0;
      await toldBy(folder, { cacheFolder, onPage: (count) => (read = count) });
      return read;
    };
    expect(await graph()).toBe(71);
    expect(await graph()).toBe(0);
    addFiles(folder, { 'p/page-7.md': '# Seven\n\nNew.\n' });
    expect(await graph()).toBe(1);
    rmSync(join(folder, 'p/page-9.md'));
    expect(await graph()).toBe(0);
    expect(await toldBy(folder, { cacheFolder })).toContain('p/page-8.md:3 no-broken-link');
  });

  test.each([
    ['on a desk', ''],
    ['on CI', 'true'],
  ])('a change of the same size and time is noticed %s', async (_name, ci) => {
    vi.stubEnv('CI', ci);
    const folder = writeFolder(pages());
    const cacheFolder = writeFolder({});
    const file = join(folder, 'p/page-3.md');
    const before = readFileSync(file, 'utf8');
    const time = new Date('2026-01-01');
    utimesSync(file, time, time);
    await settle();
    expect(await toldBy(folder, { cacheFolder })).toEqual(expected);
    writeFileSync(file, before.replace('page-4.md', 'page-X.md'));
    utimesSync(file, time, time);
    expect(await toldBy(folder, { cacheFolder })).toEqual([...expected, 'p/page-3.md:3 no-broken-link']);
  });

  test('a new time without a change is no change', async () => {
    const folder = writeFolder(pages());
    const cacheFolder = writeFolder({});
    await toldBy(folder, { cacheFolder });
    for (const name of readdirSync(join(folder, 'p'))) utimesSync(join(folder, 'p', name), new Date(), new Date());
    let read = 0;
    expect(await toldBy(folder, { cacheFolder, onPage: (count) => (read = count) })).toEqual(expected);
    expect(read).toBe(0);
  });

  test('a text that is not saved counts, and is not remembered', async () => {
    const folder = writeFolder(pages());
    const cacheFolder = writeFolder({});
    await toldBy(folder, { cacheFolder });
    const texts = new Map([[join(folder, 'p/page-3.md'), '[x](gone.md)\n']]);
    expect(await toldBy(folder, { cacheFolder, texts })).toEqual([...expected, 'p/page-3.md:1 no-broken-link']);
    expect(await toldBy(folder, { cacheFolder })).toEqual(expected);
  });

  test.each<[string, (file: string) => void]>([
    ['cut off', (file) => truncateSync(file, 5000)],
    ['empty', (file) => truncateSync(file, 0)],
    ['foreign', (file) => writeFileSync(file, 'not ours')],
    [
      'of another version',
      (file) => writeFileSync(file, readFileSync(file, 'latin1').replace(/cache [0-9a-f]{8}/, 'cache 00000000'), 'latin1'),
    ],
    ['damaged', (file) => damage(file)],
  ])('a cache that is %s counts as none', async (_name, harm) => {
    const folder = writeFolder(pages());
    const cacheFolder = writeFolder({});
    await toldBy(folder, { cacheFolder });
    const [name = ''] = readdirSync(cacheFolder);
    harm(join(cacheFolder, name));
    let read = 0;
    expect(await toldBy(folder, { cacheFolder, onPage: (count) => (read = count) })).toEqual(expected);
    expect(read).toBe(71);
    expect(await toldBy(folder, { cacheFolder })).toEqual(expected);
  });

  test('a cache that cannot be written is none', async () => {
    const folder = writeFolder({ ...pages(), occupied: 'a file' });
    expect(await toldBy(folder, { cacheFolder: join(folder, 'occupied') })).toEqual(expected);
  });

  test('a main product that changes is worked out anew', async () => {
    const settings = {
      preset: 'recommended',
      products: { one: { name: 'OneBrand' }, two: { name: 'TwoBrand' } },
    };
    const folder = writeFolder({
      ...pages(),
      'unstuck.config.json': JSON.stringify(settings),
      'brand.md': '# Brands\n\nOneBrand OneBrand TwoBrand\n',
    });
    const cacheFolder = writeFolder({});
    const brands = async (): Promise<(string | undefined)[]> => {
      const { findings } = await check({ paths: [folder], cacheFolder });
      return findings.filter(({ ruleId }) => ruleId === 'no-other-brand').map(({ actual }) => actual);
    };
    expect(await brands()).toEqual(['TwoBrand']);
    expect(await brands()).toEqual(['TwoBrand']);
    addFiles(folder, { 'more.md': '# More\n\nTwoBrand TwoBrand TwoBrand\n' });
    expect(await brands()).toEqual(['OneBrand', 'OneBrand']);
  });
});

function damage(file: string): void {
  const bytes = readFileSync(file);
  bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
}

describe('a remembered result', () => {
  /** What is told, and whether any page was read for it. */
  async function run(folder: string, cacheFolder: string, configFile?: string): Promise<{ told: string[]; isRead: boolean }> {
    let isRead = false;
    const { findings } = await checkUnlessKnown({ paths: [folder], configFile, cacheFolder, onPage: () => (isRead = true) });
    return { told: findings.map(({ file = '', line, ruleId }) => `${file.slice(folder.length + 1)}:${line} ${ruleId}`), isRead };
  }

  const site = {
    'unstuck.config.json': '{ "preset": "links" }',
    'docs/a.md': '# A\n\n[b](b.md) [gone](gone.md) [out](../out.md#part)\n',
    'docs/b.md': '# B\n',
    'docs/picture.png': 'x',
    'out.md': '# Part\n',
  };

  test('is told again where nothing changed, and forgotten with any change', async () => {
    const fault = 'a.md:3 no-broken-link';
    const changes: [(folder: string) => void, string[]][] = [
      [(folder) => addFiles(folder, { 'docs/b.md': '[x](x.md)\n' }), [fault, 'b.md:1 no-broken-link']],
      [(folder) => addFiles(folder, { 'docs/gone.md': '# Here\n' }), []],
      [(folder) => addFiles(folder, { 'out.md': '# Another\n' }), [fault, 'a.md:3 no-broken-anchor']],
      [(folder) => rmSync(join(folder, 'out.md')), [fault, fault]],
      [(folder) => renameSync(join(folder, 'docs/b.md'), join(folder, 'docs/c.md')), [fault, fault]],
      [(folder) => addFiles(folder, { 'unstuck.config.json': '{ "preset": "links", "rules": { "no-broken-link": "off" } }' }), []],
    ];
    const cacheFolder = writeFolder({});
    const folders = changes.map(() => writeFolder(site));
    await settle();
    for (const [index, [change, told]] of changes.entries()) {
      const folder = folders[index] ?? '';
      const docs = join(folder, 'docs');
      // oxlint-disable no-await-in-loop -- each run follows the one before it
      expect(await run(docs, cacheFolder)).toEqual({ told: [fault], isRead: true });
      expect(await run(docs, cacheFolder)).toEqual({ told: [fault], isRead: false });
      change(folder);
      expect((await run(docs, cacheFolder)).told, String(change)).toEqual(told);
      // oxlint-enable no-await-in-loop
    }
  }, 60_000);

  test('is not believed while a file is new', async () => {
    const folder = writeFolder(site);
    const cacheFolder = writeFolder({});
    await run(join(folder, 'docs'), cacheFolder);
    expect((await run(join(folder, 'docs'), cacheFolder)).isRead).toBe(true);
  });

  test('is not believed on CI, where a checkout sets all times', async () => {
    const folder = writeFolder(site);
    const cacheFolder = writeFolder({});
    vi.stubEnv('CI', 'true');
    await settle();
    await run(join(folder, 'docs'), cacheFolder);
    expect((await run(join(folder, 'docs'), cacheFolder)).isRead).toBe(true);
  });

  test('looks like the first one', async () => {
    const folder = writeFolder(site);
    const cacheFolder = writeFolder({});
    await settle();
    const options = { paths: [join(folder, 'docs')], cacheFolder };
    const [first, second] = [await checkUnlessKnown(options), await checkUnlessKnown(options)];
    expect({ ...second, ms: 0 }).toEqual({ findings: first.findings, pages: first.pages, notes: [], ms: 0 });
    expect(String(second.findings[0])).toBe(String(first.findings[0]));
  });
});

test('runs at once, and one that is killed, leave a cache that is right', async () => {
  const folder = writeFolder(pages());
  const cacheFolder = writeFolder({});
  const script = fileURLToPath(new URL('./run-cached.ts', import.meta.url));
  const start = (): Promise<string> =>
    new Promise((resolve, reject) =>
      execFile(process.execPath, [script, folder, cacheFolder], (error, stdout) => (error ? reject(error) : resolve(stdout))),
    );
  const killed = spawn(process.execPath, [script, folder, cacheFolder, 'forever'], { stdio: 'ignore' });
  const told = await Promise.all(Array.from({ length: 4 }, start));
  killed.kill('SIGKILL');
  expect(told.map((text) => JSON.parse(text) as unknown)).toEqual(Array.from({ length: 4 }, () => expected));
  expect(await toldBy(folder, { cacheFolder })).toEqual(expected);
}, 60_000);
