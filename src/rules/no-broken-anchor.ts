import type { EditionFacts, PageFacts, Reference } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import { includedPages } from '../content-graph/included-texts.ts';
import { resolveTarget } from '../content-graph/link.ts';
import type { GraphRule, Problem } from './define-rule.ts';
import { hasAnchor } from './has-anchor.ts';
import { nearest } from './nearest.ts';
import { fileOf } from './no-broken-link.ts';
import { retarget } from './retarget.ts';

/** A link's fragment names a heading, a cause or an id of its target, in every product that shows the link. */
export const noBrokenAnchor: GraphRule = {
  id: 'no-broken-anchor',
  isLocal: true,
  judge(graph, report) {
    for (const page of graph.pages) {
      for (const edition of page.editions) {
        for (const link of edition.links) {
          if (!link.target.includes('#')) continue;
          const fault = judgeAnchor(graph, page, edition.products, link);
          if (fault) report(page, fault.products, { ...fault.problem, place: link.place });
        }
      }
    }
  },
};

/** `#top` is the browser's; `#:~:text=` names words, `#/` and `#!` routes of an application, `#L10` lines on a code host. */
const notAnAnchor = /^(?:_?top|:~:|\/|!|L\d+(?:C\d+)?(?:-L\d+(?:C\d+)?)?)?$|^(?::~:|[/!])/i;

function judgeAnchor(
  graph: Graph,
  page: PageFacts,
  products: readonly string[],
  link: Reference,
): { products: string[]; problem: Omit<Problem, 'place'> } | undefined {
  const found = resolveTarget(graph, page, fileOf(page, link), link.target);
  if (found.kind !== 'page' || notAnAnchor.test(found.fragment) || found.page.faults.length > 0) return undefined;
  const has = ({ anchors }: EditionFacts): boolean => hasAnchor(anchors, found.fragment, graph);
  const keys = products.length > 0 ? products : [undefined];
  const lacking = keys.filter((key) => {
    const target = graph.editionOf(found.page, key);
    return target !== undefined && !has(target);
  });
  if (lacking.length === 0 || (link.target.startsWith('#') && isLabel(found.fragment, graph)) || mayInclude(found, graph)) return undefined;
  const named = lacking.filter((key) => key !== undefined);
  const ids = new Set(lacking.flatMap((key) => graph.editionOf(found.page, key)?.anchors.map(({ id }) => id) ?? []));
  const problem = found.page.editions.some(has)
    ? lackingInProduct(link, found.page, named)
    : describe(found.fragment, link, found.page, ids);
  return { products: named, problem };
}

/** The page shows texts of other files: what they hold, it holds. */
function mayInclude({ page, fragment }: { page: PageFacts; fragment: string }, graph: Graph): boolean {
  if (!page.texts) return false;
  const pages = includedPages(graph, page);
  return pages === 'unknown' || pages.some(({ editions }) => editions.some(({ anchors }) => hasAnchor(anchors, fragment, graph)));
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
