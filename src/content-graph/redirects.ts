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
  /** The address or file that follows it. */
  to: string;
  /** The folder that was checked. */
  root: string;
  /** The page whose frontmatter names it. */
  page?: PageFacts;
  /** The table that names it, by its path below the folder, and its text. */
  table?: { path: string; text: string };
}

/** Where Netlify and its like look for redirects, below a folder that is checked. */
export const redirectFiles = ['_redirects', 'public/_redirects', 'static/_redirects'] as const;

/** The redirects that pages name in their frontmatter, and those of the files that GitBook, Netlify and we ourselves keep them in. */
export function readRedirects(graph: Graph): Redirects {
  return new Map(listRedirects(graph).map(({ from, to }) => [toKey(from), to]));
}

/** Every redirect as it is written down, the ones of pages last: they count where two contradict each other. */
export function listRedirects(graph: Graph): RedirectRow[] {
  const rows: RedirectRow[] = [];
  for (const { folder, files } of graph.roots) {
    const add = (path: string, read: (text: string) => [string, string][]): void => {
      const file = `${folder}/${path}`;
      const text = files.has(file) ? (graph.texts.get(file) ?? readQuietly(file)) : undefined;
      if (text !== undefined) for (const [from, to] of read(text)) rows.push({ from, to, root: folder, table: { path, text } });
    };
    for (const path of redirectFiles) add(path, linesOf);
    add('.gitbook.yaml', (text) => rowsOf(tableOf(text, 'redirects')));
    if (graph.config.typed) add('_data/redirects.json', (text) => rowsOf(tableOf(text, undefined)));
  }
  for (const page of graph.pages) for (const from of oldAddressesOf(page)) rows.push({ from, to: page.file, root: page.root, page });
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

function oldAddressesOf({ frontmatter }: PageFacts): string[] {
  return ['redirectFrom', 'redirect_from', 'aliases'].flatMap((key) => {
    const value = frontmatter[key];
    return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string' && !/^https?:|\s/.test(item));
  });
}

/** `_redirects`: from, to and perhaps a status on each line; a pattern is no single address. */
function linesOf(text: string): [string, string][] {
  return text.split('\n').flatMap((line): [string, string][] => {
    const [from = '', to = ''] = line.trim().split(/\s+/);
    return from.startsWith('/') && to.startsWith('/') && !/[*:]/.test(from + to) ? [[from, to]] : [];
  });
}

function rowsOf(table: unknown): [string, string][] {
  if (typeof table !== 'object' || table === null) return [];
  return Object.entries(table).flatMap(([from, to]): [string, string][] =>
    typeof to === 'string' ? [[from, `/${to.replace(/^(?:\.?\/)+/, '')}`]] : [],
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
