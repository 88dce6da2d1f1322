import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { products } from '../src/products/index.ts';
import { pathOf } from '../src/content-graph/address.ts';
import type { Mount } from '../src/publish/mounts.ts';
import { measureBuilds } from '../tests/budget/measure-builds.ts';
import { measureSite } from '../tests/budget/measure-site.ts';
import { toTable } from '../tests/budget/table.ts';

const usage = `Usage: npm run budget [-- --builds COUNT]

Measures what a reader loads from the sites in dist/; a figure over its limit ends with 1.

  --builds COUNT   how long so many synthetic pages take to build, against a bare Astro site, instead
  --help           this text
`;

const { values } = parseArgs({ options: { builds: { type: 'string' }, help: { type: 'boolean' } } });
if (values.help) process.stdout.write(usage);
else {
  const figures = values.builds === undefined ? await measureSite(mounts()) : await measureBuilds(Number(values.builds));
  process.stdout.write(toTable(figures));
  process.exitCode = figures.some(({ value, limit }) => limit !== undefined && value > limit) ? 1 : 0;
}

function mounts(): Mount[] {
  return Object.entries(products).map(([id, product]) => ({ id, product, base: pathOf(product.site), folder: resolve('dist', id) }));
}
