import { spawnSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { kindOf, type Root, toSlashes } from '../content-graph/files.ts';
import { joinPath } from '../content-graph/link.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';

/** What is about to be judged, compared with what git knows. */
export interface Changes {
  /** Absolute paths that were added, changed or deleted; a renamed file counts with both names. */
  files: ReadonlySet<string>;
  /** What stands in the index, where that is judged instead of the working tree. */
  index?: Index;
}

interface Index {
  files: ReadonlySet<string>;
  /** Of pages that differ in the working tree. */
  texts: ReadonlyMap<string, string>;
  /** Whether a file of the working tree will be no part of the commit. */
  isGone(path: string): boolean;
}

/** Which changes are asked for: those since the point where a branch left `since`, or those that are staged. */
export type ChangesWanted = { since: string } | { staged: true };

/** Asks git in the folder of a checked path; throws an own failure where there is no repository or no such revision. */
export function findChanges(path: string, wanted: ChangesWanted): Changes {
  const absolutePath = resolve(path);
  const folder = toSlashes(kindOf(absolutePath) === 'folder' ? absolutePath : dirname(absolutePath));
  const git = createGit(folder);
  return 'since' in wanted ? changesSince(git, wanted.since) : stagedChanges(git);
}

/** The listed folders as they are in the index. */
export function asInIndex(roots: readonly Root[], { files: indexed, isGone }: Index): Root[] {
  return roots.map((root) => {
    // What was left out of the listing (`ignore`) stays out; what is only in the index comes in.
    const isListed = (file: string): boolean => root.files.has(file) || kindOf(file) === 'missing';
    const own = [...indexed].filter((file) => file.startsWith(`${root.folder}/`) && isListed(file));
    const files = new Set([...own, ...[...root.files].filter((file) => !isGone(file))]);
    return { ...root, files, pages: [...files].filter((file) => /\.mdx?$/i.test(file)).sort() };
  });
}

interface Git {
  /** What a command prints, or nothing where it fails. */
  run(...args: string[]): string | undefined;
  /** The absolute paths that a command prints with `-z`. */
  paths(...args: string[]): string[];
  /** The folder of the repository. */
  top: string;
}

/** In a hook git names its folder and its index as seen from the top of the repository, where the hook runs. */
function absolute(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { GIT_DIR: folder, GIT_INDEX_FILE: index, GIT_WORK_TREE: tree } = environment;
  return {
    ...environment,
    ...(index && { GIT_INDEX_FILE: resolve(index) }),
    ...(folder && { GIT_DIR: resolve(folder), GIT_WORK_TREE: resolve(tree ?? '.') }),
  };
}

function createGit(folder: string): Git {
  const environment = absolute(process.env);
  const run: Git['run'] = (...args) => {
    const options = { cwd: folder, env: environment, encoding: 'utf8', maxBuffer: 2 ** 30 } as const;
    // Settings of a repository may name programs to run; none is run here.
    const { status, stdout, error } = spawnSync('git', ['-c', 'core.fsmonitor=false', ...args], options);
    if (error) throw new OwnFailure(`Cannot ask git what has changed: ${error.message}`, { cause: error });
    return status === 0 ? stdout : undefined;
  };
  const prefix = run('rev-parse', '--show-prefix')?.trimEnd();
  if (prefix === undefined) throw new OwnFailure(`Cannot ask git what has changed: ${folder} is in no repository`);
  // Counted from the folder as it was named, which a symbolic link may have led to.
  const top = joinPath(folder, '../'.repeat(prefix.split('/').length - 1)).replace(/\/$/, '');
  return {
    run,
    top,
    paths: (...args) => (run(...args) ?? '').split('\0').flatMap((path) => (path === '' ? [] : [`${top}/${path}`])),
  };
}

function changesSince(git: Git, since: string): Changes {
  const commit = git.run('rev-parse', '--verify', '--quiet', '--end-of-options', `${since}^{commit}`)?.trimEnd();
  if (commit === undefined)
    throw new OwnFailure(`Cannot compare with ${since}: git knows no such revision; in CI fetch it first, with its history`);
  const base = git.run('merge-base', commit, 'HEAD')?.trimEnd() ?? commit;
  const changed = git.paths('diff', '--name-only', '--no-renames', '--no-ext-diff', '-z', base);
  const added = git.paths('ls-files', '--others', '--exclude-standard', '--full-name', '-z', ':/');
  return { files: new Set([...changed, ...added]) };
}

function stagedChanges(git: Git): Changes {
  const files = git.paths('diff', '--cached', '--name-only', '--no-renames', '--no-ext-diff', '-z');
  const indexed = new Set(git.paths('ls-files', '--cached', '--full-name', '-z', ':/'));
  const differing = git.paths('diff-files', '--name-only', '--no-ext-diff', '-z').filter((file) => /\.mdx?$/i.test(file));
  const texts = differing.map((file): [string, string] => [file, git.run('cat-file', 'blob', `:${file.slice(git.top.length + 1)}`) ?? '']);
  const isGone = (path: string): boolean => path.startsWith(`${git.top}/`) && !indexed.has(path) && kindOf(path) === 'file';
  return { files: new Set(files), index: { files: indexed, texts: new Map(texts), isGone } };
}
