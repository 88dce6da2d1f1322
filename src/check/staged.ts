import { dropIgnored, isSkipped, kindOf, pageName, type Root } from '../content-graph/files.ts';
import { folderOf } from '../content-graph/link.ts';
import type { Git } from './git.ts';

/** What the next commit of a repository will hold. */
export interface Index {
  /** Absolute path of its top folder. */
  top: string;
  /** Absolute paths: files, symbolic links, and submodules, whose own files no index names. */
  files: ReadonlySet<string>;
  /** Every folder above them. */
  folders: ReadonlySet<string>;
  /** Of texts that differ in the working tree. */
  texts: ReadonlyMap<string, string>;
}

/** What a check reads as text: pages, settings, tables and redirects. */
export function isReadAsText(file: string): boolean {
  return /\.(?:mdx?|json|ya?ml)$|\/_redirects$/i.test(file);
}

export function readIndex(git: Git): Index {
  const ids = new Map<string, string>();
  const files = new Set<string>();
  for (const row of git.ask('ls-files', '--stage', '--full-name', '-z', ':/').split('\0')) {
    const [, id = '', stage = '', path = ''] = /^\d+ (\w+) (\d)\t(.*)$/s.exec(row) ?? [];
    if (path === '') continue;
    files.add(`${git.top}/${path}`);
    // A conflict has no text yet but that of the working tree.
    if (stage === '0') ids.set(`${git.top}/${path}`, id);
  }
  const rows = git.ask('diff-files', '--name-status', '--no-ext-diff', '-z').split('\0');
  const differing: string[] = [];
  for (let at = 0; at + 1 < rows.length; at += 2) {
    const path = `${git.top}/${rows[at + 1]}`;
    // Only promised, by `git add --intent-to-add`.
    if (rows[at] === 'A') files.delete(path);
    else if (isReadAsText(path) && ids.has(path)) differing.push(path);
  }
  const texts = git.blobs(differing.map((path) => ids.get(path) ?? ''));
  return {
    top: git.top,
    files,
    folders: foldersAbove(files, git.top),
    texts: new Map(differing.map((path, index) => [path, texts[index] ?? ''])),
  };
}

/** Whether a path that the working tree has will be no part of the commit. What lies in a submodule or behind a symbolic link is not the index's. */
export function isUncommitted({ top, files, folders }: Index, path: string): boolean {
  if (!path.startsWith(`${top}/`) || path === `${top}/.git` || files.has(path) || folders.has(path)) return false;
  for (let folder = folderOf(path); folder.length > top.length; folder = folderOf(folder)) if (files.has(folder)) return false;
  return kindOf(path) !== 'missing';
}

/** A listed path as it will be committed: with what only the working tree has lost, without what is not added. */
export function asInIndex(root: Root, index: Index, { path, ignore }: { path: string; ignore: readonly string[] }): Root {
  const kept = (file: string): boolean => !isUncommitted(index, file);
  const lost = kindOf(path) === 'file' ? [] : [...index.files].filter((file) => isLostBelow(root, file));
  const files = new Set([...[...root.files].filter(kept), ...lost]);
  const pages = [...root.pages.filter(kept), ...lost.filter((file) => pageName.test(file))].sort();
  const folders = new Set([root.folder, ...[...root.folders].filter(kept), ...foldersAbove(lost, root.folder)]);
  const next = { ...root, files, pages, folders };
  if (ignore.length > 0) dropIgnored(next, ignore);
  return next;
}

function isLostBelow({ folder, files }: Root, file: string): boolean {
  return file.startsWith(`${folder}/`) && !files.has(file) && !isSkipped(file.slice(folder.length + 1)) && kindOf(file) === 'missing';
}

/** Git knows no folder without a file. */
function foldersAbove(files: Iterable<string>, top: string): Set<string> {
  const folders = new Set<string>();
  for (const file of files)
    for (let folder = folderOf(file); folder.length > top.length && !folders.has(folder); folder = folderOf(folder)) folders.add(folder);
  return folders;
}
