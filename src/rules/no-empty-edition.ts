import type { MdastNode } from 'satteri';
import { isComment } from '../content-graph/anchors.ts';
import type { PageRule } from './define-rule.ts';

/** Every product that a page lists has something to read there. */
export const noEmptyEdition: PageRule = {
  id: 'no-empty-edition',
  visit: ({ page, edition, facts, config, report }) => ({
    root(root, view) {
      const { kind } = page.frontmatter;
      if (!config.typed || edition.key === undefined || page.faults.length > 0 || kind === 'section' || root.children.some(says)) return;
      const place = page.frontmatterPlace;
      const keys = facts.products.map((key) => `\`${key}\``).join(', ');
      report({
        place: place ? view.page.places.line(place.line) : view.page.places.line(1),
        reason: `Unexpected page without content for ${keys}, expected a text`,
        note: `Write what its readers need to know, or take ${keys} out of \`products\`.`,
        actual: edition.key,
      });
    },
  }),
};

/** A heading alone says nothing yet. */
function says(node: MdastNode): boolean {
  if (['heading', 'definition', 'thematicBreak', 'yaml'].includes(node.type)) return false;
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') return !isComment(node);
  if (node.type === 'text' || node.type === 'html') return node.value.trim() !== '';
  return 'children' in node ? node.children.some(says) : true;
}
