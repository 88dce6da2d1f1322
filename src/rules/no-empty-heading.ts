import type { Heading } from 'mdast';
import type { MdastNode } from 'satteri';
import { isComment } from '../content-graph/anchors.ts';
import { showsSomething } from '../content-graph/tags.ts';
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
  switch (node.type) {
    case 'break':
      return false;
    case 'text':
      return /[^\s\p{Cf}\\*]/u.test(node.value);
    case 'html':
      return showsSomething(node.value);
    case 'mdxTextExpression':
      return !isComment(node);
    case 'mdxJsxTextElement':
      return node.children.some(isVisible) || !/^(?:a|br|span)$/.test(node.name ?? '');
    default:
      return 'children' in node ? node.children.some(isVisible) : true;
  }
}
