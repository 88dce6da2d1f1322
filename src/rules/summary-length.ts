import { sameWords } from '../content-graph/anchors.ts';
import { frontmatterPlaceOf } from '../content-graph/frontmatter-place.ts';
import type { PageRule } from './define-rule.ts';

/** A summary says more than the title, and fits into a list of results. */
export const summaryLength: PageRule = {
  id: 'summary-length',
  visit: ({ page, edition, config, facts, report }) => ({
    leave(node) {
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
  const { length } = [...summary];
  if (length > most) return `Unexpected summary of ${length} characters, expected at most ${most}`;
  if (title !== '' && bare(summary) === bare(title)) return 'Unexpected summary that repeats the title, expected more';
  if (length < least && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(summary))
    return `Unexpected summary of ${length} characters, expected at least ${least}`;
  return undefined;
}

function bare(text: string): string {
  return sameWords(text.replace(/[*_`]/g, '').replace(/[!?]+$/, ''));
}

function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{\s*product\.([\w.-]+)\s*\}/g, (whole, name: string) => values[name] ?? whole);
}
