import { listRoot, type Root } from '../content-graph/files.ts';
import type { Graph, Sources } from '../content-graph/graph.ts';
import { asInIndex, type ChangesWanted, findChanges } from './changes.ts';
import { findConcerned } from './concerned.ts';
import type { Scope } from './settings.ts';

/** A run that tells only what changes concern; all pages are read as ever, so that nothing that was left out counts as missing. */
export interface Narrow {
  listed: Root[];
  sources: Pick<Sources, 'texts' | 'isGone'>;
  /** Files in which findings are told. */
  concerned(graph: Graph): ReadonlySet<string>;
}

export function narrow(scope: Scope, wanted: ChangesWanted): Narrow {
  const { files, index } = findChanges(scope.roots[0] ?? '.', wanted);
  const listed = scope.roots.map((path) => listRoot(path, scope.config.ignore));
  return {
    listed: index ? asInIndex(listed, index) : listed,
    sources: index ? { texts: index.texts, isGone: index.isGone } : {},
    concerned: (graph) => findConcerned(graph, files),
  };
}
