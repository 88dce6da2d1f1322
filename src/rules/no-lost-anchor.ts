import type { EditionKey } from '../content-graph/config.ts';
import type { PageFacts } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import type { Page } from '../content-graph/parse.ts';
import { startOfFile } from '../content-graph/place.ts';
import { type LostPage, lostPromises } from '../content-graph/promises.ts';
import { placeInRecord, publishedAddress, publishedPath } from '../content-graph/published.ts';
import type { GraphRule, Problem, ReportIn } from './define-rule.ts';
import { addEntries, editList } from './edit-frontmatter.ts';

/** What was published goes on leading somewhere: each page by its address or a redirect, each anchor by its id or an alias. */
export const noLostAnchor: GraphRule = {
  id: 'no-lost-anchor',
  judge(graph, report) {
    for (const { folder } of graph.config.typed ? graph.roots : []) {
      const { anchors, pages } = lostPromises(graph, folder);
      for (const [page, lost] of anchors) tellAnchors(graph, { page, lost }, report);
      for (const [successor, lost] of Map.groupBy(pages, (one) => one.successor)) {
        if (successor) tellMoved(graph, { successor, lost }, report);
        else for (const one of lost) tellPage(graph, { folder, ...one }, report);
      }
    }
  },
};

interface LostAnchors {
  page: PageFacts;
  /** Lost ids, each with the one new anchor that can have followed it, and the products that lost it. */
  lost: ReadonlyMap<string, { successor: string | undefined; products: readonly EditionKey[] }>;
}

function tellAnchors(graph: Graph, { page, lost }: LostAnchors, report: ReportIn): void {
  const source = readAgain(graph, page);
  const aliases = [...lost].map(([id, { successor }]) => [id, `#${successor ?? '…'}`] as const);
  const isCertain = [...lost.values()].every(({ successor }) => successor !== undefined);
  const problem: Problem = {
    place: source?.places.line(1) ?? startOfFile,
    reason: `Unexpected loss of the published ${list(
      [...lost.keys()].map((id) => `#${id}`),
      'anchor',
    )}, expected a place or an alias for it`,
    note: `Bring it back, or say in the frontmatter what follows it: \`aliases: { ${aliases.map(([id, link]) => `${id}: '${link}'`).join(', ')} }\`.`,
    actual: [...lost.keys()].join(' '),
  };
  if (isCertain && source) problem.fix = addEntries(source, 'aliases', new Map(aliases));
  report(page, [...new Set([...lost.values()].flatMap(({ products }) => products))], problem);
}

function tellMoved(graph: Graph, { successor, lost }: { successor: PageFacts; lost: readonly LostPage[] }, report: ReportIn): void {
  const source = readAgain(graph, successor);
  const addresses = [...new Set(lost.map(({ address }) => address))];
  report(successor, [...new Set(lost.map(({ product }) => product))], {
    place: source?.places.line(1) ?? startOfFile,
    reason: `Unexpected page without ${list(addresses, 'published address', 'published addresses')}, expected a redirect from where it was`,
    note: `Add \`redirectFrom: [${addresses.join(', ')}]\`: readers come by the old address for years.`,
    actual: publishedAddress(successor),
    fix: source && editList(source, 'redirectFrom', { add: addresses }),
  });
}

/** No page can be told to have followed it: the finding stands at the promise itself. */
function tellPage(graph: Graph, { folder, address, product }: LostPage & { folder: string }, report: ReportIn): void {
  const file = `${folder}/${publishedPath}`;
  const record: PageFacts = {
    file,
    path: publishedPath,
    root: folder,
    format: 'md',
    frontmatter: {},
    editions: [],
    faults: [],
    suppressions: [],
  };
  report(record, [product], {
    place: placeInRecord({ contentFolder: folder, product, page: address }, graph.texts),
    reason: `Unexpected loss of the published page \`${address}\`, expected a page or a redirect for it`,
    note: `Bring it back, or add \`redirectFrom: [${address}]\` to the page that readers of ${product} should get instead.`,
    actual: address,
  });
}

function list(names: readonly string[], noun: string, nouns = `${noun}s`): string {
  return `${names.length === 1 ? noun : nouns} ${names.map((name) => `\`${name}\``).join(', ')}`;
}

function readAgain(graph: Graph, facts: PageFacts): Page | undefined {
  let page: Page | undefined;
  graph.revisit(facts, () => ({
    root: (_, view) => {
      page = view.page;
    },
  }));
  return page;
}
