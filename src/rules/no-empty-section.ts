import type { Heading } from 'mdast';
import type { MdastNode } from 'satteri';
import { headingText, isComment } from '../content-graph/anchors.ts';
import { showsSomething } from '../content-graph/tags.ts';
import { isChangelog } from './changelog.ts';
import type { PageRule } from './define-rule.ts';
import { isForm } from './repository-files.ts';

/** Below a heading stands a text, or a heading of a lower level. */
export const noEmptySection: PageRule = {
  id: 'no-empty-section',
  visit({ page, edition, report }) {
    if (isChangelog(page.path) || isForm(page.path)) return {};
    return {
      leave(node, view) {
        const isPage = node === edition.tree;
        if (!isPage && node.type !== 'mdxJsxFlowElement') return;
        const children: readonly MdastNode[] = node.children;
        if (!children.some(({ type }) => type === 'heading')) return;
        const nodes = children.filter((child) => !isInvisible(child));
        if (nodes.every(({ type }) => type === 'heading')) return;
        for (const [index, child] of nodes.entries()) {
          if (child.type !== 'heading' || child.depth === 1 || saysItself(child)) continue;
          const next = nodes[index + 1];
          if (next ? next.type !== 'heading' || next.depth > child.depth : !isPage) continue;
          report({
            place: view.place(child),
            reason: `Unexpected heading \`${headingText(child).trim()}\` with nothing below it, expected a text`,
            note: 'Write the part, or delete its heading.',
          });
        }
      },
    };
  },
};

/** Definitions, comments and rules between parts show no text. */
function isInvisible(node: MdastNode): boolean {
  switch (node.type) {
    case 'html':
      return !showsSomething(node.value);
    case 'mdxFlowExpression':
      return isComment(node);
    case 'text':
      return node.value.trim() === '';
    case 'paragraph':
      return node.children.every(isInvisible);
    default:
      return ['yaml', 'toml', 'definition', 'thematicBreak', 'mdxjsEsm', 'break'].includes(node.type);
  }
}

/** A link, a signature or a whole sentence needs nothing below; a heading without words has a rule of its own. */
function saysItself(heading: Heading): boolean {
  const words = headingText(heading).trim();
  return (
    !/\p{L}/u.test(words) ||
    /[.:]$/.test(words) ||
    /\w\(.*\)(?:\s*:.*)?$/.test(words) ||
    heading.children.every(({ type }) => type === 'inlineCode') ||
    heading.children.some(isMore)
  );
}

/** A link leads on; what an image or a component shows is not known. */
function isMore(node: MdastNode): boolean {
  if (node.type === 'html') return showsSomething(node.value);
  if (node.type === 'strong' || node.type === 'emphasis') return node.children.some(isMore);
  if (node.type === 'mdxJsxTextElement') return node.children.length > 0 || !/^(?:a|br|span)$/.test(node.name ?? '');
  return node.type !== 'text' && node.type !== 'inlineCode';
}
