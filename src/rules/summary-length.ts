import { frontmatterPlaceOf } from '../content-graph/frontmatter-place.ts';
import type { PageRule } from './define-rule.ts';

/** A summary says more than the title, and fits into a list of results. */
export const summaryLength: PageRule = {
  id: 'summary-length',
  visit: ({ page, edition, config, facts, report }) => ({
    root(node) {
      if (node !== edition.tree) return;
      for (const path of paths(facts.products)) {
        const written = path.reduce<unknown>(
          (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
          page.frontmatter,
        );
        if (typeof written !== 'string') continue;
        const summary = fill(written, config.products[facts.products[0] ?? '']?.values ?? {})
          .replace(/\s+/g, ' ')
          .trim();
        const fault = judge(summary, facts.title);
        if (fault)
          report({ place: frontmatterPlaceOf(page, path), reason: fault, note: 'Say in one sentence what the reader gets from the page.' });
      }
    },
  }),
};

/** Search engines cut what is longer. */
const most = 160;
/** Not in scripts that say a word with a sign. */
const least = 25;

function paths(products: readonly string[]): string[][] {
  return [['summary'], ['description'], ...products.map((product) => ['products', product, 'summary'])];
}

function judge(summary: string, title: string): string | undefined {
  if (summary.length > most) return `Unexpected summary of ${summary.length} characters, expected at most ${most}`;
  if (summary.toLowerCase().replace(/\W+$/, '') === title.toLowerCase().replace(/\W+$/, ''))
    return 'Unexpected summary that repeats the title, expected more';
  if (summary.length < least && /^[\u0000-\u024f]*$/.test(summary))
    return `Unexpected summary of ${summary.length} characters, expected at least ${least}`;
  return undefined;
}

function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{\s*product\.([\w.-]+)\s*\}/g, (whole, name: string) => values[name] ?? whole);
}
