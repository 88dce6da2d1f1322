import type { Anchor } from '../content-graph/facts.ts';
import { elementsOf } from '../content-graph/elements.ts';
import { parsePage } from '../content-graph/parse.ts';
import { type Use, usesIn } from '../edit/uses.ts';
import { isIn } from './position.ts';
import type { OpenPage } from './workspace.ts';

/** What an offset of a page stands on. */
export type Spot =
  | { kind: 'use'; use: Use }
  | { kind: 'anchor'; anchor: Anchor }
  /** The name of a shared cause where it is included. */
  | { kind: 'include'; cause: string; offset: number; endOffset: number }
  | { kind: 'page' };

/** A link before the heading it stands in; anywhere else it is the page that is meant. */
export function spotAt(open: OpenPage, offset: number): Spot {
  const { page, graph, file, text } = open;
  const use = usesIn(graph, file).find((candidate) => isIn(offset, candidate.reference.place));
  if (use) return { kind: 'use', use };
  const anchors = page?.editions.flatMap((edition) => edition.anchors) ?? [];
  const anchor = anchors.find(({ place }) => place.file === undefined && isIn(offset, place));
  if (anchor) return { kind: 'anchor', anchor };
  for (const { name, attributes } of graph.config.typed ? elementsOf(parsePage(file, page?.path ?? file, text)) : []) {
    const cause = name === 'Shared' ? attributes.find((attribute) => attribute.name === 'cause') : undefined;
    if (cause && isIn(offset, { offset: cause.start, endOffset: cause.end })) {
      return { kind: 'include', cause: cause.value ?? '', offset: cause.start, endOffset: cause.end };
    }
  }
  return { kind: 'page' };
}

/** The uses of a page, or of one anchor of it. */
export function usesOf({ graph }: OpenPage, file: string, id: string | undefined): Use[] {
  return usesIn(graph).filter(({ found }) => {
    if (found.kind === 'page') return found.page.file === file && (id === undefined || found.fragment === id);
    return found.kind === 'file' && found.file === file;
  });
}
