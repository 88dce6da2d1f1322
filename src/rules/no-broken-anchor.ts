import type { PageFacts, Reference } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import { resolveTarget } from '../content-graph/link.ts';
import type { GraphRule, Problem } from './define-rule.ts';
import { nearest } from './nearest.ts';
import { fileOf } from './no-broken-link.ts';

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
const notAnAnchor = /^(?:top|:~:|\/|!|L\d+(?:C\d+)?(?:-L\d+(?:C\d+)?)?)?$|^(?::~:|[/!])/i;

function judgeAnchor(
  graph: Graph,
  page: PageFacts,
  products: readonly string[],
  link: Reference,
): { products: string[]; problem: Omit<Problem, 'place'> } | undefined {
  const found = resolveTarget(graph, page, fileOf(page, link), link.target);
  if (found.kind !== 'page' || notAnAnchor.test(found.fragment) || found.page.faults.length > 0) return undefined;
  const keys = products.length > 0 ? products : [undefined];
  const lacking = keys.filter((key) => {
    const target = graph.editionOf(found.page, key);
    return target !== undefined && !target.anchors.some(({ id }) => isSame(id, found.fragment, graph));
  });
  if (lacking.length === 0) return undefined;
  const ids = new Set(lacking.flatMap((key) => graph.editionOf(found.page, key)?.anchors.map(({ id }) => id) ?? []));
  return {
    products: lacking.filter((key) => key !== undefined),
    problem: describe(found.fragment, link.target, found.page, ids, lacking.length < keys.length),
  };
}

/** GitBook folds runs of hyphens, which GitHub keeps. */
function isSame(id: string, fragment: string, graph: Graph): boolean {
  if (id === fragment) return true;
  return graph.isGitBook && fold(id) === fold(fragment);
}

function fold(id: string): string {
  return id.replace(/-+/g, '-').replace(/^-|-$/g, '');
}

function describe(fragment: string, target: string, page: PageFacts, ids: Set<string>, isElsewhere: boolean): Omit<Problem, 'place'> {
  const near = nearest(fragment, ids);
  const right = near === undefined ? undefined : `${target.slice(0, target.indexOf('#'))}#${near}`;
  const where = target.startsWith('#') ? 'this page' : `\`${page.path}\``;
  const hint = isElsewhere
    ? 'Give the target an anchor of this name in every product, or put the link into `<Only product="…">`.'
    : `Use an anchor of ${where}, or drop the fragment.`;
  return {
    reason: `Unexpected anchor \`#${fragment}\`, expected one that ${where} has${near === undefined ? '' : `, such as \`#${near}\``}`,
    note: right === undefined ? hint : `Write \`${right}\` if that is the place you mean.`,
    actual: `#${fragment}`,
    expected: right === undefined ? [] : [right],
  };
}
