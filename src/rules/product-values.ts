import { collectFacts } from '../content-graph/collect.ts';
import type { Address, BrandWord, EditionFacts } from '../content-graph/facts.ts';
import { walk } from '../content-graph/walk.ts';
import { createBrands } from '../content-graph/words.ts';
import type { PageRule, Problem } from './define-rule.ts';

/** A page never spells a brand or an address of a product: the product fills them in. */
export const productValues: PageRule = {
  id: 'product-values',
  visit: ({ page, config, edition, report }) => ({
    root() {
      if (!config.typed || !page.tree || edition.key === undefined) return;
      const { brandWords, addresses } = spelledOut(page, config);
      const own = new Set(Object.values(config.products).flatMap(({ supportEmail }) => supportEmail?.toLowerCase() ?? []));
      for (const found of brandWords) {
        const value = valueFor(found, config.products[found.product]?.values ?? {}, page.source);
        if (value !== undefined) report(ofBrand(found, value));
      }
      for (const found of addresses) if (own.has(found.address.toLowerCase())) report(ofAddress(found));
    },
  }),
};

/** The words of the page as its author wrote them, before anything is filled in. */
function spelledOut(page: Parameters<typeof collectFacts>[0], config: Parameters<typeof collectFacts>[2]): EditionFacts {
  const { facts, visitor } = collectFacts(
    page,
    Object.keys(config.products),
    { ...config, products: withoutValues(config) },
    createBrands(config),
  );
  walk({ key: undefined, tree: page.tree ?? { type: 'root', children: [] }, included: new Map(), faults: [] }, page, [visitor]);
  return facts;
}

function withoutValues({ products }: Parameters<typeof collectFacts>[2]): Parameters<typeof collectFacts>[2]['products'] {
  return Object.fromEntries(Object.entries(products).map(([key, product]) => [key, { ...product, values: {} }]));
}

/** The value of the product that says the same; a word that none says, such as the name of a folder, has to be spelled. */
function valueFor({ word, where, place }: BrandWord, values: Record<string, string>, source: string): string | undefined {
  const target = source.slice(place.offset, place.endOffset);
  const says = (value: string): boolean =>
    where === 'target' ? /^https?:/.test(value) && target.startsWith(value) : value.toLowerCase() === word.toLowerCase();
  return Object.entries(values).find(([, value]) => says(value))?.[0];
}

function ofBrand({ word, place }: BrandWord, value: string): Problem {
  return {
    place,
    reason: `Unexpected \`${word}\` spelled out, expected \`{product.${value}}\``,
    note: 'Let the product fill it in; the same page then fits every product.',
    actual: word,
    expected: [`{product.${value}}`],
  };
}

function ofAddress({ address, place, written }: Address): Problem {
  return {
    place,
    reason: `Unexpected \`${address}\` spelled out, expected \`{product.supportEmail}\``,
    note: 'Let the product fill its address in.',
    actual: address,
    expected: ['{product.supportEmail}'],
    ...(written && { fix: written.map(([offset, endOffset]) => ({ offset, endOffset, text: '{product.supportEmail}' })) }),
  };
}
