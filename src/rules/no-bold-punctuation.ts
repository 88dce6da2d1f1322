import { headingText } from '../content-graph/anchors.ts';
import type { PageRule } from './define-rule.ts';

/** Bold type makes words stand out; a full stop alone needs none. */
export const noBoldPunctuation: PageRule = {
  id: 'no-bold-punctuation',
  visit: ({ report }) => ({
    strong(node, view) {
      const words = headingText(node);
      if (!/^\s*[.,:;!?]\s*$/.test(words) || node.children.some(({ type }) => type !== 'text')) return;
      const place = view.place(node);
      const source = view.source(node);
      if (/[!?]/.test(words) && /^[\s(]?$/.test(view.page.source[(node.position?.start.offset ?? 0) - 1] ?? '')) return;
      const isPlain = place.file === undefined && /^(?:\*\*|__)[.,:;!?](?:\*\*|__)$/.test(source);
      report({
        place,
        reason: `Unexpected bold \`${words.trim()}\`, expected the sign without asterisks`,
        note: 'Delete the asterisks around it.',
        ...(isPlain && { fix: [{ offset: place.offset, endOffset: place.endOffset, text: words }] }),
      });
    },
  }),
};
