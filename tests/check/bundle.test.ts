import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyProject, project } from '../copy-project.ts';
import { writeFolder } from '../write-folder.ts';

/** A project whose bundle is its own, and says so when it is loaded. */
function bundledProject(): string {
  const copy = copyProject();
  const packages = join(copy, 'node_modules');
  rmSync(packages);
  mkdirSync(packages);
  for (const name of readdirSync(join(project, 'node_modules')))
    if (name !== '.cache') symlinkSync(join(project, 'node_modules', name), join(packages, name));
  execFileSync(process.execPath, ['scripts/bundle.ts'], { cwd: copy });
  appendFileSync(join(packages, '.cache/unstuck-bundle/check.js'), '\nprocess.stderr.write("from the bundle");\n');
  return copy;
}

function check(copy: string, ...args: string[]): { stdout: string; stderr: string; status: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['scripts/check.ts', ...args], { cwd: copy, encoding: 'utf8' });
  return { stdout: stdout.replace(/, \d+ ms$/m, ''), stderr, status };
}

/** Enough pages for several threads. */
function manyFaults(): string {
  const many = Array.from({ length: 320 }, (_, index) => [`page-${index}.md`, `# Page ${index}\n\n[gone](gone-${index}.md)\n`]);
  return writeFolder({ 'faults.md': '# Faults\n\n[gone](gone.md), [](#faults)\n\n![](none.png)\n', ...Object.fromEntries(many) });
}

test('a bundle tells what its sources tell', () => {
  const copy = bundledProject();
  const folder = manyFaults();
  const bundled = check(copy, folder, '--no-cache');
  expect(bundled).toMatchObject({ stderr: 'from the bundle', status: 1, stdout: expect.stringContaining('page-319.md') });
  const explained = check(copy, '--explain', 'no-empty-link');
  rmSync(join(copy, 'node_modules/.cache/unstuck-bundle/sources.txt'));
  expect(check(copy, folder, '--no-cache')).toEqual({ ...bundled, stderr: '' });
  expect(check(copy, '--explain', 'no-empty-link')).toEqual({ ...explained, stderr: '' });
});

test('a source that changes, or goes, leaves the bundle aside at once', () => {
  const copy = bundledProject();
  const folder = manyFaults();
  expect(check(copy, folder).stderr).toBe('from the bundle');
  const rule = join(copy, 'src/rules/no-broken-link.ts');
  utimesSync(rule, new Date(), new Date());
  expect(check(copy, folder)).toMatchObject({ stderr: '', status: 1 });
  rmSync(rule);
  expect(check(copy, folder, '--no-cache')).toMatchObject({ stdout: '', status: 2 });
});
