import type { EditionFacts, PageFacts, Reference } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import { includedPages } from '../content-graph/included-texts.ts';
import { resolveTarget } from '../content-graph/link.ts';
import type { GraphRule, Problem } from './define-rule.ts';
import { KnownAnchors } from './known-anchors.ts';
import { nearest } from './nearest.ts';
import { fileOf } from './no-broken-link.ts';
import { retarget } from './retarget.ts';

/** A link's fragment names a heading, a cause or an id of its target, in every product that shows the link. */
export const noBrokenAnchor: GraphRule = {
  id: 'no-broken-anchor',
  isLocal: true,
  judge(graph, report) {
    const known = new KnownAnchors(graph);
    for (const page of graph.pages) {
      const search = { left: mostComparisons };
      for (const edition of page.editions) {
        for (const link of edition.links) {
          if (!link.target.includes('#')) continue;
          const fault = judgeAnchor(known, { page, products: edition.products, link, search });
          if (fault) report(page, fault.products, { ...fault.problem, place: link.place });
        }
      }
    }
  },
};

/** `#top` is the browser's; `#:~:text=` names words, `#/` and `#!` routes of an application, `#L10` lines on a code host. */
const notAnAnchor = /^(?:_?top|:~:|\/|!|L\d+(?:C\d+)?(?:-L\d+(?:C\d+)?)?)?$|^(?::~:|[/!])/i;

/** A page with thousands of broken anchors is told them all, and the nearest of only some. */
const mostComparisons = 200_000;

interface Judged {
  page: PageFacts;
  products: readonly string[];
  link: Reference;
  /** How many anchors may still be compared for the links of the page. */
  search: { left: number };
}

function judgeAnchor(
  known: KnownAnchors,
  { page, products, link, search }: Judged,
): { products: string[]; problem: Omit<Problem, 'place'> } | undefined {
  const { graph } = known;
  const found = resolveTarget(graph, page, fileOf(page, link), link.target);
  if (found.kind !== 'page' || notAnAnchor.test(found.fragment) || found.page.faults.length > 0) return undefined;
  const has = ({ anchors }: EditionFacts): boolean => known.has(anchors, found.fragment);
  const keys = products.length > 0 ? products : [undefined];
  const lacking = keys.filter((key) => {
    const target = graph.editionOf(found.page, key);
    return target !== undefined && !has(target);
  });
  if (lacking.length === 0 || (link.target.startsWith('#') && isLabel(found.fragment, graph)) || mayInclude(found, known)) return undefined;
  const named = lacking.filter((key) => key !== undefined);
  if (found.page.editions.some(has)) return { products: named, problem: lackingInProduct(link, found.page, named) };
  const others = lacking.map((key) => graph.editionOf(found.page, key)?.anchors ?? []);
  for (const { length } of others) search.left -= length;
  const ids = new Set(search.left >= 0 ? others.flat().map(({ id }) => id) : []);
  return { products: named, problem: describe(found.fragment, link, found.page, ids) };
}

/** The page shows texts of other files: what they hold, it holds. */
function mayInclude({ page, fragment }: { page: PageFacts; fragment: string }, known: KnownAnchors): boolean {
  if (!page.texts) return false;
  const pages = includedPages(known.graph, page);
  return pages === 'unknown' || pages.some(({ editions }) => editions.some(({ anchors }) => known.has(anchors, fragment)));
}

/** Sphinx looks for the labels of a book in all its pages. */
function isLabel(fragment: string, graph: Graph): boolean {
  if (!graph.publishers.includes('sphinx')) return false;
  const files = graph.roots.flatMap(({ pages }) => pages);
  return files.some((file) => graph.pageOf(file)?.editions.some((edition) => hasLabel(edition, fragment)));
}

function hasLabel({ anchors }: EditionFacts, fragment: string): boolean {
  return anchors.some(({ id, kind }) => kind === 'element' && id === fragment);
}

function lackingInProduct({ target }: Reference, page: PageFacts, products: readonly string[]): Omit<Problem, 'place'> {
  const fragment = target.slice(target.indexOf('#'));
  return {
    reason: `Unexpected anchor \`${fragment}\`, expected one that ${whereOf(target, page)} has for ${products.map((key) => `\`${key}\``).join(', ')} too`,
    note: 'Give the target an anchor of this name in every product, or put the link into `<Only product="…">`.',
    actual: fragment,
  };
}

function describe(fragment: string, link: Reference, page: PageFacts, ids: Set<string>): Omit<Problem, 'place'> {
  const { target } = link;
  const near = nearest(fragment, ids);
  const right = near === undefined ? undefined : `${target.slice(0, target.indexOf('#'))}#${near}`;
  const where = whereOf(target, page);
  const isLetterCase = near !== undefined && near.toLowerCase() === fragment.toLowerCase();
  const fix = right !== undefined && isLetterCase ? retarget(link, right) : undefined;
  return {
    reason: `Unexpected anchor \`#${fragment}\`, expected one that ${where} has${near === undefined ? '' : `, such as \`#${near}\``}`,
    note: right === undefined ? `Use an anchor of ${where}, or drop the fragment.` : `Write \`${right}\` if that is the place you mean.`,
    actual: `#${fragment}`,
    expected: right === undefined ? [] : [right],
    ...(fix && { fix }),
  };
}

function whereOf(target: string, page: PageFacts): string {
  return target.startsWith('#') ? 'this page' : `\`${page.path}\``;
}
