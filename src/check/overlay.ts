import type { Root } from '../content-graph/files.ts';
import { folderOf } from '../content-graph/link.ts';

/** What is to be judged though the disk does not hold it: texts that are not saved, files that are to be moved. */
export interface Overlay {
  /** Texts by their files, the new ones of files that move. */
  texts: ReadonlyMap<string, string>;
  /** Old to new path, file by file. */
  moves: ReadonlyMap<string, string>;
  /** A file or folder that nothing is left of. */
  isGone(path: string): boolean;
}

export const noOverlay: Overlay = { texts: new Map(), moves: new Map(), isGone: () => false };

/** The listed folders as they will be; files that only have a text are in them too. */
export function withOverlay(roots: readonly Root[], { texts, moves, isGone }: Overlay): Root[] {
  return roots.map((root) => {
    const isNew = (file: string): boolean => file.startsWith(`${root.folder}/`) && !root.files.has(file);
    const added = [...texts.keys(), ...moves.values()].filter(isNew);
    if (added.length === 0 && moves.size === 0) return root;
    const files = new Set([...[...root.files].filter((file) => !isGone(file)), ...added]);
    const folders = new Set([...root.folders].filter((folder) => !isGone(folder)));
    for (const file of added) {
      for (let folder = folderOf(file); folder.length > root.folder.length; folder = folderOf(folder)) folders.add(folder);
    }
    const pages = new Set([...root.pages.filter((page) => !isGone(page)), ...added.filter((file) => /\.mdx?$/i.test(file))]);
    return { ...root, files, folders, pages: [...pages].sort() };
  });
}
