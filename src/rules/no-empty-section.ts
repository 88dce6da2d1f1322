import type { Heading } from 'mdast';
import type { MdastNode } from 'satteri';
import { headingText } from '../content-graph/anchors.ts';
import { isChangelog } from './changelog.ts';
import type { PageRule } from './define-rule.ts';
import { isForm } from './repository-files.ts';

/** Below a heading stands a text, or a heading of a lower level. */
export const noEmptySection: PageRule = {
  id: 'no-empty-section',
  visit: ({ page, edition, report }) => ({
    leave(node, view) {
      if (node !== edition.tree || isChangelog(page.path) || isForm(page.path)) return;
      const nodes = node.children.filter((child) => !isInvisible(child));
      const hasText = nodes.some((child) => child.type !== 'heading');
      if (!hasText) return;
      for (const [index, child] of nodes.entries()) {
        if (child.type !== 'heading' || child.depth === 1 || saysItself(child)) continue;
        const next = nodes[index + 1];
        if (next && (next.type !== 'heading' || next.depth > child.depth)) continue;
        report({
          place: view.place(child),
          reason: `Unexpected heading \`${headingText(child).trim()}\` with nothing below it, expected a text`,
          note: 'Write the part, or delete its heading.',
        });
      }
    },
  }),
};

/** Definitions, comments and rules between parts show no text. */
function isInvisible(node: MdastNode): boolean {
  if (node.type === 'html') return node.value.replace(/<!--[\s\S]*?-->/g, '').trim() === '';
  return ['yaml', 'toml', 'definition', 'thematicBreak', 'mdxjsEsm'].includes(node.type);
}

/** A link, a signature or a whole sentence needs nothing below; a heading without words has a rule of its own. */
function saysItself(heading: Heading): boolean {
  const words = headingText(heading).trim();
  return (
    !/\p{L}/u.test(words) ||
    /[.:]$/.test(words) ||
    /\w\(.*\)(?:\s*:.*)?$/.test(words) ||
    heading.children.some(({ type }) => type !== 'text' && type !== 'strong')
  );
}
