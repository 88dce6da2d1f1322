import { resolve } from 'node:path';
import { products } from '../src/products/index.ts';
import { type Mount, pathOf } from '../src/publish/mounts.ts';
import { measureSite } from '../tests/budget/measure-site.ts';
import { toTable } from '../tests/budget/table.ts';

/** Measures what a reader loads, from the sites in `dist/`; a gated figure that is over its limit ends with 1. */
const mounts = Object.entries(products).map(([id, product]): Mount => ({
  id,
  product,
  base: pathOf(product.site),
  folder: resolve('dist', id),
}));
const figures = await measureSite(mounts);
process.stdout.write(toTable(figures));
process.exitCode = figures.some(({ value, limit }) => limit !== undefined && value > limit) ? 1 : 0;
