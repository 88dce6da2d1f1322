import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { afterEach, beforeEach, expect, test } from 'vitest';

interface Action {
  inputs: Record<string, { default: string }>;
  runs: { steps: { name: string; run: string; env?: Record<string, string> }[] };
}

const action = load(readFileSync('.github/actions/check/action.yml', 'utf8')) as Action; // its own form is what the tests below rest on
const step = action.runs.steps.find(({ name }) => name === 'Check');

let workspace: string;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'unstuck-action-'));
  cpSync('tests/fixtures/two-products-with-faults', join(workspace, 'docs'), { recursive: true });
});
afterEach(() => rmSync(workspace, { recursive: true }));

/** Runs the step as the runner does: expressions filled in, bash, the workspace as working folder. */
function use(inputs: Record<string, string>): { status: number | null; stdout: string; stderr: string } {
  const filled = Object.entries(step?.env ?? {}).map(([name, value]) => {
    const text = value.replace(
      /\$\{\{ inputs\.(\w+) \}\}/,
      (_, input: string) => inputs[input] ?? action.inputs[input]?.default ?? `no input ${input}`,
    );
    return [name, text];
  });
  const place = { CI: 'true', GITHUB_WORKSPACE: workspace, GITHUB_ACTION_PATH: resolve('.github/actions/check') };
  const env = { PATH: process.env['PATH'], ...place, ...Object.fromEntries(filled) };
  return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? ''], { cwd: workspace, encoding: 'utf8', env });
}

test('annotates the lines of another repository, seen from its top', () => {
  const { status, stdout } = use({ path: 'docs' });
  expect(status).toBe(1);
  expect(stdout).toMatch(/^::error file=docs\/50%25%2C done\.md,line=7,endLine=7,col=17,/);
});

test('takes several paths, spaces in them, and every other input', () => {
  writeFileSync(join(workspace, 'my page.md'), '# Mine\n');
  writeFileSync(
    join(workspace, 'my settings.json'),
    '{ "preset": "links", "rules": { "no-broken-link": "off", "no-broken-anchor": "off", "no-empty-link": "off" } }',
  );
  const { status, stdout, stderr } = use({ path: 'docs\nmy page.md\n', config: 'my settings.json', sarif: 'my out.sarif' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^No findings in 3 pages/);
  expect(JSON.parse(readFileSync(join(workspace, 'my out.sarif'), 'utf8')).runs).toHaveLength(1);
});

test('`since` leaves out what a branch did not change', () => {
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.org', ...args], { cwd: workspace, encoding: 'utf8' });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'All');
  expect(use({ path: 'docs', since: 'HEAD' }).stdout).toMatch(/^No findings in 0 pages/);
});

test('an input is never read as a command or an option', () => {
  const { status, stderr } = use({ path: '--help\n$(touch hacked)\n"; touch hacked; "' });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^Cannot check --help: /);
  expect(() => readFileSync(join(workspace, 'hacked'))).toThrow('ENOENT');
});

test.each(['config', 'since', 'baseline', 'sarif'])('%s that begins like an option stays a value', (input) => {
  const { status, stdout } = use({ path: 'docs', [input]: '--help' });
  expect(stdout).not.toContain('Usage: ');
  expect(status).not.toBe(0);
});

test('installs in its own repository, without what only its site and tests need', () => {
  const install = action.runs.steps.find(({ name }) => name === 'Install');
  expect(install?.run).toMatch(/^cd "\$GITHUB_ACTION_PATH\/\.\.\/\.\.\/\.\."\nnpm ci --omit=dev /);
});
