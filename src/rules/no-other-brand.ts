import type { Config, EditionKey } from '../content-graph/config.ts';
import type { BrandWord, PageFacts } from '../content-graph/facts.ts';
import { startOfFile } from '../content-graph/place.ts';
import { type Brands, createBrands } from '../content-graph/words.ts';
import { isAllowed } from './allowed.ts';
import type { GraphRule, Problem } from './define-rule.ts';

/** The reader of one product never meets the name, the domain or the address of another, nor one that its own product had before. */
export const noOtherBrand: GraphRule = {
  id: 'no-other-brand',
  isLocal: true,
  judge(graph, report) {
    const brands = createBrands(graph.config);
    if (!brands) return;
    for (const page of graph.pages) {
      for (const edition of page.editions) {
        for (const found of [...edition.brandWords, ...inFileName(page, brands)]) {
          const strangers = strangersOf(found, edition.products, graph.config);
          if (strangers.length === 0 || isAllowed(graph.config, found.word, page.path)) continue;
          report(page, strangers, describe(found, namesOf(strangers, graph.config), graph.config));
        }
      }
    }
  },
};

type Found = Omit<BrandWord, 'where'> & { where: BrandWord['where'] | 'file name' };

function inFileName(page: PageFacts, { pattern, owners }: Brands): Found[] {
  const words = page.path.replace(/\.mdx?$/i, '').replace(/[-_/]+/g, ' ');
  const found = new Map([...words.matchAll(pattern)].map(([word]) => [word.toLowerCase(), word]));
  return [...found].map(([key, word]) => ({ word, product: owners.get(key) ?? '', where: 'file name', place: startOfFile }));
}

/** The products of an edition that do not own the word. */
function strangersOf({ word, product }: Found, keys: readonly EditionKey[], { products }: Config): EditionKey[] {
  const isOwn = (key: EditionKey): boolean =>
    products[key]?.brandWords.some((known) => known.toLowerCase() === word.toLowerCase()) ?? false;
  return keys.filter((key) => key !== product && !isOwn(key));
}

function namesOf(keys: readonly EditionKey[], { products }: Config): string[] {
  return keys.map((key) => products[key]?.name ?? key);
}

function describe({ word, product, where, place }: Found, names: string[], { typed }: Config): Problem {
  const isInFileName = where === 'file name';
  const quoted = names.map((name) => `\`${name}\``).join(' or ');
  const right = !typed || isInFileName ? quoted : where === 'target' ? '`{product.…}`' : '`{product.name}`';
  const what = product === '' ? `former name \`${word}\`` : `\`${word}\``;
  return {
    place,
    reason: isInFileName
      ? `Unexpected ${what} in the path of a page of ${names.join(' and ')}, expected another path`
      : `Unexpected ${what} in a page of ${names.join(' and ')}, expected ${right}`,
    note: remedy(product, typed, isInFileName),
    actual: word,
    expected: typed ? ['{product.name}'] : names,
  };
}

function remedy(product: string, typed: boolean, isInFileName: boolean): string {
  if (isInFileName) return 'Rename the file or its folder, and lead its old address to the new one.';
  if (typed) return 'Let the product fill its own name in, or put the words into `<Only product="…">`.';
  return product === '' ? 'Use the name of today.' : 'Use the name of this product, or leave the page to the other one.';
}
