import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const rootFolder = join(import.meta.dirname, '..');

/** Where `scripts/bundle.ts` leaves the check in one file. */
export const bundleFolder = join(rootFolder, 'node_modules', '.cache', 'unstuck-bundle');

/** What went into the bundle: the root on the first line, then each file with its time and size. */
export const listFile = join(bundleFolder, 'sources.txt');

/** The text of the list for these files below the root, as they are now. */
export function describeSources(paths: readonly string[]): string {
  const lines = paths.map((path) => {
    const found = statSync(join(rootFolder, path), { throwIfNoEntry: false });
    return `${path}\t${found?.mtimeMs}\t${found?.size}`;
  });
  return [rootFolder, ...lines].join('\n');
}

/** The file to load instead of the sources, where it was made of just these; nothing where there is none, or a source has changed. */
export function findBundle(): string | undefined {
  try {
    const list = readFileSync(listFile, 'utf8');
    const [, ...lines] = list.split('\n');
    const paths = lines.map((line) => line.slice(0, line.indexOf('\t')));
    return describeSources(paths) === list ? join(bundleFolder, 'check.js') : undefined;
  } catch {
    return undefined;
  }
}
