import type { Heading } from 'mdast';
import type { MdastNode } from 'satteri';
import type { PageRule } from './define-rule.ts';

/** A heading has words. */
export const noEmptyHeading: PageRule = {
  id: 'no-empty-heading',
  visit: ({ report }) => ({
    heading(node, view) {
      if (hasWords(node)) return;
      report({
        place: view.place(node),
        reason: `Unexpected heading of level ${node.depth} without words, expected words`,
        note: 'Delete the line, or write the heading.',
      });
    },
  }),
};

/** Images, code and components may speak for themselves; invisible characters and hard breaks do not. */
function hasWords(node: Heading): boolean {
  return node.children.some(isVisible);
}

function isVisible(node: MdastNode): boolean {
  if (node.type === 'break') return false;
  if (node.type === 'text' || node.type === 'html')
    return /[^\s\p{Cf}\\*]/u.test(node.type === 'html' ? withoutComments(node.value) : node.value);
  if (node.type === 'image') return true;
  return 'children' in node && node.type !== 'mdxJsxTextElement' ? node.children.some(isVisible) : true;
}

function withoutComments(html: string): string {
  return html.replace(/<!--[\s\S]*?-->/g, '');
}
