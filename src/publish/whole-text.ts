import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mount } from './mounts.ts';

/**
 * Writes `llms-full.txt`: the Markdown twins that `llms.txt` lists, in its order, each below its title and address.
 * Made of what was built, so that it says the same and costs no second rendering.
 */
export function writeWholeText({ folder, base, product }: Pick<Mount, 'folder' | 'base' | 'product'>): void {
  const list = join(folder, 'llms.txt');
  if (!existsSync(list)) return;
  const site = new URL(base, product.site).href;
  const addresses = [...readFileSync(list, 'utf8').matchAll(/^- \[.*\]\((\S+\/)index\.md\): /gm)].map(([, address = '']) => address);
  const pages = addresses.map((address) =>
    withAddress(readFileSync(join(folder, address.slice(site.length), 'index.md'), 'utf8'), address),
  );
  writeFileSync(join(folder, 'llms-full.txt'), pages.join('\n'));
}

/** The first line of a twin is its title. */
function withAddress(twin: string, address: string): string {
  return twin.replace('\n', () => `\n\n<${address}>\n`);
}
