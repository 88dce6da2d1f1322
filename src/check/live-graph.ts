import { Graph } from '../content-graph/graph.ts';
import { resolveTarget } from '../content-graph/link.ts';
import { fileOf } from '../rules/no-broken-link.ts';

/** The pages that link to each page. */
export function linkersIn(graph: Graph): Map<string, Set<string>> {
  const linkers = new Map<string, Set<string>>();
  for (const page of graph.pages) {
    for (const link of page.editions.flatMap((edition) => edition.links)) {
      const found = resolveTarget(graph, page, fileOf(page, link), link.target);
      const to = found.kind === 'page' ? found.page.file : found.kind === 'missing' ? found.file : undefined;
      if (to === undefined || to === page.file) continue;
      const known = linkers.get(to);
      if (known) known.add(page.file);
      else linkers.set(to, new Set([page.file]));
    }
  }
  return linkers;
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
