import type { Paragraph } from 'mdast';
import { headingText } from '../content-graph/anchors.ts';
import type { PageRule } from './define-rule.ts';

/** What looks like a heading is one: not a paragraph of bold words. */
export const noBoldHeading: PageRule = {
  id: 'no-bold-heading',
  visit: ({ edition, report }) => ({
    leave(node, view) {
      if (node !== edition.tree) return;
      const lines = node.children.flatMap((child, index) => {
        const next = node.children[index + 1];
        return child.type === 'paragraph' && isBoldLine(child) && next && next.type !== 'heading' && !isBold(next) ? [child] : [];
      });
      for (const line of lines) {
        report({
          place: view.place(line),
          reason: `Unexpected bold line \`${headingText(line).trim()}\` in place of a heading, expected a heading`,
          note: 'Put `##`, or the level that fits, in front of it and delete the asterisks.',
        });
      }
    },
  }),
};

function isBold(node: { type: string }): boolean {
  return node.type === 'paragraph' && isBoldLine(node as Paragraph); // its type says so
}

/** A few bold words that do not end like a sentence. */
function isBoldLine({ children }: Paragraph): boolean {
  const [only, ...more] = children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  if (only?.type !== 'strong' || more.length > 0) return false;
  const words = headingText(only).trim();
  return words !== '' && !/(?!\?)\p{P}$/u.test(words) && words.split(/\s+/).length <= 10;
}
