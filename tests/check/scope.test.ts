import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { check } from '../../src/check/run.ts';
import type { ChangesWanted } from '../../src/check/changes.ts';

let repository: string;
/** Git as on any machine: no settings of a person, no repository that the tests may run in. */
const environment = {
  PATH: process.env['PATH'],
  HOME: tmpdir(),
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@b.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@b.org',
};

beforeEach(() => {
  repository = realpathSync(mkdtempSync(join(tmpdir(), 'unstuck-scope-')));
  git('init', '--quiet', '--initial-branch', 'main');
  write('unstuck.config.json', '{ "preset": "links" }\n');
  write('docs/README.md', '# Home\n\n[Guide](guide.md#start), [old](old.md), [folder](deep/), ![plan](plan.png), [gone](never.md)\n');
  write('docs/guide.md', '# Guide\n\n## Start\n\n[Home](README.md)\n');
  write('docs/old.md', '# Old\n\n[gone too](never-either.md)\n');
  write('docs/deep/README.md', '# Deep\n');
  write('docs/plan.png', '');
  write('docs/alone.md', '# Alone\n\n[gone](never.md)\n');
  git('add', '.');
  git('commit', '--quiet', '--message', 'First');
});
afterEach(() => rmSync(repository, { recursive: true }));

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: repository, encoding: 'utf8', env: environment });
}

function write(path: string, text: string): void {
  const file = join(repository, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function told(changes: ChangesWanted, ...paths: string[]): Promise<string[]> {
  const { findings } = await check({ paths: paths.length > 0 ? paths : [join(repository, 'docs')], changes });
  return findings.map(({ file, line, reason }) => `${file?.slice(repository.length + 1)}:${line} ${/`(.*?)`/.exec(reason)?.[1]}`);
}

const inHome = 'docs/README.md:3 never.md';
const inOld = 'docs/old.md:3 never-either.md';
const inAlone = 'docs/alone.md:3 never.md';

describe('--since', () => {
  const since = { since: 'HEAD' };

  test('nothing changed: nothing is told, though faults stand there', async () => {
    const { findings, pages } = await check({ paths: [join(repository, 'docs')], changes: since });
    expect({ findings, pages }).toEqual({ findings: [], pages: 0 });
  });

  test('a changed page, not yet committed', async () => {
    write('docs/alone.md', '# Alone\n\n[gone](never.md), [good](guide.md)\n');
    expect(await told(since)).toEqual([inAlone]);
  });

  test('a heading that went, at the page that links to it', async () => {
    write('docs/guide.md', '# Guide\n\n## Begin\n');
    expect(await told(since)).toEqual(['docs/README.md:3 #start', inHome]);
  });

  test('a heading that went from a text which the linked page shows', async () => {
    write('docs/guide.md', '# Guide\n\n{{#include parts/start.md}}\n');
    write('docs/parts/start.md', '## Start\n');
    git('add', '.');
    git('commit', '--quiet', '--message', 'Second');
    expect(await told(since)).toEqual([]);
    write('docs/parts/start.md', '## Begin\n');
    expect(await told(since)).toEqual(['docs/README.md:3 #start', inHome]);
  });

  test('a page that was deleted', async () => {
    git('rm', '--quiet', 'docs/old.md');
    expect(await told(since)).toEqual(
      [inHome, 'docs/README.md:3 old.md'].toSorted((a, b) => (a.includes('old') ? -1 : b.includes('old') ? 1 : 0)),
    );
  });

  test('a page that was renamed: its own findings, and links to its old name', async () => {
    git('mv', 'docs/old.md', 'docs/new.md');
    expect(await told(since)).toEqual(['docs/README.md:3 old.md', inHome, 'docs/new.md:3 never-either.md']);
  });

  test('a page that another way of writing leads to', async () => {
    write('docs/deep/README.md', '# Deep, changed\n');
    expect(await told(since)).toEqual([inHome]);
    git('rm', '--quiet', '--force', 'docs/deep/README.md');
    expect((await told(since)).filter((finding) => finding.includes('deep'))).toEqual(['docs/README.md:3 deep/']);
  });

  test('an image that went', async () => {
    git('rm', '--quiet', 'docs/plan.png');
    expect(await told(since)).toEqual(['docs/README.md:3 plan.png', inHome]);
  });

  test('a page that is new and not added yet; one that git ignores is no change', async () => {
    write('docs/fresh.md', '[gone](nowhere.md)\n');
    write('.gitignore', 'docs/draft.md\n');
    write('docs/draft.md', '[gone](nowhere.md)\n');
    expect(await told(since)).toEqual(['docs/fresh.md:1 nowhere.md']);
  });

  test('what a branch changed, not what happened on the other since', async () => {
    git('switch', '--quiet', '--create', 'topic');
    write('docs/alone.md', '# Alone\n\n[gone](never.md) again\n');
    git('commit', '--quiet', '--all', '--message', 'Topic');
    git('switch', '--quiet', 'main');
    write('docs/old.md', '# Old\n\n[gone too](never-either.md) again\n');
    git('commit', '--quiet', '--all', '--message', 'Meanwhile');
    git('switch', '--quiet', 'topic');
    expect(await told({ since: 'main' })).toEqual([inAlone]);
  });

  test('settings and navigation concern every page', async () => {
    write('docs/SUMMARY.md', '# Summary\n\n* [Home](README.md)\n');
    expect(await told(since)).toEqual(expect.arrayContaining([inHome, inAlone, inOld]));
  });

  test('a page that is not named stays a good target', async () => {
    write('docs/guide.md', '# Guide\n\n## Start\n\n[Old](old.md)\n');
    expect(await told(since, join(repository, 'docs', 'guide.md'))).toEqual([]);
  });

  test('a repository below a symbolic link', async () => {
    symlinkSync(repository, `${repository}-link`);
    write('docs/alone.md', '[gone](never.md)\n');
    const { findings } = await check({ paths: [`${repository}-link/docs`], changes: since });
    rmSync(`${repository}-link`);
    expect(findings.map(({ file }) => file)).toEqual([`${repository}-link/docs/alone.md`]);
  });

  test.each([
    ['no-such-branch', /^Cannot compare with no-such-branch: git knows no such revision/],
    ['--output=x', /^Cannot compare with --output=x: /],
  ])('%s is refused with one sentence', async (ref, sentence) => {
    await expect(told({ since: ref })).rejects.toThrow(sentence);
  });

  test('a folder without a repository', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'unstuck-bare-'));
    await expect(told(since, folder)).rejects.toThrow(/^Cannot ask git what has changed: .* is in no repository$/);
    rmSync(folder, { recursive: true });
  });
});

