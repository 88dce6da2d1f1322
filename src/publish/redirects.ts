import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The rows of a `_redirects` file: old path to new address. */
export function readRedirects(folder: string): Map<string, string> {
  const file = join(folder, '_redirects');
  if (!existsSync(file)) return new Map();
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return new Map(rows.map((row) => row.split(/\s+/)).map(([from = '', to = '']) => [from, to]));
}
