import type { Root } from './files.ts';

/** Where files are, by what a mistaken path may still say of them. */
export interface FileIndex {
  byName: Map<string, string[]>;
  byFolder: Map<string, string[]>;
  byLowerCase: Map<string, string>;
}

export function indexFiles(roots: readonly Root[]): FileIndex {
  const index: FileIndex = { byName: new Map(), byFolder: new Map(), byLowerCase: new Map() };
  for (const file of new Set(roots.flatMap((root) => [...root.files]))) {
    const slash = file.lastIndexOf('/');
    push(index.byName, file.slice(slash + 1), file);
    push(index.byFolder, folderKey(file.slice(0, slash), file.slice(slash + 1)), file.slice(slash + 1));
    index.byLowerCase.set(file.toLowerCase(), file);
  }
  return index;
}

export function folderKey(folder: string, name: string): string {
  return `${folder}\n${name.replace(/\D+/g, '')}`;
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
