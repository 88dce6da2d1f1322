import { type DocumentSymbol, SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver';
import type { Anchor, PageFacts } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import { startOfFile } from '../content-graph/place.ts';
import { holds } from './complete.ts';
import { toRange, toUri } from './position.ts';

/** The headings of a page below each other, and its causes. */
export function documentSymbols(page: PageFacts): DocumentSymbol[] {
  const symbols: DocumentSymbol[] = [];
  const above: { depth: number; symbol: DocumentSymbol }[] = [];
  for (const anchor of ownAnchors(page)) {
    const symbol: DocumentSymbol = {
      name: anchor.text || anchor.id,
      detail: `#${anchor.id}`,
      kind: anchor.kind === 'cause' ? SymbolKind.Event : SymbolKind.String,
      range: toRange(anchor.place),
      selectionRange: toRange(anchor.place),
    };
    const depth = anchor.depth ?? 7;
    while ((above.at(-1)?.depth ?? 0) >= depth) above.pop();
    const parent = above.at(-1)?.symbol;
    if (parent) parent.children = [...(parent.children ?? []), symbol];
    else symbols.push(symbol);
    above.push({ depth, symbol });
  }
  return symbols;
}

/** Headings and causes that stand in the page's own file, each place once, in the order of the file. */
function ownAnchors(page: PageFacts): Anchor[] {
  const anchors = page.editions.flatMap((edition) => edition.anchors);
  const own = anchors.filter(({ kind, place }) => (kind === 'heading' || kind === 'cause') && place.file === undefined);
  return [...new Map(own.map((anchor) => [anchor.place.offset, anchor])).values()].sort((a, b) => a.place.offset - b.place.offset);
}

const limit = 200;

/** Pages, headings and causes whose words hold the letters of a query in their order. */
export function workspaceSymbols(graph: Graph, query: string): WorkspaceSymbol[] {
  const wanted = query.replace(/\s/g, '');
  const symbols: WorkspaceSymbol[] = [];
  for (const page of graph.pages) {
    const title = page.editions[0]?.title || page.path;
    const uri = toUri(page.file);
    const all = [
      { name: title, kind: SymbolKind.File, place: startOfFile },
      ...ownAnchors(page).map(({ text, id, kind, place }) => ({
        name: text || id,
        kind: kind === 'cause' ? SymbolKind.Event : SymbolKind.String,
        place,
      })),
    ];
    for (const { name, kind, place } of all) {
      if (!holds(name, wanted)) continue;
      symbols.push({ name, kind, containerName: page.path, location: { uri, range: toRange(place) } });
      if (symbols.length === limit) return symbols;
    }
  }
  return symbols;
}
