import type { EditionFacts, PageFacts } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import { startOfFile } from '../content-graph/place.ts';
import { Sketcher, sketchLikeness } from '../content-graph/sketch.ts';
import type { GraphRule } from './define-rule.ts';
import { isSameReader, scopeOf } from './same-reader.ts';

/** No page is, for the most part, a copy of another. */
export const noNearDuplicatePage: GraphRule = {
  id: 'no-near-duplicate-page',
  gather({ page, facts }) {
    if (isBoilerplate(page.path)) return {};
    const sketcher = new Sketcher();
    return {
      text: (node) => sketcher.add(node.value),
      inlineCode: (node) => sketcher.add(node.value),
      code: (node) => sketcher.add(node.value),
      leave(node) {
        if (node.type === 'root' && sketcher.sketch.size >= leastRuns) facts.sketch = sketcher.sketch;
      },
    };
  },
  judge(graph, report) {
    const copies = findCopies(graph);
    for (const [{ page, edition }, others] of copies) {
      const [nearest] = [...others].sort((a, b) => b.share - a.share);
      if (!nearest) continue;
      const more = others.length > 1 ? ` and ${others.length - 1} more` : '';
      report(page, edition.products, {
        place: startOfFile,
        reason: `Unexpected copy: ${Math.round(nearest.share * 100)} % of \`${nearest.path}\`${more}, expected each text in one place`,
        note: 'Join the pages, or keep here what differs and link to the rest.',
        expected: [nearest.path],
      });
    }
  },
};

/** About sixty words; shorter pages are alike by chance. */
const leastRuns = 60;
const leastShare = 0.5;
/** Runs that so many pages share are a template's. */
const mostSharers = 20;
/** Two pages that share half of their runs share one of their ten smallest but once in a thousand times. */
const indexed = 10;

interface Sketched {
  page: PageFacts;
  edition: EditionFacts;
}

type Copies = Map<Sketched, { path: string; share: number }[]>;

function findCopies(graph: Graph): Copies {
  const copies: Copies = new Map();
  const judged = new Map<Sketched, Set<Sketched>>();
  for (const sharers of index(graph).values()) {
    if (sharers.length > mostSharers) continue;
    for (const [at, one] of sharers.entries()) {
      for (const other of sharers.slice(at + 1)) {
        const known = judged.get(one) ?? new Set();
        if (known.has(other)) continue;
        judged.set(one, known.add(other));
        addCopy(copies, one, other);
      }
    }
  }
  return copies;
}

function index(graph: Graph): Map<number, Sketched[]> {
  const byRun = new Map<number, Sketched[]>();
  const sketched: Sketched[] = graph.pages.flatMap((page) => page.editions.map((edition) => ({ page, edition })));
  for (const one of sketched) {
    for (const run of one.edition.sketch?.hashes.slice(0, indexed) ?? []) {
      const known = byRun.get(run);
      if (known) known.push(one);
      else byRun.set(run, [one]);
    }
  }
  return byRun;
}

function addCopy(copies: Copies, one: Sketched, other: Sketched): void {
  if (one.page === other.page || scopeOf(one.page.path) !== scopeOf(other.page.path) || !isSameReader(one.edition, other.edition)) return;
  if (!one.edition.sketch || !other.edition.sketch) return;
  const share = sketchLikeness(one.edition.sketch, other.edition.sketch);
  if (share < leastShare) return;
  push(copies, one, { path: other.page.path, share });
  push(copies, other, { path: one.page.path, share });
}

function push(copies: Copies, key: Sketched, value: { path: string; share: number }): void {
  const known = copies.get(key);
  if (known) known.push(value);
  else copies.set(key, [value]);
}

/** What has to be the same everywhere. */
function isBoilerplate(path: string): boolean {
  return /(?:^|\/)(?:licen[cs]e|copying|notice|security|code[-_]of[-_]conduct|changelog)[^/]*$/i.test(path);
}
