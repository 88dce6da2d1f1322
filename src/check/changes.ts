import { dirname, resolve } from 'node:path';
import { kindOf, toSlashes } from '../content-graph/files.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';
import { type Git, openGit } from './git.ts';
import { type Index, isReadAsText, readIndex } from './staged.ts';

/** What is about to be judged, compared with what git knows. */
export interface Changes {
  /** Absolute paths that were added, changed or deleted; a renamed file counts with both names, a submodule with its folder. */
  files: ReadonlySet<string>;
  before: Before;
  /** What stands in the index of each repository, where that is judged instead of the working tree. */
  indexes: readonly Index[];
}

/** What each changed file held before, by its absolute path; nothing where it was not there. Only what a check reads is given word by word. */
export type Before = ReadonlyMap<string, string | undefined>;

/** Which changes are asked for: those since the point where a branch left `since`, or those that are staged. */
export type ChangesWanted = { since: string } | { staged: true };

/** Asks git in the folders of the checked paths; throws an own failure where there is no repository or no such revision. */
export function findChanges(paths: readonly string[], wanted: ChangesWanted): Changes {
  const repositories = new Map(
    paths
      .map(folderOf)
      .map((folder) => openGit(folder))
      .map((git) => [git.top, git]),
  );
  const all = [...repositories.values()];
  const changed = all.flatMap((git) => ('since' in wanted ? changesSince(git, wanted.since) : stagedChanges(git)));
  return {
    files: new Set(changed.map(({ file }) => file)),
    before: new Map(changed.flatMap(({ file, isFolder, text }): [string, string | undefined][] => (isFolder ? [] : [[file, text]]))),
    indexes: 'since' in wanted ? [] : all.map(readIndex),
  };
}

function folderOf(path: string): string {
  const absolutePath = resolve(path);
  const kind = kindOf(absolutePath);
  if (kind === 'missing') throw new OwnFailure(`Cannot check ${path}: there is no such file or folder`);
  return toSlashes(kind === 'folder' ? absolutePath : dirname(absolutePath));
}

interface Change {
  file: string;
  /** A submodule, or another repository inside this one. */
  isFolder: boolean;
  /** What it held before; nothing where it was not there. */
  text?: string | undefined;
}

function changesSince(git: Git, since: string): Change[] {
  const commit = git.askWhether('rev-parse', '--verify', '--quiet', '--end-of-options', `${since}^{commit}`)?.trimEnd();
  if (commit === undefined)
    throw new OwnFailure(`Cannot compare with ${since}: git knows no such revision; in CI fetch it first, with its history`);
  // Without a common history, as in a shallow clone, the revision itself is what there is to compare with: that tells too much, never too little.
  const base = git.askWhether('merge-base', commit, 'HEAD')?.trimEnd() ?? commit;
  const added = git.ask('ls-files', '--others', '--exclude-standard', '--full-name', '-z', ':/').split('\0').filter(Boolean);
  return [
    ...toChanges(git, git.ask('diff', ...raw, base)),
    ...added.map((path) => ({ file: `${git.top}/${path.replace(/\/$/, '')}`, isFolder: path.endsWith('/') })),
  ];
}

function stagedChanges(git: Git): Change[] {
  return toChanges(git, git.ask('diff', '--cached', ...raw));
}

const raw = ['--raw', '--no-abbrev', '--no-renames', '--no-ext-diff', '-z'];

/** `:<mode> <mode> <id before> <id after> <status>` and the path of each change. */
function toChanges(git: Git, answer: string): Change[] {
  const parts = answer.split('\0');
  const changes: (Change & { id?: string })[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [before = '', after = '', id = ''] = parts[at]?.slice(1).split(' ') ?? [];
    const file = `${git.top}/${parts[at + 1]}`;
    const isText = before.startsWith('100') && isReadAsText(file) && !/^0+$/.test(id);
    changes.push({ file, isFolder: [before, after].includes('160000'), ...(!/^0+$/.test(before) && { text: '' }), ...(isText && { id }) });
  }
  const asked = changes.filter(({ id }) => id !== undefined);
  const texts = git.blobs(asked.map(({ id = '' }) => id));
  for (const [index, change] of asked.entries()) change.text = texts[index];
  return changes;
}
