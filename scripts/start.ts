import { join, resolve } from 'node:path';
import { products } from '../src/products/index.ts';
import { pathOf } from '../src/content-graph/address.ts';
import type { Mount } from '../src/publish/mounts.ts';
import { preview } from '../src/publish/preview.ts';
import { build } from './build-command.ts';

const root = resolve('.');
const code = await build(root);
if (code === 0) await show();
else process.exitCode = code;

/** Serves what was built until Ctrl-C. */
async function show(): Promise<void> {
  const mounts = Object.entries(products).map(([id, product]): Mount => ({
    id,
    product,
    base: pathOf(product.site),
    folder: join(root, 'dist', id),
  }));
  const { address, sites, close } = await preview(mounts, { port: 4321, log: (line) => process.stdout.write(`${line}\n`) });
  const lines = [`Help sites  ${address}`, ...sites.map((site) => `${site.name.padEnd(10)}  ${site.address}`), 'Ctrl-C ends the preview.'];
  process.stdout.write(`\n${lines.join('\n')}\n\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
}
