import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the check keeps what it remembers: in the `node_modules` that it is installed in, else in its own. */
export const cacheFolder = join(homeOf(fileURLToPath(import.meta.url)), 'node_modules', '.cache', 'unstuck');

function homeOf(file: string): string {
  const installed = file.lastIndexOf(`${sep}node_modules${sep}`);
  return installed < 0 ? join(file, '..', '..', '..') : file.slice(0, installed);
}
