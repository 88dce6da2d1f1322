import { resolve } from 'node:path';
import { products } from '../src/products/index.ts';
import { pathOf } from '../src/content-graph/address.ts';
import type { Mount } from '../src/publish/mounts.ts';
import { preview } from '../src/publish/preview.ts';
import { findAllBarriers } from '../tests/browser/all-barriers.ts';
import { runCommand } from './run-command.ts';

const usage = `Usage: npm run axe:all

Asks axe about every page of the sites in dist/, light and dark, 320, 375 and 1440 px wide, the finder closed and open.
`;

await runCommand(usage, async () => {
  const mounts = Object.entries(products).map(([id, product]): Mount => ({
    id,
    product,
    base: pathOf(product.site),
    folder: resolve('dist', id),
  }));
  const served = await preview(mounts, { port: 4770 });
  try {
    const addresses = mounts.flatMap(({ folder }, index) => ({ folder, home: served.sites[index]?.address ?? '' }));
    const { barriers, states } = await findAllBarriers(addresses);
    return { text: `${[...barriers, `${barriers.length} barriers in ${states} states`].join('\n')}\n`, code: barriers.length > 0 ? 1 : 0 };
  } finally {
    await served.close();
  }
});
