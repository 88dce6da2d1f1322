import type { PageFacts, Reference } from '../content-graph/facts.ts';
import { Graph } from '../content-graph/graph.ts';
import { shownFiles } from '../content-graph/included-texts.ts';
import { resolveTarget } from '../content-graph/link.ts';
import { fileOf } from '../rules/no-broken-link.ts';

/** The pages that link to each page. */
export function linkersIn(graph: Graph): Map<string, Set<string>> {
  const linkers = new Map<string, Set<string>>();
  for (const page of graph.pages) {
    for (const link of page.editions.flatMap((edition) => edition.links)) {
      for (const to of targetsOf(graph, page, link)) {
        if (to === page.file) continue;
        const known = linkers.get(to);
        if (known) known.add(page.file);
        else linkers.set(to, new Set([page.file]));
      }
    }
  }
  return linkers;
}

/** The files that decide about a link: its page, and those whose text the page shows. */
function targetsOf(graph: Graph, page: PageFacts, link: Reference): string[] {
  const found = resolveTarget(graph, page, fileOf(page, link), link.target);
  if (found.kind === 'page') return shownFiles(graph, found.page);
  return found.kind === 'missing' ? [found.file] : [];
}

/** A graph in which files can be gone that the disk still has. */
export class LiveGraph extends Graph {
  isGone: (path: string) => boolean = () => false;
  /** How the site serves its pages, where it is known already. */
  inferred: Graph['layout'];

  override kindOf(path: string): ReturnType<Graph['kindOf']> {
    return this.isGone(path) ? 'missing' : super.kindOf(path);
  }

  override get layout(): Graph['layout'] {
    return this.inferred ?? super.layout;
  }

  /** Leaves only some pages to be judged; links may lead to all. */
  narrow(files: ReadonlySet<string>): this {
    this.pages.splice(0, Infinity, ...this.pages.filter(({ file }) => files.has(file)));
    return this;
  }
}
