import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { OwnFailure } from '../src/content-graph/own-failure.ts';
import { products } from '../src/products/index.ts';
import type { Product } from '../src/products/product.ts';
import { layOut } from '../src/publish/lay-out.ts';
import { pathOf } from '../src/content-graph/address.ts';
import { serverConfigs } from '../src/publish/server-configs.ts';
import { runCommand } from './run-command.ts';

const usage = `Usage: npm run lay-out -- PRODUCT FOLDER [--server nginx|caddy] [--port PORT]

Copies the built site of a product to FOLDER as a host wants it: the site below its path, _headers, _redirects and 404.html
at the top. With --server, texts are compressed ahead and FOLDER.conf holds the configuration.
`;

await runCommand(usage, () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { server: { type: 'string' }, port: { type: 'string', default: '8080' } },
  });
  const [id = '', folder] = positionals;
  const table: Record<string, Product> = products;
  const product = table[id];
  if (!product || folder === undefined)
    throw new OwnFailure(`Cannot lay out ${id || 'nothing'}: expected ${Object.keys(table).join(' or ')}, and a folder`);
  const root = resolve(folder);
  const base = pathOf(product.site);
  mkdirSync(root, { recursive: true });
  layOut({ base, folder: resolve('dist', id) }, root, { compressed: values.server !== undefined });
  if (values.server !== undefined) writeFileSync(`${root}.conf`, configFor(values.server)({ root, base, port: Number(values.port) }));
  return Promise.resolve({ text: `The site of ${product.name} is in ${join(root, base)}\n`, code: 0 });
});

function configFor(server: string): (typeof serverConfigs)[keyof typeof serverConfigs] {
  const found = Object.entries(serverConfigs).find(([name]) => name === server);
  if (!found) throw new OwnFailure(`Cannot configure ${server}: expected ${Object.keys(serverConfigs).join(' or ')}`);
  return found[1];
}
