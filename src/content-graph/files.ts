import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, resolve, sep } from 'node:path';
import { OwnFailure } from './own-failure.ts';

/** One checked path and what lies below it; every path is absolute with `/`. */
export interface Root {
  /** The folder that links starting with `/` and page paths count from. */
  folder: string;
  /** Files that are pages, sorted. */
  pages: string[];
  /** Every file, pages included. */
  files: Set<string>;
  folders: Set<string>;
  /** Folders and files that could not be listed, with the reason as a clause. */
  unreadable: { path: string; reason: string }[];
}

const skippedFolders = new Set(['node_modules', '.git', '.astro', 'dist']);
export const pageName = /\.mdx?$/i;

/** Lists a folder, or the one file that a path names. Throws an own failure where nothing is there. */
export function listRoot(path: string, ignore: readonly string[] = []): Root {
  const absolute = resolve(path);
  const root: Root = { folder: toSlashes(absolute), pages: [], files: new Set(), folders: new Set(), unreadable: [] };
  const refusal = refusalOf(path);
  if (refusal !== undefined) throw new OwnFailure(refusal);
  if (kindOf(absolute) === 'file') {
    root.folder = toSlashes(dirname(absolute));
    root.files.add(toSlashes(absolute));
    root.pages.push(toSlashes(absolute));
    return root;
  }
  walk(absolute, root, new Set());
  if (ignore.length > 0) dropIgnored(root, ignore);
  root.pages.sort();
  return root;
}

/** Why a path cannot be checked, as a sentence; nothing where it can. */
export function refusalOf(path: string): string | undefined {
  const kind = kindOf(resolve(path));
  if (kind === 'missing') return `Cannot check ${path}: there is no such file or folder`;
  const isPage = kind === 'folder' || pageName.test(path);
  return isPage ? undefined : `Cannot check ${path}: expected a folder or a file that ends in .md or .mdx`;
}

/** Whether a path below a checked folder lies in one that is never looked into. */
export function isSkipped(path: string): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some((folder) => skippedFolders.has(folder));
}

/** Ignored pages are not judged, but links to them are good. */
export function dropIgnored(root: Root, ignore: readonly string[]): void {
  const picomatch: typeof import('picomatch') = createRequire(import.meta.url)('picomatch');
  const isIgnored = picomatch(
    ignore.map((glob) => (glob.endsWith('/') ? `${glob}**` : glob)),
    { dot: true },
  );
  root.pages = root.pages.filter((page) => !isIgnored(relativeTo(root.folder, page)));
  root.unreadable = root.unreadable.filter(({ path }) => !isIgnored(relativeTo(root.folder, path)));
}

function walk(folder: string, root: Root, above: Set<string>): void {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    root.unreadable.push({ path: toSlashes(folder), reason: codeOf(cause) });
    return;
  }
  const parent = toSlashes(folder);
  root.folders.add(parent);
  for (const entry of entries) {
    const path = `${parent === '/' ? '' : parent}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!skippedFolders.has(entry.name)) walk(path, root, above);
    } else if (entry.isSymbolicLink()) followLink(path, root, above);
    else if (entry.isFile()) addFile(path, root);
  }
}

function followLink(path: string, root: Root, above: Set<string>): void {
  const kind = kindOf(path);
  if (kind === 'file') addFile(path, root);
  else if (kind === 'folder') {
    const target = toSlashes(realpathSync(path));
    if (above.has(target) || `${path}/`.startsWith(`${target}/`)) {
      root.unreadable.push({ path, reason: 'a symbolic link to a folder that holds it' });
    } else if (!root.folders.has(target) && !skippedFolders.has(basename(path))) walk(path, root, new Set([...above, target]));
  } else if (pageName.test(path)) {
    root.unreadable.push({ path, reason: isLoop(path) ? 'a loop of symbolic links' : 'a symbolic link that leads nowhere' });
  }
}

function addFile(path: string, root: Root): void {
  root.files.add(path);
  if (pageName.test(path)) root.pages.push(path);
}

export type PathKind = 'file' | 'folder' | 'missing';

export function kindOf(path: string): PathKind {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found ? (found.isDirectory() ? 'folder' : 'file') : 'missing';
  } catch {
    return 'missing';
  }
}

/** Only asking for the target tells a loop from a link to nothing. */
function isLoop(path: string): boolean {
  try {
    realpathSync(path);
    return false;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'ELOOP';
  }
}

export function toSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** The path of a page below its root. */
export function relativeTo(folder: string, file: string): string {
  return file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file;
}

export function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const code = 'code' in cause ? String(cause.code) : '';
  const meanings: Record<string, string> = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    ELOOP: 'a loop of symbolic links',
    ENOENT: 'no such file',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a file stands where a folder is needed',
    EEXIST: 'a file stands where a folder is needed',
    EMFILE: 'too many open files',
    ENOSPC: 'the disk is full',
    EROFS: 'the disk is read-only',
  };
  return meanings[code] ?? cause.message.split('\n')[0] ?? code;
}
