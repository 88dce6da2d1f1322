import { isRecord } from '../content-graph/is-record.ts';
import type { Config, EditionKey } from '../content-graph/config.ts';
import { type Graph, readGraph } from '../content-graph/graph.ts';
import type { Page } from '../content-graph/parse.ts';
import { type EditionPassages, type Passage, readPassages } from './parity-passages.ts';
import { findRewordings, wordsOf } from './parity-wording.ts';

/** How one page serves each product. */
export interface PageParity {
  /** Below the content folder. */
  page: string;
  /** The products that have an edition of it. */
  editions: EditionKey[];
  /** Number of causes that stand in the page itself, by product. */
  causes: Record<EditionKey, number>;
  /** Causes that not every edition of the page has, by product. */
  onlyHere: Record<EditionKey, string[]>;
  /** Causes without Check, by product. */
  unchecked: Record<EditionKey, string[]>;
  /** Share of the words that all editions have in common, 0 to 1; missing where there is one edition. */
  common?: number;
  /** The same facts in other words. */
  rewordings: { section: string; products: [EditionKey, EditionKey]; passages: [string, string]; similarity: number }[];
}

/** What the editions of all pages have in common, and where they part. It informs; it is no target. */
export interface ParityReport {
  products: EditionKey[];
  pages: PageParity[];
  /** Words of pages that several products have: those in every edition against all. */
  common: number;
}

type Editions = Map<EditionKey, EditionPassages>;

/** Compares the editions of every page below a content folder. `roles`: names of roles, which count as facts. */
export function readParity(contentFolder: string, config: Config, roles: readonly string[]): ParityReport {
  const byPage = new Map<string, Editions>();
  const graph = readGraph([contentFolder], neutral(config), (page, edition, { products }) => {
    const editions = byPage.get(page.path) ?? new Map<EditionKey, EditionPassages>();
    byPage.set(page.path, editions);
    for (const key of products) {
      const found = readPassages(edition);
      found.passages.unshift(...frontmatterPassages(page, key));
      editions.set(key, found);
    }
    return [];
  });
  const products = Object.keys(config.products);
  return { products, pages: toPages(graph, byPage, products, roles), common: commonShare([...byPage.values()]) };
}

/** `{product.…}` stays as written: what only follows from the product's name is no difference. */
function neutral(config: Config): Config {
  const products = Object.entries(config.products).map(([key, product]) => {
    const values = Object.fromEntries(Object.keys(product.values).map((name) => [name, `{product.${name}}`]));
    return [key, Object.assign({}, product, { values })] as const;
  });
  return { ...config, products: Object.fromEntries(products) };
}

function frontmatterPassages({ frontmatter }: Page, key: EditionKey): Passage[] {
  const { products } = frontmatter;
  const own = isRecord(products) ? products[key] : undefined;
  return ['title', 'summary', 'message'].flatMap((name) => {
    const text = (isRecord(own) ? own[name] : undefined) ?? frontmatter[name];
    return typeof text === 'string' ? [{ section: name, text }] : [];
  });
}

function toPages(graph: Graph, byPage: Map<string, Editions>, products: readonly EditionKey[], roles: readonly string[]): PageParity[] {
  return graph.pages.flatMap(({ path }) => {
    const editions = byPage.get(path);
    return editions ? [toPage(path, editions, products, roles)] : [];
  });
}

function toPage(page: string, editions: Editions, products: readonly EditionKey[], roles: readonly string[]): PageParity {
  const keys = products.filter((key) => editions.has(key));
  const all = [...editions.values()];
  const each = <Value>(read: (edition: EditionPassages) => Value): Record<EditionKey, Value> =>
    Object.fromEntries([...editions].map(([key, edition]) => [key, read(edition)]));
  return {
    page,
    editions: keys,
    causes: each(({ causes }) => causes.length),
    onlyHere: each(({ causes }) => causes.filter((id) => !all.every((other) => other.causes.includes(id)))),
    unchecked: each(({ unchecked }) => unchecked),
    ...(all.length > 1 && { common: commonShare([editions]) }),
    rewordings: pairsOf(keys).flatMap(([a, b]) => rewordings(editions, [a, b], roles)),
  };
}

function pairsOf(keys: readonly EditionKey[]): [EditionKey, EditionKey][] {
  return keys.flatMap((a, index) => keys.slice(index + 1).map((b): [EditionKey, EditionKey] => [a, b]));
}

function rewordings(editions: Editions, products: [EditionKey, EditionKey], roles: readonly string[]): PageParity['rewordings'] {
  const [own = [], other = []] = products.map((key) => editions.get(key)?.passages);
  return [...new Set(own.map(({ section }) => section))].flatMap((section) => {
    const [ours, theirs] = [textsOf(own, section), textsOf(other, section)];
    const onlyOurs = ours.filter((text) => !theirs.includes(text));
    const onlyTheirs = theirs.filter((text) => !ours.includes(text));
    return findRewordings(onlyOurs, onlyTheirs, roles).map(({ passages, similarity }) => ({ section, products, passages, similarity }));
  });
}

function textsOf(passages: readonly Passage[], section: string): string[] {
  return passages.filter((passage) => passage.section === section).map(({ text }) => text);
}

/** Words of passages that every edition of a page has, against the words of all editions; pages with one edition do not count. */
function commonShare(pages: readonly Editions[]): number {
  let [common, words] = [0, 0];
  for (const editions of pages) {
    if (editions.size < 2) continue;
    const texts = [...editions.values()].map(({ passages }) => new Set(passages.map(({ text }) => text)));
    for (const text of texts.flatMap((own) => [...own])) {
      const { length } = wordsOf(text);
      words += length;
      if (texts.every((own) => own.has(text))) common += length;
    }
  }
  return words === 0 ? 1 : common / words;
}
