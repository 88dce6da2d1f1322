import { execFileSync } from 'node:child_process';

/** Where git says that a file went which is no longer there; nothing where git does not know, or takes too long. */
export function renamedTo(folder: string, file: string): string | undefined {
  const commit = git(folder, ['log', '-1', '--format=%H', '--diff-filter=D', '--no-renames', '--', file])?.trim();
  if (!commit) return undefined;
  const names = git(folder, [
    'show',
    '-M',
    '--diff-filter=R',
    '--name-status',
    '--format=',
    '-z',
    '--no-ext-diff',
    '--no-textconv',
    commit,
  ]);
  const top = git(folder, ['rev-parse', '--show-toplevel'])?.trim();
  const parts = names?.split('\0') ?? [];
  for (let at = 0; at + 2 < parts.length; at += 3) if (`${top}/${parts[at + 1]}` === file) return `${top}/${parts[at + 2]}`;
  return undefined;
}

/** Settings of a repository may name programs to run; none is run here. */
function git(folder: string, args: string[]): string | undefined {
  try {
    const quiet = ['-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false', '-c', 'core.quotePath=false'];
    return execFileSync('git', ['-C', folder, '--no-pager', ...quiet, ...args], {
      encoding: 'utf8',
      timeout: 2000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}
