import type { Anchor, PageFacts, Reference } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import { parseTarget, resolveTarget } from '../content-graph/link.ts';
import type { GraphRule } from './define-rule.ts';
import { fileOf } from './no-broken-link.ts';

/** A link's fragment is the same in every product, and means the same place of its target. */
export const stableFragment: GraphRule = {
  id: 'stable-fragment',
  judge(graph, report) {
    for (const page of graph.pages) {
      if (page.editions.length < 2 && (page.editions[0]?.products.length ?? 0) < 2) continue;
      for (const [products, links] of linksByPlace(page)) {
        const problem = judge(graph, page, links);
        const [first] = links;
        if (problem && first) report(page, products, { ...problem, place: first.link.place });
      }
    }
  },
};

interface Seen {
  product: string;
  link: Reference;
}

/** The same link as each product's readers get it. */
function linksByPlace(page: PageFacts): [string[], Seen[]][] {
  const byPlace = new Map<string, Seen[]>();
  for (const { products, links } of page.editions) {
    for (const link of links) {
      if (!link.target.includes('#')) continue;
      const key = `${link.place.file ?? ''}:${link.place.offset}`;
      byPlace.set(key, [...(byPlace.get(key) ?? []), ...products.map((product) => ({ product, link }))]);
    }
  }
  return [...byPlace.values()].filter((seen) => seen.length > 1).map((seen) => [seen.map(({ product }) => product), seen]);
}

function judge(graph: Graph, page: PageFacts, seen: Seen[]): { reason: string; note: string; actual: string } | undefined {
  const fragments = [...new Set(seen.map(({ link }) => parseTarget(link.target).fragment ?? ''))];
  const actual = fragments.map((fragment) => `#${fragment}`).join(' and ');
  if (fragments.length > 1) {
    return {
      reason: `Unexpected fragments ${fragments.map((fragment) => `\`#${fragment}\``).join(' and ')} in one link, expected the same in every product`,
      note: 'Give the target an id that is the same for every product, and link to that.',
      actual,
    };
  }
  const places = new Set(
    seen
      .map(({ product, link }) => anchorOf(graph, page, product, link))
      .filter((anchor) => anchor && !isSetByAuthor(anchor))
      .map((anchor) => anchor?.place.offset),
  );
  if (places.size < 2) return undefined;
  return {
    reason: `Unexpected \`${actual}\`, which is another heading in each product, expected one place`,
    note: 'Give the heading that is meant an id of its own, such as `{#short-words}`, and link to that.',
    actual,
  };
}

function isSetByAuthor({ kind, isOwn }: Anchor): boolean {
  return kind !== 'heading' || isOwn === true;
}

function anchorOf(graph: Graph, page: PageFacts, product: string, link: Reference): Anchor | undefined {
  const found = resolveTarget(graph, page, fileOf(page, link), link.target);
  return found.kind === 'page' ? graph.editionOf(found.page, product)?.anchors.find(({ id }) => id === found.fragment) : undefined;
}
