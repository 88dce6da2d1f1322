import type { PageFacts } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import { namedPages } from '../content-graph/included-texts.ts';
import { folderOf as folderOfFile, resolveTarget } from '../content-graph/link.ts';
import { navigationMarks } from '../content-graph/publishers.ts';
import { startOfFile } from '../content-graph/place.ts';
import type { GraphRule, Problem, ReportIn } from './define-rule.ts';
import { fileOf } from './no-broken-link.ts';
import { isRepositoryFile } from './repository-files.ts';

/** A reader can come to every page: from the navigation or, where there is none, from the first page. */
export const noOrphanPage: GraphRule = {
  id: 'no-orphan-page',
  judge(graph, report) {
    for (const { folder } of graph.roots) {
      const pages = graph.pages.filter(({ root }) => root === folder);
      if (graph.config.typed) tellWithoutSection(pages, report);
      else tellUnreached(graph, folder, pages, report);
    }
  },
};

/** A book has its `SUMMARY.md` at its top, which need not be the checked folder; for all else the first page counts. */
function tellUnreached(graph: Graph, folder: string, pages: readonly PageFacts[], report: ReportIn): void {
  const summaries = summariesIn(pages);
  const byBook = Map.groupBy(pages, ({ file }) => summaries.find((summary) => file.startsWith(topOf(summary))));
  for (const [summary, inBook] of byBook) {
    if (summary) {
      const reached = withIncluded(graph, new Set([summary, ...targetsOf(graph, summary)]));
      const isAside = ({ path, file }: PageFacts): boolean =>
        isPart(path) || (isRepositoryFile(path) && !file.slice(topOf(summary).length).includes('/'));
      tellMissed({ pages: inBook, reached, from: summary, isAside, report });
    } else {
      const first = ['README.md', 'index.md', 'index.mdx']
        .map((name) => graph.pageOf(`${folder}/${name}`))
        .find((page) => page !== undefined);
      if (!first || graph.isMarked(navigationMarks)) continue;
      const isAside = (page: PageFacts): boolean => isPart(page.path) || isShownByItself(graph, page);
      tellMissed({ pages: inBook, reached: reachable(graph, first), from: first, isAside, report });
    }
  }
}

interface Reach {
  pages: readonly PageFacts[];
  reached: ReadonlySet<PageFacts>;
  /** Where a reader begins. */
  from: PageFacts;
  /** No page that anybody has to come to. */
  isAside(page: PageFacts): boolean;
  report: ReportIn;
}

function tellMissed({ pages, reached, from, isAside, report }: Reach): void {
  const missed = pages.filter((page) => !reached.has(page) && page.faults.length === 0 && !isAside(page));
  if (reached.size < 3 || missed.length > pages.length / 2) return;
  for (const page of missed) for (const edition of page.editions) report(page, edition.products, describe(`\`${from.path}\``));
}

/** The navigations of GitBook and mdBook, the deepest first. */
export function summariesIn(pages: readonly PageFacts[]): PageFacts[] {
  return pages.filter(({ path }) => /(?:^|\/)summary\.md$/i.test(path)).sort((a, b) => b.file.length - a.file.length);
}

function topOf({ file }: PageFacts): string {
  return `${folderOfFile(file)}/`;
}

/** Parts of other pages, and what tools keep for themselves: `_part.mdx`, `.gitbook/includes/note.md`. */
function isPart(path: string): boolean {
  return /(?:^|\/)(?:\.|_(?!index\.))/.test(path);
}

/** Code hosts show some files by their names, and the first page of a package that lies inside another's folder. */
function isShownByItself(graph: Graph, { path, file }: PageFacts): boolean {
  const folder = file.slice(0, file.lastIndexOf('/'));
  const isPackage = /(?:^|\/)readme\.mdx?$/i.test(path) && manifests.some((name) => graph.kindOf(`${folder}/${name}`) === 'file');
  return isRepositoryFile(path) || isPackage;
}

const manifests = ['package.json', 'Cargo.toml', 'pyproject.toml', 'setup.py', 'go.mod', 'pom.xml', 'composer.json'];

function reachable(graph: Graph, first: PageFacts): Set<PageFacts> {
  const reached = new Set([first]);
  for (const page of reached) for (const target of [...targetsOf(graph, page), ...partsOf(graph, page)]) reached.add(target);
  return reached;
}

function withIncluded(graph: Graph, reached: Set<PageFacts>): Set<PageFacts> {
  for (const page of reached) for (const part of partsOf(graph, page)) reached.add(part);
  return reached;
}

function partsOf(graph: Graph, page: PageFacts): PageFacts[] {
  return namedPages(graph, page).filter((part) => part !== undefined);
}

function targetsOf(graph: Graph, page: PageFacts): PageFacts[] {
  return page.editions.flatMap((edition) =>
    edition.links.flatMap((link) => {
      const found = resolveTarget(graph, page, fileOf(page, link), link.target);
      return found.kind === 'page' ? [found.page] : [];
    }),
  );
}

/** Our sections list the pages of their folder. A product without any section, as a new one is, has its list from A to Z. */
function tellWithoutSection(pages: readonly PageFacts[], report: ReportIn): void {
  const sections = new Map(pages.filter(({ path }) => /(?:^|\/)index\.mdx$/.test(path)).map((page) => [folderOf(page.path), page]));
  const withSections = new Set([...sections.values()].flatMap((section) => section.editions.flatMap(({ products }) => products)));
  for (const page of pages) {
    const folder = folderOf(page.path);
    if (folder === 'shared' || /(?:^|\/)index\.mdx$/.test(page.path) || folder === '') continue;
    const listed = sections.get(folder)?.editions.flatMap(({ products }) => products) ?? [];
    for (const edition of page.editions) {
      const lost = edition.products.filter((key) => withSections.has(key) && !listed.includes(key));
      if (lost.length > 0) report(page, lost, describe(`\`${folder}/index.mdx\``));
    }
  }
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

function describe(from: string): Problem {
  return {
    place: startOfFile,
    reason: `Unexpected page that nothing leads to, expected a way from ${from}`,
    note: 'Put it into the navigation, link to it, or delete it.',
  };
}
