import type { PageFacts } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import { type Place, Places } from '../content-graph/place.ts';
import { listRedirects, oldAddressKeys, type RedirectRow, toKey } from '../content-graph/redirects.ts';
import type { GraphRule, Problem } from './define-rule.ts';

/** An old address leads to one page, at once, and hides none. */
export const soundRedirects: GraphRule = {
  id: 'sound-redirects',
  judge(graph, report) {
    const rows = listRedirects(graph);
    if (rows.length === 0) return;
    const pages = new Map<string, PageFacts | undefined>(graph.pages.map((page) => [addressOf(page, page.root), page]));
    const byKey = Map.groupBy(rows, (row) => `${row.root}\n${keyOf(row)}`);
    if (graph.config.typed) for (const { folder } of graph.roots) pages.set(`${folder}\n/`, undefined);
    for (const row of rows) {
      const problem = judgeRow(row, { pages, byKey });
      const teller = row.page ?? graph.pages.find(({ root }) => root === row.root);
      if (problem && teller)
        report(teller, row.page?.editions.flatMap(({ products }) => products) ?? [], { place: placeOf(graph, row), ...problem });
    }
  },
};

const ownTable = '_data/redirects.json';

interface Known {
  /** The home of our site is no file. */
  pages: ReadonlyMap<string, PageFacts | undefined>;
  byKey: ReadonlyMap<string, readonly RedirectRow[]>;
}

function judgeRow(row: RedirectRow, { pages, byKey }: Known): Omit<Problem, 'place'> | undefined {
  const from = keyOf(row);
  const hidden = pages.get(`${row.root}\n${from}`);
  if (hidden) {
    return {
      reason: `Unexpected redirect of \`${row.from}\`, expected no redirect where the page \`${hidden.path}\` is`,
      note: 'Delete the redirect, or move the page away from this address.',
    };
  }
  const first = byKey.get(`${row.root}\n${from}`)?.[0];
  if (first && first !== row && targetOf(first) !== targetOf(row)) {
    return {
      reason: `Unexpected second redirect of \`${row.from}\`, expected one; \`${nameOf(first)}\` leads to \`${shortTarget(first)}\``,
      note: 'Keep the redirect that leads to the page the reader wants.',
    };
  }
  const last = lastOf(row, { pages, byKey });
  if (last !== row) {
    return {
      reason: last
        ? `Unexpected redirect of \`${row.from}\` to another old address, expected \`${shortTarget(last)}\``
        : `Unexpected redirect of \`${row.from}\` that comes back to it, expected one that leads to a page`,
      note: 'Let each old address lead straight to the page.',
      expected: last ? [shortTarget(last)] : [],
    };
  }
  if (row.table?.path === ownTable && !pages.has(`${row.root}\n${targetOf(row)}`)) {
    return {
      reason: `Unexpected redirect of \`${row.from}\` to \`${row.to.slice(1)}\`, expected a page that is there`,
      note: 'Write the path of a page below `content/` without its ending.',
    };
  }
  return undefined;
}

/** The redirect that a chain ends with, none where it never ends. */
function lastOf(row: RedirectRow, { pages, byKey }: Known): RedirectRow | undefined {
  const passed = new Set<RedirectRow>();
  for (let at = row; ;) {
    passed.add(at);
    const key = `${row.root}\n${targetOf(at)}`;
    const next = pages.has(key) ? undefined : byKey.get(key)?.[0];
    if (!next) return at;
    if (passed.has(next)) return undefined;
    at = next;
  }
}

/** Our own table names addresses as they were asked for, `README` included. */
function keyOf({ address, table }: RedirectRow): string {
  return table?.path === ownTable ? `/${address}` : toKey(address);
}

function targetOf(row: RedirectRow): string {
  return row.page ? (addressOf(row.page, row.root).split('\n')[1] ?? '') : toKey(row.to);
}

function shortTarget(row: RedirectRow): string {
  return row.page?.path ?? row.to.replace(/^\//, '');
}

function nameOf(row: RedirectRow): string {
  return row.page?.path ?? row.table?.path ?? '';
}

function addressOf({ path }: PageFacts, root: string): string {
  return `${root}\n${toKey(path)}`;
}

function placeOf(graph: Graph, { page, table, from }: RedirectRow): Place {
  if (page) {
    for (const key of oldAddressKeys) {
      const value = page.frontmatter[key];
      const index = Array.isArray(value) ? value.indexOf(from) : -1;
      if (index >= 0 || value === from) return graph.placeInFrontmatter(page, index < 0 ? [key] : [key, index]);
    }
  }
  const { path = '', text = '' } = table ?? {};
  const offset = table?.offset ?? keyOffset(text, from);
  return { ...new Places(text).range(offset, offset + from.length), file: path };
}

function keyOffset(text: string, key: string): number {
  const found = new RegExp(String.raw`(^|["'\s])${key.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?=["']?\s*:)`, 'm').exec(text);
  return found ? found.index + (found[1]?.length ?? 0) : 0;
}
