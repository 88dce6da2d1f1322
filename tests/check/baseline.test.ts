import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addFiles, writeFolder } from '../write-folder.ts';
import { type Run, runCheck, runCheckWith, told } from './run-check.ts';

const site = {
  'unstuck.config.json': '{ "preset": "links" }',
  'docs/a.md': '# A\n\n[one](gone.md) and [two](gone.md)\n\n[three](lost.md)\n',
  'docs/b.md': '# B\n\n[a](a.md)\n',
};

interface Entry {
  path: string;
  rule: string;
  text: string;
  hash: string;
  count: number;
}

function entries(folder: string): Entry[] {
  return (JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8')) as { findings: Entry[] }).findings; // a test reads what another proves
}

/** A folder whose findings of today are in `known.json`. */
async function adopted(): Promise<string> {
  const folder = writeFolder(site);
  const run = await checkWith(folder);
  expect(run.stderr).toBe('Wrote 3 findings into the baseline known.json\n');
  expect([run.code, told(run)]).toEqual([0, []]);
  return folder;
}

function checkWith(folder: string, ...args: string[]): Promise<Run> {
  return runCheck(folder, 'docs', '--baseline', 'known.json', '--reporter', 'json', ...args);
}

test('the first run writes what is known, sorted, and by content', async () => {
  const folder = await adopted();
  const hash = expect.stringMatching(/^[0-9a-f]{16}$/);
  const [first, second] = entries(folder);
  expect([first, second].toSorted((one, other) => (other?.count ?? 0) - (one?.count ?? 0))).toEqual([
    { path: 'docs/a.md', rule: 'no-broken-link', text: 'gone.md', hash, count: 2 },
    { path: 'docs/a.md', rule: 'no-broken-link', text: 'lost.md', hash, count: 1 },
  ]);
  expect([first?.hash, second?.hash]).toEqual([first?.hash, second?.hash].toSorted());
  expect(readdirSync(folder).sort()).toEqual(['docs', 'known.json', 'unstuck.config.json']);
});

test('later runs tell nothing of it, wherever it has moved', async () => {
  const folder = await adopted();
  addFiles(folder, { 'docs/a.md': `\uFEFFMore before it.\r\n\r\n${site['docs/a.md'].replaceAll('\n', '\r\n')}` });
  const run = await checkWith(folder);
  expect([run.code, told(run), run.stderr]).toEqual([0, [], 'Left out 3 findings that the baseline known.json knows\n']);
});

test('what is new is told: another target, another line, the same once more', async () => {
  const folder = await adopted();
  addFiles(folder, {
    'docs/a.md': `${site['docs/a.md']}\n[four](new.md)\n\n[one](gone.md) elsewhere\n\n[three](lost.md)\n`,
    'docs/b.md': '[three](lost.md)\n',
  });
  const run = await checkWith(folder);
  expect([run.code, told(run)]).toEqual([
    1,
    ['docs/a.md:7 no-broken-link', 'docs/a.md:9 no-broken-link', 'docs/a.md:11 no-broken-link', 'docs/b.md:1 no-broken-link'],
  ]);
});

test('what is gone is named, and taken out only where that is asked', async () => {
  const folder = await adopted();
  const before = readFileSync(join(folder, 'known.json'), 'utf8');
  addFiles(folder, { 'docs/a.md': '# A\n\n[one](gone.md) and [two](b.md)\n' });
  const named = await checkWith(folder);
  expect([named.code, readFileSync(join(folder, 'known.json'), 'utf8')]).toEqual([1, before]);
  addFiles(folder, { 'docs/a.md': '# A\n\n[three](lost.md)\n' });
  const noticed = await checkWith(folder);
  expect(noticed.stderr).toBe(
    'Left out 1 finding that the baseline known.json knows\n2 findings of the baseline known.json are gone: take them out with --update-baseline\n',
  );
  const updated = await checkWith(folder, '--update-baseline');
  expect(updated.stderr).toBe(
    'Left out 1 finding that the baseline known.json knows\nTook 2 findings out of the baseline known.json, 1 left\n',
  );
  expect(entries(folder).map(({ text, count }) => [text, count])).toEqual([['lost.md', 1]]);
});

test('an update adds nothing', async () => {
  const folder = await adopted();
  const before = readFileSync(join(folder, 'known.json'), 'utf8');
  addFiles(folder, { 'docs/b.md': '[new](new.md)\n' });
  expect((await checkWith(folder, '--update-baseline')).code).toBe(1);
  expect(readFileSync(join(folder, 'known.json'), 'utf8')).toBe(before);
});

test('a page that was not judged keeps its entries, one that is no more loses them', async () => {
  const folder = writeFolder({ ...site, 'docs/sub/c.md': '[x](gone.md)\n' });
  await checkWith(folder);
  const part = await runCheck(folder, 'docs/sub', '--baseline', 'known.json', '--update-baseline');
  expect(part.stderr).toBe('Left out 1 finding that the baseline known.json knows\n');
  expect(entries(folder)).toHaveLength(3);
  rmSync(join(folder, 'docs/a.md'));
  await checkWith(folder, '--update-baseline');
  expect(entries(folder).map(({ path }) => path)).toEqual(['docs/sub/c.md']);
});

test('rules that did not run keep their entries', async () => {
  const folder = await adopted();
  addFiles(folder, { 'unstuck.config.json': '{ "preset": "links", "rules": { "no-broken-link": "off" } }' });
  const run = await checkWith(folder, '--update-baseline');
  expect([run.stderr, entries(folder).length]).toEqual(['', 2]);
});

test.each([
  ['2999-12-31', 0, 'Left out 3 findings that the baseline known.json knows\n'],
  ['2020-01-31', 1, 'The baseline known.json ended on 2020-01-31: its findings count again\n'],
])('a baseline that ends on %s', async (expires, code, stderr) => {
  const folder = await adopted();
  const known = JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8')) as object; // written by the run before
  writeFileSync(join(folder, 'known.json'), JSON.stringify({ ...known, expires }));
  const run = await checkWith(folder);
  expect([run.code, run.stderr]).toEqual([code, stderr]);
});

test('an update keeps the day it ends on', async () => {
  const folder = await adopted();
  const known = JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8')) as object; // written by the run before
  writeFileSync(join(folder, 'known.json'), JSON.stringify({ ...known, expires: '2999-12-31' }));
  addFiles(folder, { 'docs/a.md': '# A\n' });
  await checkWith(folder, '--update-baseline');
  expect(JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8'))).toEqual({ version: 1, expires: '2999-12-31', findings: [] });
});

test.each([
  ['{', 'Cannot read the baseline known.json: it is not JSON; restore it, or delete it and make a new one\n'],
  ['{ "version": 2, "findings": [] }', 'Cannot use the baseline known.json: `version`: '],
  ['{ "version": 1, "findings": [{ "rule": "x" }] }', 'Cannot use the baseline known.json: `findings.0.path`: '],
  [
    '{ "version": 1, "expires": "soon", "findings": [] }',
    'Cannot use the baseline known.json: `expires`: expected a date such as 2027-03-31',
  ],
])('a broken baseline is an own failure: %s', async (text, message) => {
  const folder = writeFolder({ ...site, 'known.json': text });
  const run = await checkWith(folder);
  expect([run.code, run.stdout]).toEqual([2, '']);
  expect(run.stderr).toContain(message);
  expect(readFileSync(join(folder, 'known.json'), 'utf8')).toBe(text);
});

test('a folder in its place is an own failure', async () => {
  const run = await checkWith(writeFolder({ ...site, 'known.json/x': '' }));
  expect([run.code, run.stderr]).toEqual([
    2,
    'Cannot read the baseline known.json: it is a folder; restore it, or delete it and make a new one\n',
  ]);
});

test('a robot makes no baseline', async () => {
  const folder = writeFolder(site);
  const run = await runCheckWith({ CI: 'true' }, folder, 'docs', '--baseline', 'known.json');
  expect([run.code, run.stderr]).toEqual([
    2,
    'Cannot read the baseline known.json: there is no such file; make it on your own machine, and commit it\n',
  ]);
  expect(readdirSync(folder).sort()).toEqual(['docs', 'unstuck.config.json']);
});

test('--update-baseline needs the file', async () => {
  const run = await runCheck(writeFolder(site), 'docs', '--update-baseline');
  expect([run.code, run.stderr]).toEqual([2, 'Cannot use --update-baseline without --baseline FILE\n']);
});

test('--fix leaves known findings alone, and a dry run makes no baseline', async () => {
  const folder = writeFolder({ ...site, 'docs/a.md': '[b](B.md)\n' });
  await runCheck(folder, 'docs', '--baseline', 'known.json', '--fix', '--dry-run');
  expect(readdirSync(folder).sort()).toEqual(['docs', 'unstuck.config.json']);
  await checkWith(folder);
  const run = await checkWith(folder, '--fix');
  expect(run.stderr).toContain('Mended 0 findings in 0 files\n');
  expect(readFileSync(join(folder, 'docs/a.md'), 'utf8')).toBe('[b](B.md)\n');
});
