import { basename } from 'node:path';
import { relativeTo } from '../content-graph/files.ts';
import type { Graph } from '../content-graph/graph.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';
import { publishedAddress } from '../content-graph/published.ts';
import { faultOfSuccessor } from '../content-graph/tables.ts';

/** As `mv` does: an existing folder takes the moved thing in; a page keeps its ending where none is written. */
export function toTarget(graph: Graph, from: string, to: string): string {
  const kind = graph.kindOf(from);
  const root = graph.roots.find(({ folder }) => from.startsWith(`${folder}/`));
  if (kind === 'missing' || !root) throw new OwnFailure(`Cannot move ${from}: there is no such file or folder among the checked pages`);
  let target = to.replace(/\/+$/, '');
  if (graph.kindOf(target) === 'folder') target += `/${basename(from)}`;
  const ending = /\.mdx?$/i.exec(from)?.[0];
  if (kind === 'file' && ending !== undefined && !target.endsWith(ending)) {
    if (/\.[a-z]+$/i.test(target)) throw new OwnFailure(`Cannot move ${from} to ${target}: expected a name that ends in ${ending}`);
    target += ending;
  }
  if (!target.startsWith(`${root.folder}/`))
    throw new OwnFailure(`Cannot move ${from} to ${target}: expected a place inside ${root.folder}`);
  if (`${target}/`.startsWith(`${from}/`)) throw new OwnFailure(`Cannot move ${from} to ${target}: expected another place`);
  return target;
}

/** In our own pages the tables are found by their names, and the path of a page is its address. */
export function refusePlaces(moves: ReadonlyMap<string, string>, graph: Graph): void {
  for (const [from, to] of moves) {
    const root = graph.roots.find(({ folder }) => from.startsWith(`${folder}/`))?.folder ?? '';
    if (relativeTo(root, from).startsWith('_data/'))
      throw new OwnFailure(`Cannot move ${from}: the tables are read where they are, in \`_data/\``);
    const [before, after] = [from, to].map((file) => faultOfSuccessor(publishedAddress({ path: relativeTo(root, file) })));
    if (graph.pageOf(from) && after && !before)
      throw new OwnFailure(`Cannot move ${from} to ${to}, whose path becomes its address: ${after}`);
  }
}
