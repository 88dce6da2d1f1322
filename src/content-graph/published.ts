import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { addressOf } from './address.ts';
import { describeIssue } from './config-schema.ts';
import type { EditionFacts, PageFacts } from './facts.ts';
import type { Graph } from './graph.ts';
import { OwnFailure } from './own-failure.ts';
import { type Place, Places } from './place.ts';
import { readJson, type Texts } from './tables.ts';

const address = z.string().regex(/^[^/#?\s](?:[^#?\s]*[^/#?\s])?$/, 'expected an address such as guides/find-a-space');

/**
 * `_data/published.json`: for each product the addresses of its published pages, each with the anchors that links elsewhere may name.
 * What stands here has to go on leading somewhere.
 */
export const publishedSchema = z.record(z.string().regex(/^[\w.-]+$/), z.record(address, z.array(z.string().min(1))));

export type Published = z.infer<typeof publishedSchema>;

export const publishedPath = '_data/published.json';

/** What a content folder has promised; nothing where it has no record yet. Throws an own failure that names what is wrong with it. */
export function readPublished(contentFolder: string, texts?: Texts): Published {
  const file = `${contentFolder}/${publishedPath}`;
  if (!texts?.has(file) && !existsSync(file)) return {};
  const parsed = publishedSchema.safeParse(readJson(file, texts));
  if (!parsed.success) throw new OwnFailure(`Cannot use the table ${file}: ${describeIssue(parsed.error)}`);
  return parsed.data;
}

/** Where the record names a page of a product. */
export function placeInRecord(
  { contentFolder, product, page }: { contentFolder: string; product: string; page: string },
  texts: Texts,
): Place {
  const file = `${contentFolder}/${publishedPath}`;
  const text = (texts.get(file) ?? readFileSync(file, 'utf8')).replace(/^\uFEFF/, '');
  const from = Math.max(0, text.indexOf(`${JSON.stringify(product)}:`));
  const at = Math.max(0, text.indexOf(`${JSON.stringify(page)}:`, from));
  return new Places(text).range(at + 1, at + 1 + page.length);
}

/** The address of a page as the record names it: no slash at its ends. */
export function publishedAddress(page: Pick<PageFacts, 'path'>): string {
  return addressOf(page.path).slice(0, -1);
}

/** The anchors that links elsewhere may name: footnotes are numbered anew with every change. */
export function publishedAnchors(edition: EditionFacts): string[] {
  return edition.anchors.filter(({ kind }) => kind !== 'footnote').map(({ id }) => id);
}

/** The record after the pages of a graph are published: a promise once made is never dropped. */
export function withPages(published: Published, graph: Graph): Published {
  const next: Published = structuredClone(published);
  for (const page of graph.pages) {
    if (page.path.startsWith('shared/')) continue;
    for (const edition of page.editions) {
      for (const product of edition.products) {
        const pages = (next[product] ??= {});
        pages[publishedAddress(page)] = [...(pages[publishedAddress(page)] ?? []), ...publishedAnchors(edition)];
      }
    }
  }
  return next;
}

/** Sorted, one anchor to a line, so that two branches seldom touch the same line. */
export function formatPublished(published: Published): string {
  const sorted = Object.fromEntries(
    sortedEntries(published).map(([product, pages]) => [
      product,
      Object.fromEntries(sortedEntries(pages).map(([page, anchors]) => [page, [...new Set(anchors)].sort()])),
    ]),
  );
  return `${JSON.stringify(sorted, null, 2)}\n`;
}

function sortedEntries<Value>(record: Record<string, Value>): [string, Value][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
