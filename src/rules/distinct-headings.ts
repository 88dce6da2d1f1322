import { headingText, sameWords } from '../content-graph/anchors.ts';
import type { PageRule } from './define-rule.ts';

/** Every heading of a page has its own words, wherever it stands. */
export const distinctHeadings: PageRule = {
  id: 'distinct-headings',
  visit({ report }) {
    const firstLines = new Map<string, number>();
    return {
      heading(node, view) {
        const words = headingText(node).replace(/\s+/g, ' ').trim();
        if (words === '') return;
        const place = view.place(node);
        const key = sameWords(words);
        const first = firstLines.get(key);
        if (first === undefined) firstLines.set(key, place.line);
        else {
          report({
            place,
            reason: `Unexpected heading \`${words}\` again, expected words that line ${first} does not have`,
            note: 'Add what this part is about: a link to the heading, and a table of contents, cannot tell the two apart.',
            actual: words,
          });
        }
      },
    };
  },
};
