import { resolve } from 'node:path';
import { type AstroInlineConfig, dev } from 'astro';
import { Watch } from '../src/check/watch.ts';
import { type ProductId, products } from '../src/products/index.ts';
import { reporters } from '../src/report/index.ts';
import { toReport } from './show-report.ts';

type Integration = NonNullable<AstroInlineConfig['integrations']>[number];

const ids = Object.keys(products);
const id = process.argv[2] ?? ids[0] ?? '';
if (isProduct(id)) await serve(id);
else {
  process.stderr.write(`Cannot serve ${id}: expected ${ids.join(' or ')}\n`);
  process.exitCode = 2;
}

function isProduct(name: string): name is ProductId {
  return Object.hasOwn(products, name);
}

/** Serves one product with live reload; the check's findings go to the terminal and to the toolbar of every open page. */
async function serve(product: ProductId): Promise<void> {
  process.env['PRODUCT'] = product;
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  let send: (() => void) | undefined;
  let latest = '{"findings":[]}';
  const integration: Integration = {
    name: 'findings',
    hooks: {
      'astro:server:setup'({ toolbar }) {
        send = () => toolbar.send('unstuck:findings', JSON.parse(latest));
        toolbar.on('unstuck:ready', () => send?.());
      },
    },
  };
  const server = await dev({ root: process.cwd(), server: { host: '127.0.0.1', port: 4321 }, integrations: [integration] });
  const watch = await Watch.open({
    paths: [resolve('content')],
    onTold({ all, pages, ms }) {
      const report = toReport({ findings: all, pages, ms });
      latest = reporters.json(report);
      process.stdout.write(`${reporters.text(report)}\n`);
      send?.();
    },
    onFailure: ({ message }) => void process.stderr.write(`${message}\n`),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void Promise.all([server.stop(), watch.close()]));
}
