import { headingText } from '../content-graph/anchors.ts';
import type { PageRule } from './define-rule.ts';
import { isLegalText } from './repository-files.ts';

/** A heading is a name or a question, not a whole sentence. */
export const noSentenceHeading: PageRule = {
  id: 'no-sentence-heading',
  visit: ({ page, report }) => ({
    heading(node, view) {
      if (node.children.at(-1)?.type === 'inlineCode' || isLegalText(page.path)) return;
      const words = headingText(node).replace(/\s+/g, ' ').trim();
      if (!isSentence(words)) return;
      report({
        place: view.place(node),
        reason: `Unexpected sentence as heading, expected a few words without \`${words.at(-1)}\` at the end`,
        note: 'Make the sentence a paragraph; if the part needs a heading, give it a short one.',
        actual: words,
      });
    },
  }),
};

/** Eight words that end like a sentence, or four that speak of somebody: `Install Node.js etc.` and `Fixed in 3.2.` are names. */
function isSentence(words: string): boolean {
  if (!/[\p{L}\p{N})"'’”]\s*[.:;,!]$/u.test(words) || isAbbreviated(words)) return false;
  const count = words.split(' ').length;
  return (
    count >= 8 ||
    (count >= 4 && words.endsWith('.') && /\b(?:you|your|we|our|is|are|was|can|cannot|can['’]t|will|must|should)\b/i.test(words))
  );
}

function isAbbreviated(words: string): boolean {
  return /(?:\betc|\be\.g|\bi\.e|\bvs|\bInc|\bLtd|\bCorp|\bCo|(?:\b\p{L}\.)+\p{L})\.$/u.test(words);
}
