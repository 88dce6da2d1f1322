import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { PageFacts } from './facts.ts';
import type { Graph } from './graph.ts';

/** Old addresses, as paths with `/` before and nothing behind them, each with the address or file that follows it. */
export type Redirects = ReadonlyMap<string, string>;

/** One old address, and where it is written down. */
export interface RedirectRow {
  /** As written. */
  from: string;
  /** The old address itself: below the folder of GitBook's pages it begins with that. */
  address: string;
  /** The address or file that follows it. */
  to: string;
  /** The folder that was checked. */
  root: string;
  /** The page whose frontmatter names it. */
  page?: PageFacts;
  /** The table that names it, by its path below the folder, its text, and where the row begins if its format says so. */
  table?: { path: string; text: string; offset?: number | undefined };
}

type Row = Pick<RedirectRow, 'from' | 'to'> & { address?: string; offset?: number };

/** Where Netlify and its like look for redirects, below a folder that is checked. */
export const redirectFiles = ['_redirects', 'public/_redirects', 'static/_redirects'] as const;

/** The redirects that pages name in their frontmatter, and those of the files that GitBook, Netlify and we ourselves keep them in. */
export function readRedirects(graph: Graph): Redirects {
  return new Map(listRedirects(graph).map(({ address, to }) => [toKey(address), to]));
}

/** Every redirect as it is written down, the ones of pages last: they count where two contradict each other. */
export function listRedirects(graph: Graph): RedirectRow[] {
  const rows: RedirectRow[] = [];
  for (const { folder, files } of graph.roots) {
    const add = (path: string, read: (text: string) => Row[]): void => {
      const file = `${folder}/${path}`;
      const text = files.has(file) ? (graph.texts.get(file) ?? readQuietly(file)) : undefined;
      if (text !== undefined)
        for (const { from, to, address = from, offset } of read(text))
          rows.push({ from, address, to, root: folder, table: { path, text, offset } });
    };
    for (const path of redirectFiles) add(path, linesOf);
    add('.gitbook.yaml', (text) => rowsOf(tableOf(text, 'redirects'), gitbookTop(tableOf(text, 'root'))));
    if (graph.config.typed) add('_data/redirects.json', (text) => rowsOf(tableOf(text, undefined)));
  }
  for (const page of graph.pages)
    for (const from of oldAddressesOf(page)) rows.push({ from, address: from, to: page.file, root: page.root, page });
  return rows;
}

export function toKey(address: string): string {
  const path = `/${address.replace(/[?#].*$/s, '').replace(/^\/+/, '')}`;
  return (
    path
      .replace(/\.(?:mdx?|html?)$/i, '')
      .replace(/\/(?:index|README)$/i, '')
      .replace(/(?<=.)\/+$/, '') || '/'
  );
}

/** Fields of the frontmatter in which pages name their old addresses. */
export const oldAddressKeys = ['redirectFrom', 'redirect_from', 'aliases'] as const;

function oldAddressesOf({ frontmatter }: PageFacts): string[] {
  return oldAddressKeys.flatMap((key) => {
    const value = frontmatter[key];
    return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string' && !/^https?:|\s/.test(item));
  });
}

/**
 * `_redirects`: from, to and perhaps a status on each line. A pattern is no single address, a rewrite (200) no redirect,
 * and what holds for a country, a language or a role may stand there several times.
 */
function linesOf(text: string): Row[] {
  return [...text.matchAll(/^[ \t]*(\/\S*)[ \t]+(\/\S*)(.*)$/gm)].flatMap(
    ({ index, 0: line, 1: from = '', 2: to = '', 3: more = '' }): Row[] => {
      const isPlain = !/[*:]/.test(from + to) && !/\s(?:200|40\d)!?(?:\s|$)|=/.test(more);
      return isPlain ? [{ from, to, offset: index + line.indexOf(from) }] : [];
    },
  );
}

/** The folder of GitBook's pages, below that of its settings: both addresses count from there. */
function gitbookTop(root: unknown): string {
  const top = typeof root === 'string' ? root.replace(/^(?:\.?\/)+|\/+$/g, '') : '';
  return top === '' || top === '.' ? '' : `${top}/`;
}

function rowsOf(table: unknown, top = ''): Row[] {
  if (typeof table !== 'object' || table === null) return [];
  return Object.entries(table).flatMap(([from, to]): Row[] =>
    typeof to === 'string'
      ? [{ from, to: `/${top}${to.replace(/^(?:\.?\/)+/, '')}`, ...(top !== '' && { address: `${top}${from.replace(/^\/+/, '')}` }) }]
      : [],
  );
}

/** JSON is YAML too. */
function tableOf(text: string | undefined, key: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    const value = load(text);
    return key !== undefined && typeof value === 'object' && value !== null ? Reflect.get(value, key) : value;
  } catch {
    return undefined;
  }
}

function readQuietly(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
