import type { MdastNode } from 'satteri';
import type { Page } from './parse.ts';
import { scanTag, type Tag } from './tags.ts';

/** The opening tags of a page's JSX elements, as written; offsets of the page's source. Those in code are not among them. */
export function elementsOf(page: Page): Tag[] {
  const tags: Tag[] = [];
  if (page.tree) visit(page.tree, page.source, tags);
  return tags;
}

function visit(node: MdastNode, source: string, tags: Tag[]): void {
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
    const tag = scanTag(source, node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
    if (tag) tags.push(tag);
  }
  if ('children' in node) for (const child of node.children) visit(child, source, tags);
}
