import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Mount } from './mounts.ts';
import { listFiles } from './read-html.ts';

/** Files that hosts look for at the root of what is uploaded. */
const forRoot = ['_headers', '_redirects', '404.html', '404.html.br', '404.html.gz'];

const compressible = /\.(?:html|css|js|json|xml|txt|md|svg)$/;

/**
 * Lays a product out as a host wants it: the site below its path, the host's files at the top. With `compressed`, each text gets
 * a `.br` and a `.gz` beside it, which nginx and Caddy send as they are.
 */
export function layOut({ base, folder }: Pick<Mount, 'base' | 'folder'>, to: string, { compressed = false } = {}): void {
  const site = join(to, base);
  mkdirSync(site, { recursive: true });
  cpSync(folder, site, { recursive: true });
  if (compressed) for (const file of listFiles(site).filter((name) => compressible.test(name))) compress(join(site, file));
  for (const file of forRoot) if (existsSync(join(site, file))) renameSync(join(site, file), join(to, file));
}

function compress(file: string): void {
  const bytes = readFileSync(file);
  writeFileSync(`${file}.br`, brotliCompressSync(bytes));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}
