import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { crossings, help, helps } from './help.ts';
import { switchesOf } from './frame.ts';
import { menuOf, otherSections } from './menu.ts';
import type { HelpPage } from './page.ts';
import { relatedTo } from './related.ts';
import { editHref } from './repository.ts';

/** What all pages of all products show: the products, the shared causes, and the code that turns sources into pages. */
const common = hash([
  [...helps.values()].map(({ product }) => product),
  ...textsBelow('src'),
  ...textsBelow('content/shared'),
  readFileSync(resolve('package-lock.json'), 'utf8'),
  readFileSync(resolve('astro.config.mjs'), 'utf8'),
]);

/** The keys of all pages: the page and its Markdown twin share one. */
export const cacheKeys: ReadonlyMap<HelpPage, string> = new Map(help.pages.map((page) => [page, toKey(page)]));

/**
 * Changes whenever anything that a page shows does: its own text, its neighbors' titles, where other products lead, the code.
 * A page whose key is that of the last build is not rendered again.
 */
function toKey(page: HelpPage): string {
  const { kind, title, summary, address } = page;
  const { pages, sections } = help.sections.of(page);
  const shown = (list: readonly HelpPage[]): unknown =>
    list.map((other) => [other.title, other.href, other.about, other.causes.length, other.order]);
  const related = relatedTo(help, page);
  const menu = menuOf(help, page, '');
  return hash([
    common,
    readFileSync(resolve('content', page.path), 'utf8'),
    page,
    help.sections.above(page)?.title,
    [menu.title, shown(menu.pages), shown(pages), shown(sections), sections.map((section) => shown(help.sections.of(section).pages))],
    [shown(related.problems), shown(related.pages), shown(otherSections(help))],
    [switchesOf({ page, kind, title, summary, address }), crossings.map(({ back }) => back.noticesAt(page)), editHref(page.path)],
  ]);
}

/** The key of anything small: its own content. */
export function keyOf(shown: unknown): string {
  return hash([common, shown]);
}

function hash(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

function textsBelow(folder: string): string[] {
  if (!existsSync(resolve(folder))) return [];
  const files = readdirSync(resolve(folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => file + readFileSync(file, 'utf8'));
}
