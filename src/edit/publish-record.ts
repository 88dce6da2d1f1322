import { writeAtomically } from '../check/write-file.ts';
import type { Graph } from '../content-graph/graph.ts';
import { formatPublished, publishedPath, readPublished, withPages } from '../content-graph/published.ts';

/** What a new record holds, by product. */
export interface Recorded {
  file: string;
  isChanged: boolean;
  counts: { product: string; pages: number; anchors: number }[];
}

/** Adds everything that the pages of a graph publish to the record of their folder. */
export function recordPublished(graph: Graph, folder: string): Recorded {
  const file = `${folder}/${publishedPath}`;
  const before = readPublished(folder);
  const after = withPages(before, graph);
  const text = formatPublished(after);
  const isChanged = text !== formatPublished(before);
  if (isChanged) writeAtomically(file, [text]);
  const counts = Object.entries(JSON.parse(text) as typeof after).map(([product, pages]) => ({
    // the text was made of such a record two lines above
    product,
    pages: Object.keys(pages).length,
    anchors: Object.values(pages).flat().length,
  }));
  return { file, isChanged, counts };
}
