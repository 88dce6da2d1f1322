import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { check } from '../../src/check/run.ts';
import { checkShard } from '../../src/check/shard.ts';

let folder: string;
let docs: string;
let parts: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unstuck-shards-'));
  docs = join(folder, 'docs');
  parts = join(folder, 'parts');
  for (const fixture of readdirSync('tests/fixtures', { withFileTypes: true }))
    if (fixture.isDirectory()) cpSync(join('tests/fixtures', fixture.name), join(docs, fixture.name), { recursive: true });
  writeFileSync(join(docs, 'unreadable.md'), Buffer.from([0x23, 0x00, 0x00, 0x01]));
  writeFileSync(join(docs, 'broken.mdx'), '# Broken\n\n<Note\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

function run(cwd: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [resolve('scripts/check.ts'), ...args], { cwd, encoding: 'utf8' });
}

/** Without the only thing that differs between two runs of the same. */
function timeless(text: string): string {
  return text.replace(/"ms":\d+/, '"ms":0');
}

async function makeParts(of: number, options = { paths: [docs] }): Promise<void> {
  await Promise.all(Array.from({ length: of }, (_, index) => checkShard(options, { number: index + 1, of }, parts)));
}

test('eight shards side by side, merged, say what one run says, byte for byte', async () => {
  const one = run(folder, 'docs', '--no-cache', '--reporter', 'json');
  const shards = Array.from({ length: 8 }, (_, index) =>
    spawn(process.execPath, [resolve('scripts/check.ts'), 'docs', '--shard', `${index + 1}/8`, '--out', `parts/${index}`], { cwd: folder }),
  );
  const codes = await Promise.all(shards.map((child) => new Promise<number | null>((done) => child.once('close', done))));
  expect(codes).toEqual(Array.from({ length: 8 }, () => 0));
  const merged = run(folder, 'docs', '--merge', 'parts', '--reporter', 'json');
  expect(timeless(merged.stdout)).toBe(timeless(one.stdout));
  expect(merged.status).toBe(one.status);
  expect(JSON.parse(one.stdout).findings.length).toBeGreaterThan(10);
}, 120_000);

describe('the merge', () => {
  async function tellsTheSame(options: { paths: string[] }, folderOfParts = parts): Promise<number> {
    const one = await check(options);
    const merged = await check({ ...options, parts: folderOfParts });
    expect(merged.findings).toEqual(one.findings);
    expect(merged.pages).toBe(one.pages);
    return one.findings.length;
  }

  test('reads nothing that a part holds', async () => {
    await makeParts(3);
    let read = 0;
    await check({ paths: [docs], parts, onPage: (pages) => (read = pages) });
    expect(read).toBe(0);
  });

  test('of our own pages with their shared causes', async () => {
    const own = { paths: [resolve('content')] };
    await makeParts(4, own);
    let read = 0;
    await check({ ...own, parts, onPage: (pages) => (read = pages) });
    expect(read).toBe(0);
    await tellsTheSame(own);
  });

  test('of several paths', async () => {
    const several = {
      paths: readdirSync(docs)
        .map((name) => join(docs, name))
        .filter((path) => !path.endsWith('.md')),
    };
    await makeParts(2, several);
    expect(await tellsTheSame(several)).toBeGreaterThan(0);
  });

  test('on another machine, where the pages lie elsewhere', async () => {
    await makeParts(2);
    const elsewhere = join(folder, 'elsewhere');
    renameSync(docs, elsewhere);
    let read = 0;
    await check({ paths: [elsewhere], parts, onPage: (pages) => (read = pages) });
    expect(read).toBe(0);
    expect(await tellsTheSame({ paths: [elsewhere] })).toBeGreaterThan(0);
  });

  test('of pages that changed, came and went since', async () => {
    await makeParts(2);
    writeFileSync(join(docs, 'two-products-with-faults', 'doors.md'), '# Doors\n\n[gone](nowhere.md)\n');
    writeFileSync(join(docs, 'fresh.md'), '[gone](nowhere.md)\n');
    rmSync(join(docs, 'two-products-with-faults', '50%, done.md'));
    expect(await tellsTheSame({ paths: [docs] })).toBeGreaterThan(0);
  });

  test('without the part of a machine that failed, and with a broken and a foreign one', async () => {
    await makeParts(4);
    rmSync(join(parts, '2-of-4.part'));
    const third = join(parts, '3-of-4.part');
    writeFileSync(third, readFileSync(third).subarray(0, -20));
    writeFileSync(join(parts, '4-of-4.part'), 'unstuck part of another version\nnonsense');
    expect(await tellsTheSame({ paths: [docs] })).toBeGreaterThan(0);
  });

  test('with other settings than the shards had', async () => {
    await makeParts(2);
    writeFileSync(join(docs, 'unstuck.config.json'), '{ "preset": "links" }\n');
    let read = 0;
    await check({ paths: [docs], parts, onPage: (pages) => (read = pages) });
    expect(read).toBeGreaterThan(0);
    await tellsTheSame({ paths: [docs] });
  });
});

test('the shards share the pages out: each is read once', async () => {
  const counts = await Promise.all([1, 2, 3].map((number) => checkShard({ paths: [docs] }, { number, of: 3 }, parts)));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe((await check({ paths: [docs] })).pages);
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
});

test.each([
  [['--shard', '9/8', '--out', 'x'], 'Cannot do the shard 9/8: expected two numbers such as 2/8\n'],
  [['--shard', 'two', '--out', 'x'], 'Cannot do the shard two: expected two numbers such as 2/8\n'],
  [['--shard', '1/2'], 'Cannot use --shard without --out DIR, nor --out without --shard 2/8\n'],
  [['--shard', '1/2', '--out', 'x', '--since', 'main'], 'Cannot use --shard with --since\n'],
  [['--merge', 'nowhere'], 'Cannot merge nowhere: there is no such folder\n'],
  [['--merge', 'docs'], 'Cannot merge docs: it holds no part; make them with --shard 1/8 --out docs\n'],
  [['--watch', '--fix'], 'Cannot use --watch with --fix\n'],
])('%j is refused with one sentence', (args, sentence) => {
  mkdirSync(parts);
  expect(run(folder, 'docs', ...args)).toMatchObject({ status: 2, stdout: '', stderr: sentence });
});
