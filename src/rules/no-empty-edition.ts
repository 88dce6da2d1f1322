import type { MdastNode } from 'satteri';
import type { PageRule } from './define-rule.ts';

/** Every product that a page lists has something to read there. */
export const noEmptyEdition: PageRule = {
  id: 'no-empty-edition',
  visit: ({ page, edition, config, report }) => ({
    root(root, view) {
      const { kind } = page.frontmatter;
      if (!config.typed || edition.key === undefined || page.faults.length > 0 || kind === 'section' || root.children.some(says)) return;
      const place = page.frontmatterPlace;
      report({
        place: place ? view.page.places.line(place.line) : view.page.places.line(1),
        reason: `Unexpected page without content for \`${edition.key}\`, expected a text`,
        note: `Write what its readers need to know, or take \`${edition.key}\` out of \`products\`.`,
        actual: edition.key,
      });
    },
  }),
};

/** A heading alone says nothing yet. */
function says(node: MdastNode): boolean {
  if (node.type === 'heading' || node.type === 'definition') return false;
  if (node.type === 'text' || node.type === 'html') return node.value.trim() !== '';
  return 'children' in node ? node.children.some(says) : true;
}
