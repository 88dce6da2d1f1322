import type { Paragraph } from 'mdast';
import type { MdastNode } from 'satteri';
import { headingText } from '../content-graph/anchors.ts';
import type { PageRule } from './define-rule.ts';

/** What looks like a heading is one: not a paragraph of bold words. */
export const noBoldHeading: PageRule = {
  id: 'no-bold-heading',
  visit: ({ edition, report }) => ({
    leave(node, view) {
      if (node !== edition.tree && !(node.type === 'mdxJsxFlowElement' && node.name === 'Cause')) return;
      const children: readonly MdastNode[] = node.children;
      const lines = children.flatMap((child, index) => {
        const next = children[index + 1];
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

/** A few bold words that do not end like a sentence; an address, a version or a link that shall be seen is no heading. */
function isBoldLine(paragraph: Paragraph): boolean {
  const only = onlyChild(paragraph);
  const bold = only?.type === 'emphasis' ? onlyChild(only) : only;
  if (bold?.type !== 'strong' || ['link', 'linkReference'].includes(onlyChild(bold)?.type ?? '')) return false;
  const words = headingText(bold).trim();
  return /\p{L}/u.test(words) && !/(?!\?)\p{P}$|^\S*[@\d/]\S*$/u.test(words) && words.split(/\s+/).length <= 10;
}

function onlyChild({ children }: { children: readonly MdastNode[] }): MdastNode | undefined {
  const [only, ...more] = children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  return more.length > 0 ? undefined : only;
}
