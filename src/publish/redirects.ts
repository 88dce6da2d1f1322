import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes the `_redirects` file of a product from its pages that only lead elsewhere, so that both say the same. */
export function writeRedirects(folder: string, base: string, files: readonly string[]): void {
  const rows = files
    .filter((file) => file.endsWith('/index.html'))
    .flatMap((file) => {
      const target = redirectTarget(readFileSync(join(folder, file), 'utf8'));
      const path = encodeURI(base + file.replace(/\/index\.html$/, ''));
      return target === undefined ? [] : [`${path} ${target} 301`, `${path}/ ${target} 301`];
    });
  writeFileSync(join(folder, '_redirects'), rows.map((row) => `${row}\n`).join(''));
}

/** Where a page sends its reader at once. */
function redirectTarget(html: string): string | undefined {
  return /<meta http-equiv="refresh" content="0;url=([^"]+)"/.exec(html)?.[1];
}

/** The rows of a `_redirects` file: old path to new address. */
export function readRedirects(folder: string): Map<string, string> {
  const file = join(folder, '_redirects');
  if (!existsSync(file)) return new Map();
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return new Map(rows.map((row) => row.split(/\s+/)).map(([from = '', to = '']) => [from, to]));
}
