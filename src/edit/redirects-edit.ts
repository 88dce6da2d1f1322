import type { Graph } from '../content-graph/graph.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';
import { faultOfSuccessor } from '../content-graph/tables.ts';
import { addEdit, type Plan, readText } from './plan.ts';

/** What follows an address, with its anchor and the `#` before it; nothing where it stays. */
export type Successor = (address: string, anchor: string) => string | undefined;

/** Lets the table of the former help's addresses follow its pages and their anchors. */
export function editRedirects(plan: Plan, graph: Graph, successor: Successor): void {
  for (const { folder, files } of graph.roots) {
    const file = `${folder}/_data/redirects.json`;
    if (!files.has(file)) continue;
    for (const row of readText(file).matchAll(/(?<=:\s*")([^"#]*)(#[^"]*)?(?=")/g)) {
      const next = successor(row[1] ?? '', row[2] ?? '');
      const fault = next === undefined ? undefined : faultOfSuccessor(next);
      if (fault) throw new OwnFailure(`Cannot let an old address of ${file} lead to ${next}: ${fault}`);
      if (next !== undefined) addEdit(plan, file, { offset: row.index, endOffset: row.index + row[0].length, text: next });
    }
  }
}
