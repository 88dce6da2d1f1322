import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readGraph } from '../src/content-graph/graph.ts';
import { ownConfig } from '../src/content-graph/own-config.ts';
import { contentFolder } from '../src/content-graph/own-folder.ts';
import { products } from '../src/products/index.ts';
import { compareWithGraph } from '../src/publish/compare.ts';
import { pathOf } from '../src/content-graph/address.ts';
import type { Mount } from '../src/publish/mounts.ts';
import { listFiles } from '../src/publish/read-html.ts';
import { findBrokenServedLinks } from '../src/publish/served-links.ts';

const dist = join(fileURLToPath(new URL('../', import.meta.url)), 'dist');
const mounts = Object.entries(products).map(([id, product]): Mount => ({
  id,
  product,
  base: pathOf(product.site),
  folder: join(dist, id),
}));
const unbuilt = mounts.filter(({ folder }) => !existsSync(folder));

if (unbuilt.length > 0) {
  process.stderr.write(`Cannot check the site of ${unbuilt.map(({ id }) => id).join(' and ')}: it is not built; run npm run build first\n`);
  process.exitCode = 2;
} else {
  const faults = await findFaults();
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  process.stdout.write(
    `${faults.length === 0 ? 'No faults' : `${faults.length} faults`} in the sites of ${mounts.map(({ id }) => id).join(' and ')}\n`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
}

/** What is in `dist/` says what the pages say today, and no link of the served sites leads nowhere. */
async function findFaults(): Promise<string[]> {
  const graph = readGraph([contentFolder], ownConfig());
  const compared = mounts.flatMap(({ id, base, folder }) => {
    const faults = compareWithGraph({ graph, product: id, base, folder, files: listFiles(folder) });
    return faults.map((fault) => `${id}: ${fault}`);
  });
  return [...compared, ...(await findBrokenServedLinks(mounts))];
}
