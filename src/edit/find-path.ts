import { resolve } from 'node:path';
import { kindOf, toSlashes } from '../content-graph/files.ts';

/** A path as a person writes it: from the working folder, or from the content folder, where the ending of a page may be left out; what is among the pages is meant first. */
export function findPath(written: string, contentFolder: string): string {
  const candidates = [resolve(written), resolve(contentFolder, written)].flatMap((path) => [path, `${path}.mdx`, `${path}.md`]);
  const known = candidates.filter((path) => kindOf(path) !== 'missing').map(toSlashes);
  return known.find((path) => path.startsWith(`${contentFolder}/`)) ?? known[0] ?? newPath(written, contentFolder);
}

/** Where something new is meant to be: inside the content folder unless the path leads there by itself, or elsewhere on purpose. */
export function newPath(written: string, contentFolder: string): string {
  const here = toSlashes(resolve(written));
  return here.startsWith(`${contentFolder}/`) || /^(?:\/|\.\.?\/|[A-Za-z]:)/.test(written)
    ? here
    : toSlashes(resolve(contentFolder, written));
}

/** The folder of pages that a command works on. */
export function folderToCheck(written: string | undefined, contentFolder: string): string {
  return written === undefined ? contentFolder : toSlashes(resolve(written));
}
