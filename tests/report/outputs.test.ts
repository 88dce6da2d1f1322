import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { createProgress } from '../../scripts/progress.ts';
import { parseOutputs } from '../../scripts/show-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'unstuck-outputs-'));
writeFileSync(join(folder, 'taken'), '');
afterAll(() => rmSync(folder, { recursive: true }));

const fixture = resolve('tests/fixtures/two-products-with-faults');

function runCheck(args: string[], environment: Record<string, string> = {}): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [resolve('scripts/check.ts'), fixture, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, GITHUB_STEP_SUMMARY: '', ...environment },
  });
}

test('several reporters at once, each where it is sent', () => {
  const { status, stdout } = runCheck(['--reporter', 'text', '--reporter', 'sarif=out.sarif', '--reporter', 'junit=a=b.xml']);
  expect(status).toBe(1);
  expect(stdout).toMatch(/^.*50%, done\.md\n/);
  expect(stdout).not.toContain('<testsuites');
  expect(JSON.parse(readFileSync(join(folder, 'out.sarif'), 'utf8')).version).toBe('2.1.0');
  expect(readFileSync(join(folder, 'a=b.xml'), 'utf8')).toContain('<testsuites');
});

test('github adds to the job summary what other steps have written', () => {
  const summary = join(folder, 'summary.md');
  writeFileSync(summary, 'From another step\n');
  const { stdout } = runCheck(['--reporter', 'github'], { GITHUB_STEP_SUMMARY: summary, GITHUB_WORKSPACE: resolve('.') });
  expect(stdout).toMatch(/^::error file=tests\/fixtures\/two-products-with-faults\/50%25%2C done\.md,line=7,/);
  expect(readFileSync(summary, 'utf8')).toMatch(/^From another step\n## Unstuck\n/);
});

test('a report into folders that are not there yet, and one on the screen by name', () => {
  const { status, stdout, stderr } = runCheck(['--reporter', 'junit=new/deep/out.xml', '--reporter', 'json=-']);
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(JSON.parse(stdout).version).toBe(1);
  expect(readFileSync(join(folder, 'new/deep/out.xml'), 'utf8')).toContain('<testsuites');
});

test('a report that cannot be written keeps none of the others', () => {
  const args = ['--reporter', 'json=taken/out.json', '--reporter', 'text', '--reporter', 'sarif=after.sarif'];
  const { status, stdout, stderr } = runCheck(args);
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'Cannot write the report taken/out.json: a file stands where a folder is needed\n',
  });
  expect(stdout).toContain('`gone|away.md`');
  expect(JSON.parse(readFileSync(join(folder, 'after.sarif'), 'utf8')).version).toBe('2.1.0');
});

test('paths count from the repository that holds the pages, wherever in the folder of a job it is checked out', () => {
  const pages = join(folder, 'workspace', 'checkout', 'docs');
  cpSync(fixture, pages, { recursive: true });
  mkdirSync(join(folder, 'workspace', 'checkout', '.git'));
  const args = [resolve('scripts/check.ts'), 'checkout/docs', '--reporter', 'github'];
  const env = { ...process.env, GITHUB_STEP_SUMMARY: '', GITHUB_WORKSPACE: join(folder, 'workspace') };
  const { stdout } = spawnSync(process.execPath, args, { cwd: join(folder, 'workspace'), encoding: 'utf8', env });
  expect(stdout).toMatch(/^::error file=docs\/50%25%2C done\.md,line=7,/);
});

test('color and progress stay away where nobody looks at a terminal', () => {
  const { stdout, stderr } = runCheck([]);
  expect(stdout).not.toContain('\x1B');
  expect(stderr).toBe('');
});

test.each([
  [['--reporter', 'pdf'], 'Cannot report as pdf: expected text, json, github, markdown, sarif, junit, gitlab\n'],
  [['--reporter', 'json='], 'Cannot report as json: expected a file after `=`\n'],
  [['--reporter', 'json=taken/out.json'], 'Cannot write the report taken/out.json: a file stands where a folder is needed\n'],
  [
    ['--reporter', 'json=one', '--reporter', 'sarif=./one'],
    `Cannot write two reports into ${join(folder, 'one')}: give each a file of its own\n`,
  ],
])('%j is refused with one sentence', (args, sentence) => {
  const { status, stdout, stderr } = runCheck(args);
  expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: sentence });
});

test('a file may hold an equals sign', () => {
  expect(parseOutputs(['text', 'json=a=b.json'])).toEqual([{ reporter: 'text' }, { reporter: 'json', file: 'a=b.json' }]);
});

test('progress is one line of a long run on a terminal, gone at the end', () => {
  const stream = Object.assign(new PassThrough(), { isTTY: true });
  let now = 0;
  const progress = createProgress({ stream, patience: 1000, pace: 100, clock: () => now });
  for (const [time, pages] of [
    [999, 1],
    [1000, 2],
    [1099, 3],
    [1100, 1234],
  ] as const) {
    now = time;
    progress.tell(pages);
  }
  progress.end();
  expect(String(stream.read())).toBe('\r\x1B[2K2 pages read\r\x1B[2K1,234 pages read\r\x1B[2K');
});

test.each([true, false])('a short run shows no progress, nor does a stream that is no terminal (%s)', (isTTY) => {
  const stream = Object.assign(new PassThrough(), { isTTY });
  const progress = createProgress({ stream, patience: isTTY ? 10 : 0, pace: 0, clock: () => 5 });
  progress.tell(1);
  progress.end();
  expect(stream.read()).toBe(null);
});
