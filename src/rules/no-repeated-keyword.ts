import { frontmatterPlaceOf } from '../content-graph/frontmatter-place.ts';
import type { Page } from '../content-graph/parse.ts';
import type { Place } from '../content-graph/place.ts';
import type { PageRule } from './define-rule.ts';

/** A keyword adds words that people type; what title or another keyword says already is found without it. */
export const noRepeatedKeyword: PageRule = {
  id: 'no-repeated-keyword',
  visit: ({ page, edition, facts, report }) => ({
    leave(node) {
      if (node !== edition.tree) return;
      const seen = new Set<string>();
      for (const path of [['keywords'], ...facts.products.map((product) => ['products', product, 'keywords'])]) {
        const list = path.reduce<unknown>(
          (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
          page.frontmatter,
        );
        for (const [index, keyword] of toList(list).entries()) {
          if (typeof keyword !== 'string') continue;
          const isPlain = /^[\p{L}\p{N} -]+$/u.test(keyword);
          const words = isPlain ? normal(keyword) : keyword.toLowerCase();
          const titles = path.length > 1 ? [facts.title] : titlesOf(page.frontmatter, facts.title);
          const isTold = isPlain && titles.every((title) => ` ${normal(title)} `.includes(` ${words} `));
          if (isTold || seen.has(words)) {
            report({
              place: Array.isArray(list) ? frontmatterPlaceOf(page, [...path, index]) : placeInText(page, path, keyword),
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

function placeInText(page: Page, path: readonly string[], keyword: string): Place {
  const key = frontmatterPlaceOf(page, path);
  const start = page.source.indexOf(keyword, key.endOffset);
  return start < 0 ? key : page.places.range(start, start + keyword.length);
}

/** Some write their keywords into one text, with commas between them. */
function toList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'string' ? value.split(/[,;]/).map((keyword) => keyword.trim()) : [];
}

/** Who searches for one application finds several, and the other way round. */
function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<=\p{L}{3}[^s\P{L}])s(?!\p{L})/gu, '')
    .trim();
}

/** The titles of all editions: a keyword of the page helps as long as one of them lacks its words. */
function titlesOf({ title: written, products }: Record<string, unknown>, shown: string): string[] {
  const title = written ?? shown;
  const own = typeof products === 'object' && products !== null ? Object.values(products) : [];
  const titles = own.map((product: unknown) =>
    typeof product === 'object' && product !== null && 'title' in product ? product.title : title,
  );
  return (titles.length > 0 ? titles : [title]).map(String);
}
