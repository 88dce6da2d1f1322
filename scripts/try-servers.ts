import { resolve } from 'node:path';
import { products } from '../src/products/index.ts';
import { pathOf } from '../src/content-graph/address.ts';
import { tryServers } from '../tests/publish/try-servers.ts';
import { runCommand } from './run-command.ts';

const usage = `Usage: npm run try-servers

Serves the built site of the first product with nginx and with Caddy, and checks statuses, headers, compression and caching.
On Debian as root missing servers are installed.
`;

await runCommand(usage, async () => {
  const [[id, product] = ['', undefined]] = Object.entries(products);
  if (!product) throw new Error('There is no product');
  const results = await tryServers({ id, product, base: pathOf(product.site), folder: resolve('dist', id) }, 4750);
  const lines = Object.entries(results).map(([name, faults]) =>
    faults.length === 0 ? `${name}: all as it should be` : `${name}:\n  ${faults.join('\n  ')}`,
  );
  return { text: `${lines.join('\n')}\n`, code: Object.values(results).some((faults) => faults.length > 0) ? 1 : 0 };
});
