import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCheck } from '../check/run-check.ts';
import { writeFolder } from '../write-folder.ts';

const site = {
  'unstuck.config.json': '{ "preset": "links" }',
  'start here.md': '# Start\n\n[setup](guides/Setup.md)\n',
  'guides/setup.md': '# Set up\n',
};

test('--fix mends, tells how much, and the report tells what is left', async () => {
  const folder = writeFolder(site);
  const run = await runCheck(folder, '.', '--fix');
  expect([run.code, run.stderr]).toEqual([0, 'Mended 1 finding in 1 file\n']);
  expect(run.stdout).toMatch(/^No findings in 2 pages, \d+ ms\n$/);
  expect(readFileSync(join(folder, 'start here.md'), 'utf8')).toBe('# Start\n\n[setup](guides/setup.md)\n');
});

test('--fix --dry-run shows a difference that git can apply, and fails as a check would', async () => {
  const folder = writeFolder(site);
  const run = await runCheck(folder, '.', '--fix', '--dry-run');
  expect([run.code, run.stderr]).toEqual([1, 'Would mend 1 finding in 1 file\n']);
  expect(run.stdout).toContain('-[setup](guides/Setup.md)\n+[setup](guides/setup.md)\n');
  expect(readFileSync(join(folder, 'start here.md'), 'utf8')).toBe(site['start here.md']);
  writeFileSync(join(folder, 'change.diff'), run.stdout);
  execFileSync('git', ['apply', 'change.diff'], { cwd: folder, env: { ...process.env, GIT_CEILING_DIRECTORIES: folder } });
  expect((await runCheck(folder, '.')).code).toBe(0);
});

test('--fix --dry-run names the file behind a symbolic link, which git does not follow', async () => {
  const folder = writeFolder({ ...site, 'pages/text.txt': '[setup](guides/Setup.md)\n' });
  symlinkSync('pages/text.txt', join(folder, 'linked.md'));
  const run = await runCheck(folder, '.', '--fix', '--dry-run');
  expect(run.stdout).toContain(
    '--- a/pages/text.txt\n+++ b/pages/text.txt\n@@ -1 +1 @@\n-[setup](guides/Setup.md)\n+[setup](guides/setup.md)\n',
  );
});

test('--fix keeps to JSON on stdout', async () => {
  const run = await runCheck(writeFolder(site), '.', '--fix', '--reporter', 'json');
  expect(JSON.parse(run.stdout)).toMatchObject({ findings: [], summary: { pages: 2 } });
});

test('--dry-run alone is a mistake', async () => {
  const run = await runCheck(writeFolder(site), '.', '--dry-run');
  expect([run.code, run.stdout, run.stderr]).toEqual([2, '', 'Cannot use --dry-run alone: it shows what --fix would write\n']);
});
