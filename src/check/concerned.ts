import { resolve } from 'node:path';
import type { PageFacts, Reference } from '../content-graph/facts.ts';
import { toSlashes } from '../content-graph/files.ts';
import type { Graph } from '../content-graph/graph.ts';
import { shownFiles } from '../content-graph/included-texts.ts';
import { resolveTarget } from '../content-graph/link.ts';
import { contentFolder } from '../content-graph/own-folder.ts';
import { fileOf } from '../rules/no-broken-link.ts';

/** The files in which a change can have made something true or false: what changed, what includes it, and what links to it. */
export function findConcerned(graph: Graph, changed: ReadonlySet<string>): Set<string> {
  if ([...changed].some((file) => decidesAll(graph, file))) return new Set(graph.pages.map(({ file }) => file));
  const names = new Set([...changed].flatMap(namesOf));
  const concerned = graph.pages.filter((page) => changed.has(page.file) || isConcerned(graph, page, names));
  // A finding in a shared cause is told there, though a page that includes it is what changed.
  const shared = concerned.flatMap((page) => page.editions.flatMap(({ includes }) => includes.map((path) => `${page.root}/${path}`)));
  return new Set([...concerned.map(({ file }) => file), ...shared]);
}

/** Settings, tables, navigation and, of our own pages, products and rules speak of every page. */
function decidesAll({ config, roots }: Graph, file: string): boolean {
  if (config.source !== '' && file === toSlashes(resolve(config.source))) return true;
  if (config.typed && file.startsWith(contentFolder.replace(/content$/, 'src/'))) return true;
  return roots.some(({ folder }) => file.startsWith(`${folder}/_data/`) || file === `${folder}/SUMMARY.md`);
}

/** The ways a link may name a file that can be gone: with its ending or without, as the folder it is the index of, as HTML. */
function namesOf(file: string): string[] {
  const bare = file.replace(/\.mdx?$/i, '');
  if (bare === file) return [file];
  const index = /^(.+)\/(?:index|_index|README)$/i.exec(bare)?.[1];
  return [file, bare, `${bare}.html`, ...(index === undefined ? [] : [index])];
}

function isConcerned(graph: Graph, page: PageFacts, names: ReadonlySet<string>): boolean {
  return page.editions.some(
    ({ includes, links, images }) =>
      includes.some((path) => names.has(`${page.root}/${path}`)) ||
      links.some((link) => leadsTo(graph, page, link, names)) ||
      images.some((image) => leadsTo(graph, page, image, names)),
  );
}

function leadsTo(graph: Graph, page: PageFacts, reference: Reference, names: ReadonlySet<string>): boolean {
  const found = resolveTarget(graph, page, fileOf(page, reference), reference.target);
  switch (found.kind) {
    case 'page':
      return shownFiles(graph, found.page).some((file) => names.has(file));
    case 'folder':
      return names.has(found.folder);
    case 'file':
    case 'missing':
    case 'wrong-case':
      return names.has(found.file.replace(/\/$/, ''));
    default:
      return false;
  }
}
