import { frontmatterPlaceOf } from '../content-graph/frontmatter-place.ts';
import type { PageRule } from './define-rule.ts';

/** A keyword adds words that people type; what title or another keyword says already is found without it. */
export const noRepeatedKeyword: PageRule = {
  id: 'no-repeated-keyword',
  visit: ({ page, edition, facts, report }) => ({
    root(node) {
      if (node !== edition.tree) return;
      const seen = new Set<string>();
      for (const path of [['keywords'], ...facts.products.map((product) => ['products', product, 'keywords'])]) {
        const list = path.reduce<unknown>(
          (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
          page.frontmatter,
        );
        for (const [index, keyword] of (Array.isArray(list) ? list : []).entries()) {
          if (typeof keyword !== 'string') continue;
          const words = normal(keyword);
          const titles = path.length > 1 ? [facts.title] : titlesOf(page.frontmatter);
          const isTold = /^[\p{L}\p{N} -]+$/u.test(keyword) && titles.every((title) => ` ${normal(title)} `.includes(` ${words} `));
          if (isTold || seen.has(words)) {
            report({
              place: frontmatterPlaceOf(page, [...path, index]),
              reason: `Unexpected keyword \`${keyword}\`, expected words that ${isTold ? 'the title does not have' : 'stand there once'}`,
              note: 'Delete it, or write what people type instead.',
              actual: keyword,
            });
          }
          seen.add(words);
        }
      }
    },
  }),
};

function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The titles of all editions: a keyword of the page helps as long as one of them lacks its words. */
function titlesOf({ title, products }: Record<string, unknown>): string[] {
  const own = typeof products === 'object' && products !== null ? Object.values(products) : [];
  const titles = own.map((product: unknown) =>
    typeof product === 'object' && product !== null && 'title' in product ? product.title : title,
  );
  return (titles.length > 0 ? titles : [title]).map(String);
}
