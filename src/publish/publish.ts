import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Graph } from '../content-graph/graph.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';
import type { Product } from '../products/product.ts';
import { compareWithGraph } from './compare.ts';
import { writeHeaders } from './headers.ts';
import { tidyAfterKilled } from './leftovers.ts';
import { pathOf } from '../content-graph/address.ts';
import type { Mount } from './mounts.ts';
import { listFiles } from './read-html.ts';
import { writeRedirects } from './redirects.ts';
import { buildSite } from './run-astro.ts';
import { findBrokenServedLinks } from './served-links.ts';
import { writeWholeText } from './whole-text.ts';

export interface PublishOptions {
  /** Folder of the project. */
  root: string;
  products: Record<string, Product>;
  /** The graph of the checked content. */
  graph: Graph;
  /** Told before each step. */
  log: (line: string) => void;
}

/**
 * Builds every product, proves that the result says what was checked, and puts it in the place of the last one.
 * Throws an own failure; then the last good `dist/` is untouched.
 */
export async function publish({ root, products, graph, log }: PublishOptions): Promise<void> {
  tidyAfterKilled(join(root, '.astro'), join(root, 'dist'));
  const next = join(root, '.astro', `publish-${process.pid}`);
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { recursive: true });
  try {
    const mounts = Object.entries(products).map(([id, product]): Mount => ({
      id,
      product,
      base: pathOf(product.site),
      folder: join(next, id),
    }));
    // oxlint-disable-next-line no-await-in-loop -- builds share `.astro/`, so they run one after the other
    for (const mount of mounts) await publishProduct(mount, { root, graph, log });
    log('Following every link of the served sites');
    failWith('The served sites have links that lead nowhere', await findBrokenServedLinks(mounts));
    swap(next, join(root, 'dist'));
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}

async function publishProduct(mount: Mount, { root, graph, log }: Pick<PublishOptions, 'root' | 'graph' | 'log'>): Promise<void> {
  const { id, product, base, folder } = mount;
  if (!graph.pages.some((page) => graph.editionOf(page, id))) {
    throw new OwnFailure(`Cannot build the site of ${id}: no page lists it under \`products\``);
  }
  log(`Building ${product.name}`);
  await buildSite({ root, product: id, outDir: folder });
  const files = listFiles(folder);
  failWith(`The built site of ${id} differs from what was checked`, compareWithGraph({ graph, product: id, base, folder, files }));
  writeWholeText(mount);
  writeHeaders(folder, base, files);
  writeRedirects(folder, base, files);
}

function failWith(what: string, faults: readonly string[]): void {
  if (faults.length === 0) return;
  const shown = faults.slice(0, 20).map((fault) => `  ${fault}`);
  const more = faults.length > 20 ? `\n  and ${faults.length - 20} more` : '';
  throw new OwnFailure(`Cannot publish, this is a fault of the tool, not of a page. ${what}:\n${shown.join('\n')}${more}`);
}

/** Two renames: a reader of `dist/` sees the old result or the new one. */
function swap(next: string, dist: string): void {
  const last = `${next}-last`;
  if (existsSync(dist)) renameSync(dist, last);
  try {
    renameSync(next, dist);
  } catch (cause) {
    if (existsSync(last)) renameSync(last, dist);
    throw new OwnFailure(`Cannot put the new site in place of ${dist}`, { cause });
  }
  rmSync(last, { recursive: true, force: true });
}
