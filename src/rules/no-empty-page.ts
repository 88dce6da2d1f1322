import type { MdastNode } from 'satteri';
import { headingText, isComment } from '../content-graph/anchors.ts';
import type { Page } from '../content-graph/parse.ts';
import { startOfFile } from '../content-graph/place.ts';
import { showsSomething } from '../content-graph/tags.ts';
import type { PageRule } from './define-rule.ts';
import { isForm } from './repository-files.ts';

/** A page says something below its title. */
export const noEmptyPage: PageRule = {
  id: 'no-empty-page',
  visit: ({ page, edition, config, report }) => ({
    leave(node) {
      if (node !== edition.tree || page.faults.length > 0 || isForm(page.path) || isShownElsewhere(page, config.typed)) return;
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
    case 'break':
      return false;
    case 'mdxjsEsm':
      return /^export\b/m.test(node.value);
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return !isComment(node);
    case 'html':
      return showsSomething(node.value);
    case 'text':
      return /[\p{L}\p{N}\p{S}]/u.test(node.value);
    case 'paragraph':
      return node.children.some(isContent) && !/^\[?\[toc\]\]?$/i.test(headingText(node).trim());
    default:
      return true;
  }
}

/** A layout that makes the page out of its frontmatter or of the pages below it: elsewhere a hero or a list, among our own pages a section. */
function isShownElsewhere({ path, frontmatter }: Page, isTyped: boolean): boolean {
  if (isTyped) return frontmatter['kind'] === 'section';
  if (/(?:^|\/)_index\.mdx?$/i.test(path) || frontmatter['has_children'] === true) return true;
  return Object.entries(frontmatter).some(
    ([key, value]) =>
      isLayout.test(key) || (typeof value === 'object' && value !== null && !(value instanceof Date) && !aboutPage.test(key)),
  );
}

const isLayout = /layout|template|^redirect(?:_?to)?$|^permalink$|^(?:external_?)?url$|^type$|^id$/i;
/** What tools write into the head of a page or the menu: none of it is seen on the page. */
const aboutPage = /^(?:tags|keywords|categor(?:y|ies)|authors?|aliases|redirect_?from|slug|sidebar|head|meta|seo|og|last_?updated?)$/i;
