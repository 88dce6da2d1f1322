import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { check } from '../../src/check/run.ts';
import { ended, run, start } from './command.ts';

const pages = 120;
let folder: string;
let docs: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unstuck-killed-'));
  docs = join(folder, 'docs');
  mkdirSync(docs);
  writeFileSync(join(docs, 'unstuck.config.json'), '{ "preset": "links" }\n');
  for (let page = 0; page < pages; page += 1) writeFileSync(join(docs, nameOf(page)), faulty(page));
});
afterEach(() => rmSync(folder, { recursive: true }));

function nameOf(page: number): string {
  return `page-${page}.md`;
}

/** Links whose letter case is wrong: what `--fix` mends for certain. */
function faulty(page: number): string {
  const links = Array.from({ length: 30 }, (_, index) => `[next](Page-${(page + index) % pages}.md)`);
  return `# Page ${page}\n\n${links.join('\n\n')}\n`;
}

function mended(page: number): string {
  return faulty(page).replaceAll('](Page', '](page');
}

/** The findings, without the time they took. */
function findingsIn(json: string): unknown {
  return JSON.parse(json).findings;
}

function toName({ file = '', line, message }: { file?: string; line?: number; message: string }): string {
  return `${basename(file)}:${line} ${message}`;
}

/** Spread over the whole of a run, from before anything is read to after everything is written. */
const moments = [0.1, 0.3, 0.5, 0.65, 0.75, 0.85, 0.92, 1];

test('a fix that is killed leaves every page as it was or as it should be, and the next one ends it', async () => {
  const started = performance.now();
  cpSync(docs, join(folder, 'measure'), { recursive: true });
  await run(join(folder, 'measure'), '--fix', '--no-cache');
  const whole = performance.now() - started;
  for (const moment of moments) {
    for (let page = 0; page < pages; page += 1) writeFileSync(join(docs, nameOf(page)), faulty(page));
    const child = start([docs, '--fix', '--no-cache']);
    const end = ended(child);
    // oxlint-disable-next-line no-await-in-loop -- one after the other, so that each has the machine to itself
    await setTimeout(whole * moment);
    child.kill('SIGKILL');
    // oxlint-disable-next-line no-await-in-loop
    await end;
    for (let page = 0; page < pages; page += 1)
      expect([faulty(page), mended(page)]).toContain(readFileSync(join(docs, nameOf(page)), 'utf8'));
  }
  const { code } = await run(docs, '--fix', '--no-cache');
  expect(code).toBe(0);
  for (let page = 0; page < pages; page += 1) expect(readFileSync(join(docs, nameOf(page)), 'utf8')).toBe(mended(page));
}, 180_000);

test('a run that is killed leaves a memory that the next one can trust', async () => {
  const started = performance.now();
  await run(docs, '--no-cache');
  const time = performance.now() - started;
  for (const [index, moment] of moments.entries()) {
    // Other lines and another number of findings: a memory of before would show.
    writeFileSync(join(docs, nameOf(index)), faulty(index).replace(/\n\n.*\n/, `${'\n'.repeat(index + 3)}`));
    // oxlint-disable-next-line no-await-in-loop -- before the run, which then may remember
    const expected = (await check({ paths: [docs] })).findings.map(toName);
    const child = start([docs]);
    const end = ended(child);
    // oxlint-disable-next-line no-await-in-loop -- one after the other, so that each has the machine to itself
    await setTimeout(time * moment);
    child.kill('SIGKILL');
    // oxlint-disable-next-line no-await-in-loop
    await end;
    // oxlint-disable-next-line no-await-in-loop
    const told = JSON.parse((await run(docs, '--reporter', 'json')).stdout).findings.map(toName);
    expect(told).toEqual(expected);
  }
}, 180_000);

test('two runs at once say the same', async () => {
  const runs = await Promise.all([1, 2, 3, 4].map(() => run(docs, '--reporter', 'json')));
  for (const { stdout, stderr } of runs)
    expect({ findings: findingsIn(stdout), stderr }).toEqual({ findings: findingsIn(runs[0]?.stdout ?? ''), stderr: '' });
  expect(findingsIn(runs[0]?.stdout ?? '')).toHaveLength(pages * 30);
}, 60_000);

test('two fixes at once mend everything between them, and neither harms a page', async () => {
  const fixes = await Promise.all([run(docs, '--fix'), run(docs, '--fix')]);
  for (const { code, stderr } of fixes) {
    expect([0, 2]).toContain(code);
    expect(stderr).not.toContain('fault of the tool');
  }
  expect((await run(docs, '--fix')).code).toBe(0);
  for (let page = 0; page < pages; page += 1) expect(readFileSync(join(docs, nameOf(page)), 'utf8')).toBe(mended(page));
  expect(readdirSync(docs).filter((name) => name.endsWith('.tmp'))).toEqual([]);
}, 60_000);
