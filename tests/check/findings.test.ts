import { expect, test } from 'vitest';
import { checkScope } from '../../src/check/run.ts';
import type { Finding } from '../../src/rules/define-rule.ts';
import { rules } from '../../src/rules/preset.ts';
import { bothProducts, sampleConfig } from '../content-graph/sample-products.ts';
import { writeFolder } from '../write-folder.ts';

const links = Object.fromEntries(Object.keys(rules).map((id) => [id, id.startsWith('no-broken-') ? 'error' : 'off'] as const));
const onlyBlue = '---\nproducts: { blue: { reviewed: 2026-11-20 } }\n---\n\n';

interface Wanted {
  only?: string[];
  product?: string;
}

/** The findings of pages of our content model: file, line, products that fail, products that are fine, pages that include it. */
async function tell(files: Record<string, string>, { only = [], product }: Wanted = {}): Promise<string[]> {
  const root = writeFolder(files);
  const short = (path = ''): string => path.slice(root.length + 1);
  const scope = { roots: [root], only: only.map((path) => `${root}/${path}`), config: { ...sampleConfig, rules: links } };
  const { findings } = await checkScope(scope, { product });
  return findings.map(({ file, line, products = [], fine = [], includedBy = [] }: Finding) => {
    const includes = includedBy.length > 0 ? ` via ${includedBy.map(short).join(', ')}` : '';
    return `${short(file)}:${line} fails in ${products.join(', ')}; fine in ${fine.join(', ')}${includes}`;
  });
}

test('the same fault in every product is one finding', async () => {
  expect(await tell({ 'a.mdx': `${bothProducts}[x](gone.mdx) {product.name}` })).toEqual(['a.mdx:5 fails in red, blue; fine in ']);
});

test('a fault in one product names the others that are fine', async () => {
  const files = { 'a.mdx': `${bothProducts}[x](b.mdx)`, 'b.mdx': onlyBlue };
  expect(await tell(files)).toEqual(['a.mdx:5 fails in red; fine in blue']);
});

test('a target that differs by product is judged for each', async () => {
  const files = { 'a.mdx': `${bothProducts}[x]({product.name}.mdx)`, 'Red.mdx': bothProducts };
  expect(await tell(files)).toEqual(['a.mdx:5 fails in blue; fine in red']);
});

test('a fault inside a shared cause is told once, at its file, with the pages that include it', async () => {
  const files = {
    'shared/offline.mdx': `${bothProducts}[x](gone.mdx)`,
    'a.mdx': `${bothProducts}<Shared cause="offline" />`,
    'b.mdx': `${onlyBlue}<Shared cause="offline" />`,
  };
  expect(await tell(files)).toEqual(['shared/offline.mdx:5 fails in red, blue; fine in  via a.mdx, b.mdx']);
});

test('links of a shared cause count from its own file', async () => {
  const files = {
    'shared/offline.mdx': `${bothProducts}[x](../guides/b.mdx#part)`,
    'guides/b.mdx': `${bothProducts}## Part`,
    'deep/er/a.mdx': `${bothProducts}<Shared cause="offline" />`,
  };
  expect(await tell(files)).toEqual([]);
});

test('a shared cause is judged for the products that see it', async () => {
  const files = {
    'shared/offline.mdx': `${bothProducts}[x](../b.mdx)`,
    'a.mdx': `${bothProducts}<Only product="blue">\n<Shared cause="offline" />\n</Only>`,
    'b.mdx': onlyBlue,
  };
  expect(await tell(files)).toEqual(['shared/offline.mdx:5 fails in red; fine in blue']);
});

test('anchors of an included cause belong to the page that includes it', async () => {
  const files = {
    'shared/offline.mdx': `${bothProducts}<Cause id="offline" kind="offline" title="You are offline">\nWait.\n</Cause>`,
    'a.mdx': `${bothProducts}<Shared cause="offline" />\n\n[here](#offline)`,
    'b.mdx': `${bothProducts}[there](a.mdx#offline) [not there](b.mdx#offline)`,
  };
  expect(await tell(files)).toEqual(['b.mdx:5 fails in red, blue; fine in ']);
});

test('only what was asked for is told', async () => {
  const files = {
    'a/a.mdx': `${bothProducts}[x](gone.mdx)`,
    'ab.mdx': `${bothProducts}[x](gone.mdx)`,
    'b.mdx': `${onlyBlue}[x](gone.mdx)`,
  };
  expect(await tell(files, { only: ['a'] })).toEqual(['a/a.mdx:5 fails in red, blue; fine in ']);
  expect(await tell(files, { product: 'red' })).toHaveLength(2);
});
