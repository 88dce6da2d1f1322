import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { afterEach, beforeEach, expect, test } from 'vitest';

interface Workflow {
  on: Record<string, unknown>;
  jobs: { links: { steps: { name?: string; run?: string }[] } };
}

const workflow = load(readFileSync('.github/workflows/links.yml', 'utf8')) as Workflow; // its own form is what the tests below rest on

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unstuck-workflow-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs a step as the runner does, with stand-ins for the commands that reach out. */
function runStep(name: string, commands: Record<string, string>): { status: number | null; calls: string[] } {
  for (const [command, body] of Object.entries(commands)) {
    writeFileSync(join(folder, command), `#!/bin/sh\necho "${command} $*" >> calls\n${body}\n`);
    chmodSync(join(folder, command), 0o755);
  }
  const { run = '' } = workflow.jobs.links.steps.find((step) => step.name === name) ?? {};
  expect(run).not.toBe('');
  const path = [folder, dirname(process.execPath), process.env['PATH']].join(delimiter);
  const { status } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], { cwd: folder, env: { PATH: path } });
  const calls = join(folder, 'calls');
  return { status, calls: existsSync(calls) ? readFileSync(calls, 'utf8').trimEnd().split('\n') : [] };
}

test('it runs on a schedule and by hand, never for a push or a pull request', () => {
  expect(Object.keys(workflow.on).toSorted()).toEqual(['schedule', 'workflow_dispatch']);
});

test.each([
  [0, 0],
  [1, 0],
  [2, 2],
])('a check that ends with %i ends the step with %i', (code, expected) => {
  expect(runStep('Ask', { npm: `exit ${code}` }).status).toBe(expected);
});

test.each<[string, number, string, string[]]>([
  ['faults, no issue yet', 2, '', ['gh issue create --title Links that lead outside need a look --body-file links.md']],
  ['faults, the issue is open', 2, '7', ['gh issue edit 7 --body-file links.md']],
  ['none, the issue is open', 0, '7', ['gh issue close 7 --comment Every outside link works again.']],
  ['none, no issue', 0, '', []],
])('keeps one issue: %s', (_, count, number, expected) => {
  writeFileSync(join(folder, 'links.json'), JSON.stringify({ findings: Array.from({ length: count }, () => ({})) }));
  writeFileSync(join(folder, 'links.md'), '| row |\n');
  const { status, calls } = runStep('Keep one issue', { gh: `[ "$2" = list ] && echo "${number}"; exit 0` });
  expect(status).toBe(0);
  expect(calls.filter((call) => !call.startsWith('gh issue list'))).toEqual(expected);
});

test('a list that is too long for an issue is cut at a row, and says so', () => {
  writeFileSync(join(folder, 'links.json'), '{ "findings": [{}] }');
  const rows = Array.from({ length: 3000 }, (_, row) => `| ${row} | ünreadable öld äddress |`);
  writeFileSync(join(folder, 'links.md'), `${rows.join('\n')}\n`);
  expect(runStep('Keep one issue', { gh: 'exit 0' }).status).toBe(0);
  const body = readFileSync(join(folder, 'links.md'), 'utf8');
  expect(body.length).toBeLessThan(65_536);
  const [end, ...kept] = body.trimEnd().split('\n').toReversed();
  expect(end).toMatch(/^Cut here; the log of the run has all:/);
  expect(kept.filter((line) => line !== '').every((line) => rows.includes(line))).toBe(true);
  expect(kept.length).toBeGreaterThan(1000);
});
