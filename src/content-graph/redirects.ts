import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { PageFacts } from './facts.ts';
import type { Graph } from './graph.ts';

/** Old addresses, as paths with `/` before and nothing behind them, each with the address or file that follows it. */
export type Redirects = ReadonlyMap<string, string>;

/** The redirects that pages name in their frontmatter, and those of the files that GitBook, Netlify and we ourselves keep them in. */
export function readRedirects(graph: Graph): Redirects {
  const redirects = new Map<string, string>();
  for (const { folder, files } of graph.roots) {
    const read = (path: string): string | undefined => (files.has(`${folder}/${path}`) ? readQuietly(`${folder}/${path}`) : undefined);
    for (const path of ['_redirects', 'public/_redirects', 'static/_redirects']) addLines(redirects, read(path) ?? '');
    addTable(redirects, tableOf(read('.gitbook.yaml'), 'redirects'));
    if (graph.config.typed) addTable(redirects, tableOf(read('_data/redirects.json'), undefined));
  }
  for (const page of graph.pages) {
    for (const old of oldAddressesOf(page)) redirects.set(toKey(old), page.file);
  }
  return redirects;
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
function addLines(redirects: Map<string, string>, text: string): void {
  for (const line of text.split('\n')) {
    const [from = '', to = ''] = line.trim().split(/\s+/);
    if (from.startsWith('/') && to.startsWith('/') && !/[*:]/.test(from + to)) redirects.set(toKey(from), to);
  }
}

function addTable(redirects: Map<string, string>, table: unknown): void {
  if (typeof table !== 'object' || table === null) return;
  for (const [from, to] of Object.entries(table)) if (typeof to === 'string') redirects.set(toKey(from), `/${to.replace(/^\/+/, '')}`);
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
