import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { renamedTo } from '../../src/content-graph/renames.ts';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'unstuck-renames-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

const git = (...args: string[]): void => {
  execFileSync('git', ['-C', folder, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { stdio: 'ignore' });
};

function commitRename(): void {
  git('init');
  mkdirSync(join(folder, 'docs'));
  writeFileSync(join(folder, 'docs/start.md'), '# Start\n\nPress the button, then wait.\n');
  writeFileSync(join(folder, 'docs/gone.md'), '# Gone\n');
  git('add', '.');
  git('commit', '-m', 'one');
  mkdirSync(join(folder, 'guides'));
  git('mv', 'docs/start.md', 'guides/first steps.md');
  git('rm', 'docs/gone.md');
  git('commit', '-m', 'two');
}

test('says where a file went, from below the top of the repository too', () => {
  commitRename();
  expect(renamedTo(folder, `${folder}/docs/start.md`)).toBe(`${folder}/guides/first steps.md`);
  expect(renamedTo(join(folder, 'guides'), `${folder}/docs/start.md`)).toBe(`${folder}/guides/first steps.md`);
});

test('says nothing of files that were deleted, that never were, or that are elsewhere', () => {
  commitRename();
  expect(renamedTo(folder, `${folder}/docs/gone.md`)).toBeUndefined();
  expect(renamedTo(folder, `${folder}/docs/never.md`)).toBeUndefined();
  expect(renamedTo(folder, '/nowhere/start.md')).toBeUndefined();
});

test('says nothing where there is no repository', () => {
  expect(renamedTo(folder, `${folder}/start.md`)).toBeUndefined();
});
