import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { products } from '../../src/products/index.ts';
import { pathOf } from '../../src/content-graph/address.ts';

export interface Site {
  id: string;
  name: string;
  mail: string;
  /** Address of its home page in the test, a slash at the end. */
  home: string;
  /** Path on the host, a slash at both ends. */
  base: string;
  folder: string;
}

/** The built sites, as the tests reach them. */
export function builtSites(): Site[] {
  if (inject('buildFault') !== '') throw new Error(inject('buildFault'));
  return Object.entries(products).map(([id, product]) => {
    const base = pathOf(product.site);
    return {
      id,
      name: product.name,
      mail: product.supportEmail,
      base,
      home: inject('origin') + base.slice(1),
      folder: join(inject('dist'), id),
    };
  });
}

/** Every file of a site with one of these endings, and its text; pages that only lead elsewhere are left out. */
export function filesOf(site: Site, endings: RegExp): { file: string; text: string }[] {
  return readdirSync(site.folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => endings.test(file))
    .map((file) => ({ file, text: readFileSync(join(site.folder, file), 'utf8') }))
    .filter(({ text }) => !text.includes('http-equiv="refresh"'));
}
