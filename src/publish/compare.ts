import { addressOf } from '../content-graph/address.ts';
import type { EditionKey } from '../content-graph/config.ts';
import type { EditionFacts, PageFacts } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import { resolveTarget } from '../content-graph/link.ts';
import { type BuiltPage, readBuiltPage } from './read-html.ts';

export interface Built {
  graph: Graph;
  product: EditionKey;
  /** Path of the site on its host, a slash at both ends. */
  base: string;
  folder: string;
  files: readonly string[];
}

/**
 * Compares the ids and internal links of the built pages with those the graph knows, both ways.
 * What differs is a fault of the tool: the rules judged something else than the reader gets.
 */
export function compareWithGraph(built: Built): string[] {
  const expected = new Map<string, { page: PageFacts; edition: EditionFacts }>();
  for (const page of built.graph.pages) {
    const edition = page.path.startsWith('shared/') ? undefined : built.graph.editionOf(page, built.product);
    if (edition) expected.set(`${addressOf(page.path)}index.html`, { page, edition });
  }
  const faults: string[] = [];
  for (const [file, { page, edition }] of expected) {
    if (!built.files.includes(file)) faults.push(`${page.path}: the graph has this edition, the site has no ${file}`);
    else faults.push(...comparePage(readBuiltPage(built.folder, file), page, edition, built));
  }
  return faults;
}

function comparePage(html: BuiltPage, page: PageFacts, edition: EditionFacts, built: Built): string[] {
  const ids = edition.anchors.map(({ id }) => id);
  const links = internalLinks(page, edition, built);
  const pageLinks = html.contentLinks.filter((href) => href.startsWith(built.base));
  const twice = html.ids.filter((id, index) => html.ids.indexOf(id) !== index);
  return [
    ...twice.map((id) => `${html.file}: the id \`${id}\` stands twice`),
    ...missing(ids, html.contentIds).map((id) => `${html.file}: the graph has the anchor \`${id}\`, the page lacks it`),
    ...missing(html.contentIds.filter(isOfContent), ids).map((id) => `${html.file}: the page has the anchor \`${id}\`, the graph lacks it`),
    ...missing(links, pageLinks).map((href) => `${html.file}: the graph has a link to \`${href}\`, the page lacks it`),
    ...missing(pageLinks, links).map((href) => `${html.file}: the page links to \`${href}\`, the graph does not know it`),
  ];
}

/** Ids that the site adds to the text hold a colon, which no author's id can. */
function isOfContent(id: string): boolean {
  return !id.includes(':');
}

function internalLinks(page: PageFacts, edition: EditionFacts, { graph, base }: Built): string[] {
  return edition.links.flatMap(({ target, place, syntax }) => {
    if (syntax === 'frontmatter') return [];
    const file = place.file === undefined ? page.file : `${page.root}/${place.file}`;
    const found = resolveTarget(graph, page, file, target);
    if (found.kind !== 'page' || (found.page === page && target.startsWith('#'))) return [];
    const rest = /[?#].*$/s.exec(target)?.[0] ?? '';
    return [base + encodeURI(addressOf(found.page.path)) + rest];
  });
}

function missing(wanted: readonly string[], found: readonly string[]): string[] {
  const known = new Set(found);
  return [...new Set(wanted)].filter((item) => !known.has(item));
}
