import type { BrandWord } from '../content-graph/facts.ts';
import type { GraphRule, Problem } from './define-rule.ts';

/** The reader of one product never meets the name, the domain or the address of another. */
export const noOtherBrand: GraphRule = {
  id: 'no-other-brand',
  judge(graph, report) {
    const { products } = graph.config;
    for (const page of graph.pages) {
      for (const edition of page.editions) {
        for (const found of edition.brandWords) {
          const strangers = edition.products.filter(
            (key) => key !== found.product && !isOwnWord(found.word, products[key]?.brandWords ?? []),
          );
          if (strangers.length > 0)
            report(
              page,
              strangers,
              describe(
                found,
                strangers.map((key) => products[key]?.name ?? key),
                graph.config.typed,
              ),
            );
        }
      }
    }
  },
};

function isOwnWord(word: string, own: readonly string[]): boolean {
  return own.some((known) => known.toLowerCase() === word.toLowerCase());
}

function describe({ word, where, place }: BrandWord, names: string[], isTyped: boolean): Problem {
  const right = isTyped ? (where === 'target' ? '`{product.…}`' : '`{product.name}`') : names.map((name) => `\`${name}\``).join(' or ');
  return {
    place,
    reason: `Unexpected \`${word}\` in a page of ${names.join(' and ')}, expected ${right}`,
    note: isTyped
      ? 'Let the product fill its own name in, or put the words into `<Only product="…">`.'
      : 'Use the name of this product, or leave the page to the other one.',
    actual: word,
    expected: isTyped ? ['{product.name}'] : names,
  };
}
