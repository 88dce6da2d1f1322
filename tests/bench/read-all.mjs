import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The floor of every check: walks a folder, reads all pages, and says how many there were. */
const pages = readdirSync(process.argv[2] ?? '.', { recursive: true, withFileTypes: true }).filter(
  (entry) => entry.isFile() && /\.mdx?$/i.test(entry.name),
);
let bytes = 0;
for (const page of pages) bytes += readFileSync(join(page.parentPath, page.name), 'utf8').length;
process.stdout.write(`${pages.length} pages, ${bytes} characters\n`);
