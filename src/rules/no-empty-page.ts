import type { MdastNode } from 'satteri';
import { startOfFile } from '../content-graph/place.ts';
import type { PageRule } from './define-rule.ts';
import { isForm } from './repository-files.ts';

/** A page says something below its title. */
export const noEmptyPage: PageRule = {
  id: 'no-empty-page',
  visit: ({ page, edition, config, report }) => ({
    leave(node) {
      if (node !== edition.tree || page.faults.length > 0 || isForm(page.path) || isShownElsewhere(page.frontmatter, config.typed)) return;
      if (node.children.some(isContent) || isForOthers(node.children)) return;
      report({
        place: startOfFile,
        reason: 'Unexpected page without content, expected a text below the title',
        note: 'Write the page, or delete it with the links that lead to it; a section says in a sentence what is in it.',
      });
    },
  }),
};

/** A page of nothing but definitions is put into others. */
function isForOthers(nodes: readonly MdastNode[]): boolean {
  return nodes.length > 0 && nodes.every(({ type }) => type === 'definition' || type === 'html');
}

function isContent(node: MdastNode): boolean {
  switch (node.type) {
    case 'heading':
    case 'yaml':
    case 'toml':
    case 'thematicBreak':
    case 'definition':
      return false;
    case 'html':
      return node.value.replace(/<!--[\s\S]*?-->/g, '').trim() !== '';
    case 'paragraph':
      return node.children.some((child) => child.type !== 'break' && !(child.type === 'text' && !/[\p{L}\p{N}\p{S}]/u.test(child.value)));
    default:
      return true;
  }
}

/** A layout that makes the page out of its frontmatter: elsewhere a hero or a list, among our own pages a section. */
function isShownElsewhere(frontmatter: Record<string, unknown>, isTyped: boolean): boolean {
  if (isTyped) return frontmatter['kind'] === 'section';
  return Object.entries(frontmatter).some(
    ([key, value]) =>
      (typeof value === 'object' && value !== null && key !== 'tags') || /layout|template|redirect|permalink|url|^type$|^id$/i.test(key),
  );
}
