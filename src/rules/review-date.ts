import type { Config } from '../content-graph/config.ts';
import type { PageFacts } from '../content-graph/facts.ts';
import type { GraphRule, Problem } from './define-rule.ts';

/** Each edition was compared with its product within the last year, and not in the future. */
export const reviewDate: GraphRule = {
  id: 'review-date',
  judge(graph, report) {
    const today = todayOf(graph.config);
    for (const page of graph.pages) {
      for (const { path, value, products } of reviewsOf(page)) {
        const problem = judgeDate(value, today);
        if (problem) report(page, products, { ...problem, place: graph.placeInFrontmatter(page, path) });
      }
    }
  },
};

/** Help pages of a product that changes every month. */
const longestDays = 365;
const day = 86_400_000;

/** In the last time zone it may be tomorrow already. */
function todayOf({ today }: Config): number {
  return today === undefined ? Date.now() + day / 2 : Date.parse(today);
}

interface Review {
  path: string[];
  value: unknown;
  products: readonly string[];
}

const keys = ['reviewed', 'lastReviewed', 'last_reviewed', 'last-reviewed', 'reviewed_on', 'ms.date'];

function reviewsOf({ frontmatter, editions }: PageFacts): Review[] {
  const all = editions.flatMap(({ products }) => products);
  const own = keys.filter((key) => key in frontmatter).map((key) => ({ path: [key], value: frontmatter[key], products: all }));
  const { products } = frontmatter;
  if (typeof products !== 'object' || products === null) return own;
  const typed = Object.entries(products).flatMap(([product, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && 'reviewed' in value
      ? [{ path: ['products', product, 'reviewed'], value: value.reviewed, products: [product] }]
      : [],
  );
  return [...own, ...typed];
}

function judgeDate(value: unknown, today: number): Omit<Problem, 'place'> | undefined {
  const date =
    value instanceof Date ? value.getTime() : typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(date)) return undefined;
  const written = new Date(date).toISOString().slice(0, 10);
  if (date > today) {
    return {
      reason: `Unexpected review on ${written}, expected a day that has come`,
      note: 'Write the day on which a person compared the page with the product.',
    };
  }
  if (today - date <= longestDays * day) return undefined;
  return {
    reason: `Unexpected review on ${written}, expected one within ${longestDays} days`,
    note: 'Compare the page with the product, correct it, and write the day.',
  };
}