describe('--staged', () => {
  const staged = { staged: true } as const;

  test('judges what is staged, not what the working tree holds', async () => {
    write('docs/alone.md', '[gone](staged.md)\n');
    git('add', '.');
    write('docs/alone.md', '[good](guide.md)\n');
    write('docs/old.md', '[gone](unstaged.md)\n');
    expect(await told(staged)).toEqual(['docs/alone.md:1 staged.md']);
  });

  test('a page that will not be in the commit is no target', async () => {
    write('docs/alone.md', '[fresh](fresh.md)\n');
    git('add', '.');
    write('docs/fresh.md', '# Fresh\n');
    expect(await told(staged)).toEqual(['docs/alone.md:1 fresh.md']);
    git('add', '.');
    expect(await told(staged)).toEqual([]);
  });

  test('a page that only the working tree has lost is still a target', async () => {
    write('docs/alone.md', '[Old](old.md)\n');
    git('add', '.');
    rmSync(join(repository, 'docs/old.md'));
    expect(await told(staged)).toEqual([]);
  });

  test('a staged deletion and a staged rename', async () => {
    git('rm', '--quiet', '--cached', 'docs/old.md');
    expect(await told(staged)).toEqual(['docs/README.md:3 old.md', inHome]);
    git('mv', 'docs/guide.md', 'docs/manual.md');
    expect(await told(staged)).toEqual(['docs/README.md:3 guide.md#start', 'docs/README.md:3 old.md', inHome]);
  });

  test('in a linked working tree', async () => {
    const tree = `${repository}-tree`;
    git('worktree', 'add', '--quiet', tree);
    writeFileSync(join(tree, 'docs', 'alone.md'), '[gone](nowhere.md)\n');
    execFileSync('git', ['add', '.'], { cwd: tree, env: environment });
    const { findings } = await check({ paths: [join(tree, 'docs')], changes: staged });
    rmSync(tree, { recursive: true });
    expect(findings.map(({ file }) => file)).toEqual([join(tree, 'docs', 'alone.md')]);
  });
});

describe('as a pre-commit hook of one line', () => {
  beforeEach(() => {
    const hook = join(repository, '.git', 'hooks', 'pre-commit');
    mkdirSync(dirname(hook), { recursive: true });
    writeFileSync(hook, `#!/bin/sh\nexec '${process.execPath}' '${resolve('scripts/check.ts')}' docs --staged\n`);
    chmodSync(hook, 0o755);
  });

  function commit(...args: string[]): { status: number | null; text: string } {
    const { status, stdout, stderr } = spawnSync('git', ['commit', '--message', 'x', ...args], {
      cwd: repository,
      encoding: 'utf8',
      env: environment,
    });
    return { status, text: stdout + stderr };
  }

  test.each<[string, string[]]>([
    ['git add and git commit', []],
    ['git commit --all', ['--all']],
    ['git commit of one file', ['--', 'docs/guide.md']],
  ])('%s is refused for a fault and passes without', (_, args) => {
    write('docs/guide.md', '# Guide\n\n[gone](nowhere.md)\n\n## Start\n');
    if (args.length === 0) git('add', '.');
    const refused = commit(...args);
    expect(refused.text).toContain('docs/guide.md');
    expect(refused.text).toContain('`nowhere.md`');
    expect(refused.status).toBe(1);
    write('docs/guide.md', '# Guide\n\nMended.\n\n## Start\n');
    write('docs/README.md', readFileSync(join(repository, 'docs/README.md'), 'utf8').replace(', [gone](never.md)', ''));
    git('add', '.');
    expect(commit(...(args[0] === '--' ? ['--', 'docs'] : args)).status).toBe(0);
  });

  test('a case-only rename on disk is what the commit holds', () => {
    git('mv', '--force', 'docs/old.md', 'docs/Old.md');
    expect(commit().text).toContain('Unexpected letter case in `old.md`');
  });

  test('a merge commit', () => {
    git('switch', '--quiet', '--create', 'topic');
    write('docs/guide.md', '# Guide\n\n## Begin\n');
    git('commit', '--quiet', '--all', '--no-verify', '--message', 'Rename a heading');
    git('switch', '--quiet', 'main');
    renameSync(join(repository, 'docs/alone.md'), join(repository, 'docs/lonely.md'));
    git('add', '.');
    git('commit', '--quiet', '--no-verify', '--message', 'Rename a page');
    git('merge', '--quiet', '--no-commit', '--no-ff', 'topic');
    expect(commit().text).toContain('`#start`');
  });
});
