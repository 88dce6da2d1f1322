import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Git as on any machine: no settings of a person, no repository that the tests may run in. */
export const gitEnvironment = {
  PATH: process.env['PATH'],
  HOME: tmpdir(),
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@b.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@b.org',
};

export interface Repository {
  folder: string;
  git(...args: string[]): string;
  /** Writes a file and gives its absolute path. */
  write(path: string, text: string): string;
  commitAll(): void;
  remove(): void;
}

/** A repository of its own whose first commit holds some files. */
export function createRepository(files: Record<string, string> = {}): Repository {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'unstuck-repository-')));
  const git: Repository['git'] = (...args) => execFileSync('git', args, { cwd: folder, encoding: 'utf8', env: gitEnvironment });
  const write: Repository['write'] = (path, text) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  const commitAll = (): void => {
    git('add', '--all');
    git('commit', '--quiet', '--message', 'All');
  };
  git('init', '--quiet', '--initial-branch', 'main');
  for (const [path, text] of Object.entries(files)) write(path, text);
  if (Object.keys(files).length > 0) commitAll();
  return { folder, git, write, commitAll, remove: () => rmSync(folder, { recursive: true }) };
}
