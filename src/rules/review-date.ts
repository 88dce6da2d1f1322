import type { Config } from '../content-graph/config.ts';
import type { PageFacts } from '../content-graph/facts.ts';
import type { GraphRule, Problem } from './define-rule.ts';

/** Each edition was compared with its product within the last year, and not in the future. */
export const reviewDate: GraphRule = {
  id: 'review-date',
  judge(graph, report) {
    const today = todayOf(graph.config);
    for (const page of graph.pages) {
      for (const { path, value, products, longest = longestDays, isDue = false } of reviewsOf(page)) {
        const problem = isDue ? judgeDue(value, today) : judgeDate(value, today, longest);
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
  /** In days, where the page says it itself. */
  longest?: number;
  /** It is the day of the next review. */
  isDue?: true;
}

const keys = ['reviewed', 'lastReviewed', 'last_reviewed', 'last-reviewed', 'reviewed_on', 'last_reviewed_on', 'ms.date'];
const dueKeys = ['next_review', 'nextReview', 'next-review', 'review_by', 'reviewBy', 'review_due'];

function reviewsOf({ frontmatter, editions }: PageFacts): Review[] {
  const all = editions.flatMap(({ products }) => products);
  const longest = daysOf(frontmatter['review_in']);
  const own: Review[] = [
    ...keys
      .filter((key) => key in frontmatter)
      .map((key) => ({ path: [key], value: frontmatter[key], products: all, ...(longest && { longest }) })),
    ...dueKeys
      .filter((key) => key in frontmatter)
      .map((key) => ({ path: [key], value: frontmatter[key], products: all, isDue: true as const })),
  ];
  const { products } = frontmatter;
  if (typeof products !== 'object' || products === null) return own;
  const typed = Object.entries(products).flatMap(([product, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && 'reviewed' in value
      ? [{ path: ['products', product, 'reviewed'], value: value.reviewed, products: [product] }]
      : [],
  );
  return [...own, ...typed];
}

/** `review_in: 6 months`. */
function daysOf(period: unknown): number | undefined {
  const [, count, unit = ''] = /^(\d+) (day|week|month|year)s?$/.exec(String(period)) ?? [];
  const days = { day: 1, week: 7, month: 31, year: 366 }[unit];
  return days === undefined ? undefined : Number(count) * days;
}

/** A day as YAML has it, as text, or as Microsoft writes it: `01/20/2026`. */
function dayOf(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  if (typeof value !== 'string') return NaN;
  const [, month, date, year] = /^(\d\d?)\/(\d\d?)\/(\d{4})$/.exec(value) ?? [];
  if (year !== undefined) return Date.parse(`${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`);
  return /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : NaN;
}

function judgeDue(value: unknown, today: number): Omit<Problem, 'place'> | undefined {
  const due = dayOf(value);
  if (Number.isNaN(due) || due + 2 * day > today) return undefined;
  return {
    reason: `Unexpected review that was due on ${new Date(due).toISOString().slice(0, 10)}, expected one by that day`,
    note: 'Compare the page with the product, correct it, and write the day of the next review.',
  };
}

function judgeDate(value: unknown, today: number, longest: number): Omit<Problem, 'place'> | undefined {
  const date = dayOf(value);
  if (Number.isNaN(date)) return undefined;
  const written = new Date(date).toISOString().slice(0, 10);
  if (date > today) {
    return {
      reason: `Unexpected review on ${written}, expected a day that has come`,
      note: 'Write the day on which a person compared the page with the product.',
    };
  }
  if (today - date <= longest * day) return undefined;
  return {
    reason: `Unexpected review on ${written}, expected one within ${longest} days`,
    note: 'Compare the page with the product, correct it, and write the day.',
  };
}
