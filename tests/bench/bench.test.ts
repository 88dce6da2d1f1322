import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkScope } from '../../src/check/run.ts';
import { defaultConfig } from '../../src/content-graph/config.ts';
import { writeFolder } from '../write-folder.ts';
import { compare, ratio, type Runs, toTable } from './compare.ts';
import { copyCorpus, type Corpus, writeSynthetic } from './corpus.ts';
import { type Measured, measure, median } from './measure.ts';
import { readAll, type Tool, unstuck } from './tools.ts';

function owned(corpus: Corpus): Corpus {
  onTestFinished(() => rmSync(dirname(corpus.folder), { recursive: true }));
  return corpus;
}

function program(name: string, code: string): Tool {
  return {
    name,
    command: () => ({ file: process.execPath, args: ['-e', code] }),
    fault: (output) => (output === 'done' ? undefined : 'it did not end'),
  };
}

function runsOf(name: string, walls: number[]): Runs {
  const measured = walls.map((wall): Measured => ({ wall, cpu: wall * 2, peak: 50_000_000, output: '' }));
  return { tool: program(name, ''), measured };
}

test.each([
  [[3], 3],
  [[5, 1, 3], 3],
  [[1, 2, 3, 10], 2.5],
])('the median of %j is %d', (values, middle) => {
  expect(median(values)).toBe(middle);
});

test('a ratio compares runs of the same round', () => {
  expect(ratio(runsOf('slow', [200, 900, 400]), runsOf('fast', [100, 300, 100]))).toBe(3);
});

test('the table shows seconds, megabytes and ratios, and why a tool has none', () => {
  const fast = runsOf('fast', [100, 200, 300]);
  const failed: Runs = { ...runsOf('broken', []), failure: 'it said | nothing' };
  expect(toTable([fast, runsOf('slow', [400, 400, 400]), failed], [fast])).toBe(
    [
      '| tool | wall s | CPU s | peak MB | times fast |',
      '| --- | --: | --: | --: | --: |',
      '| fast | 0.200 | 0.40 | 50 | 1.00 |',
      '| slow | 0.400 | 0.80 | 50 | 2.00 |',
      '| broken | failed: it said \\| nothing | – | – | – |',
    ].join('\n'),
  );
});

test('a program is measured: its time, its work and its memory', async () => {
  const work =
    'const all = []; const end = performance.now() + 200; while (performance.now() < end); for (let i = 0; i < 80; i += 1) all.push(Buffer.alloc(1e6, 1)); process.stdout.write("done")';
  const found = await measure(program('busy', work).command({} as Corpus), 20_000); // the command does not look at it
  expect(found).toMatchObject({ output: 'done' });
  expect(found.failure).toBeUndefined();
  expect(found.wall).toBeGreaterThan(200);
  expect(found.cpu).toBeGreaterThan(150);
  expect(found.peak).toBeGreaterThan(100_000_000);
});

test('a run that fails, stops early or hangs is not counted', async () => {
  const corpus = owned(copyCorpus(writeFolder({ 'a.md': '# A\n' })));
  const tools = [
    program('good', 'process.stdout.write("done")'),
    program('silent', ''),
    program('hanging', 'setTimeout(() => {}, 60000)'),
    { ...program('missing', ''), command: () => ({ file: '/no/such/program', args: [] }) },
  ];
  const [good, ...others] = await compare(tools, corpus, { runs: 2, timeout: 1500, tell: () => undefined });
  expect([good?.measured.length, good?.failure]).toEqual([2, undefined]);
  expect(others.map(({ measured }) => measured.length)).toEqual([0, 0, 0]);
  expect(others.map(({ failure }) => failure)).toEqual([
    'it did not end',
    expect.stringMatching(/^ended by SIGKILL after \d+ s$/),
    expect.stringContaining('ENOENT'),
  ]);
});

test('our own check counts only where it reports what is planted', async () => {
  const corpus = owned(copyCorpus(writeFolder({ 'a.md': '# A\n', 'node_modules/x.md': '[x](gone.md)', 'sub/b.md': '# B\n' })));
  expect(existsSync(join(corpus.folder, 'node_modules'))).toBe(false);
  expect(corpus.pages.map((page) => page.slice(corpus.folder.length + 1))).toEqual([
    '00-unstuck-bench.md',
    'a.md',
    'sub/b.md',
    'zz-unstuck-bench.md',
  ]);
  const [cold] = unstuck('links');
  const tools = [readAll, ...(cold ? [cold] : [])];
  const options = { runs: 1, timeout: 20_000, tell: () => undefined };
  expect((await compare(tools, corpus, options)).map(({ failure }) => failure)).toEqual([undefined, undefined]);
  writeFileSync(join(corpus.folder, 'zz-unstuck-bench.md'), '# Mended\n');
  expect((await compare(tools, corpus, options)).map(({ failure }) => failure)).toEqual([
    undefined,
    expect.stringMatching(/^it did not report `unstuck-bench-last-missing`: /),
  ]);
}, 60_000);

test('made pages are linked, and have no fault but the two that are planted', async () => {
  const corpus = owned(writeSynthetic(250));
  expect(corpus.pages).toHaveLength(252);
  expect(corpus.bytes / corpus.pages.length).toBeGreaterThan(800);
  const { findings } = await checkScope({ roots: [corpus.folder], only: [], config: { ...defaultConfig, preset: 'links' } });
  expect(findings.map(({ ruleId, actual }) => [ruleId, actual])).toEqual([
    ['no-broken-link', './unstuck-bench-first-missing.md'],
    ['no-broken-link', './unstuck-bench-last-missing.md'],
  ]);
});
