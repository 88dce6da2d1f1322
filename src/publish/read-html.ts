import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type HastNode, htmlToHast } from 'satteri';

/** What one built page holds that other pages and the graph speak of. */
export interface BuiltPage {
  /** Path below the product's folder, with `/`: `guides/index.html`. */
  file: string;
  /** Every id, in order; one that stands twice is in it twice. */
  ids: string[];
  /** Ids inside the text of the page. */
  contentIds: string[];
  /** Targets of the links inside the text of the page. */
  contentLinks: string[];
}

/** Every file below a folder, with `/`, sorted. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

export function readBuiltPage(folder: string, file: string): BuiltPage {
  const page: BuiltPage = { file, ids: [], contentIds: [], contentLinks: [] };
  collect(htmlToHast(readFileSync(join(folder, file), 'utf8')), page, false);
  return page;
}

function collect(node: HastNode, page: BuiltPage, isContent: boolean): void {
  let isInside = isContent;
  if (node.type === 'element') {
    const { id, href, dataContent } = node.properties ?? {};
    isInside ||= dataContent !== undefined;
    if (typeof id === 'string') page.ids.push(id);
    if (isInside && typeof id === 'string') page.contentIds.push(id);
    if (isInside && node.tagName === 'a' && typeof href === 'string') page.contentLinks.push(href);
  }
  if ('children' in node && node.children) for (const child of node.children) collect(child, page, isInside);
}
