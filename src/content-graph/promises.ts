import { basename } from 'node:path';
import { isRecord } from './is-record.ts';
import type { EditionKey } from './config.ts';
import type { EditionFacts, PageFacts } from './facts.ts';
import type { Graph } from './graph.ts';
import { type Published, publishedAddress, publishedAnchors, readPublished } from './published.ts';

/** A published address that leads nowhere any more. */
export interface LostPage {
  product: EditionKey;
  address: string;
  /** The one new page that has all its anchors, or its name. */
  successor: PageFacts | undefined;
}

/** What was published and is gone. */
export interface Lost {
  pages: LostPage[];
  anchors: Map<PageFacts, Map<string, { successor: string | undefined; products: EditionKey[] }>>;
}

/** Compares what a content folder has promised with what its pages have. Pages that cannot be read have lost nothing yet. */
export function lostPromises(graph: Graph, folder: string): Lost {
  const published = readPublished(folder, graph.texts);
  const lost: Lost = { pages: [], anchors: new Map() };
  const pages = graph.pages.filter(({ root, path }) => root === folder && !path.startsWith('shared/'));
  for (const [product, promised] of Object.entries(published)) {
    const known = addressesOf(graph, pages, product);
    for (const [address, anchors] of Object.entries(promised)) {
      const page = known.get(address);
      if (page) addLostAnchors(lost, { graph, page, product, anchors, promised });
      else lost.pages.push({ product, address, successor: successorOf(graph, { pages, product, address, promised }) });
    }
  }
  return lost;
}

/** Every address that leads a product's readers to a page: its own, and those it took over. */
function addressesOf(graph: Graph, pages: readonly PageFacts[], product: EditionKey): Map<string, PageFacts> {
  const known = new Map<string, PageFacts>();
  for (const page of pages) {
    if (page.faults.length === 0 && !graph.editionOf(page, product)) continue;
    const { redirectFrom } = page.frontmatter;
    for (const old of Array.isArray(redirectFrom) ? redirectFrom : []) known.set(String(old), page);
  }
  for (const page of pages) if (page.faults.length > 0 || graph.editionOf(page, product)) known.set(publishedAddress(page), page);
  return known;
}

interface Promise {
  graph: Graph;
  page: PageFacts;
  product: EditionKey;
  anchors: readonly string[];
  promised: Published[string];
}

function addLostAnchors(lost: Lost, { graph, page, product, anchors, promised }: Promise): void {
  const edition = graph.editionOf(page, product);
  if (!edition || page.faults.length > 0) return;
  const { aliases } = page.frontmatter;
  const kept = new Set([...publishedAnchors(edition), ...Object.keys(isRecord(aliases) ? aliases : {})]);
  const gone = anchors.filter((id) => !kept.has(id));
  const fresh = newAnchors(edition, [...anchors, ...(promised[publishedAddress(page)] ?? [])]);
  const successor = gone.length === 1 && fresh.length === 1 ? fresh[0] : undefined;
  const known = lost.anchors.get(page) ?? new Map<string, { successor: string | undefined; products: EditionKey[] }>();
  for (const id of gone) {
    const told = known.get(id);
    known.set(id, {
      successor: told && told.successor !== successor ? undefined : successor,
      products: [...(told?.products ?? []), product],
    });
  }
  if (known.size > 0) lost.anchors.set(page, known);
}

function newAnchors(edition: EditionFacts, promised: readonly string[]): string[] {
  const known = new Set(promised);
  return publishedAnchors(edition).filter((id) => !known.has(id));
}

interface Gone {
  pages: readonly PageFacts[];
  product: EditionKey;
  address: string;
  promised: Published[string];
}

function successorOf(graph: Graph, { pages, product, address, promised }: Gone): PageFacts | undefined {
  const anchors = promised[address] ?? [];
  const fresh = pages.filter((page) => graph.editionOf(page, product) && !Object.hasOwn(promised, publishedAddress(page)));
  const sameName = fresh.filter((page) => basename(publishedAddress(page)) === basename(address));
  const sameAnchors = fresh.filter((page) => {
    const own = new Set(graph.editionOf(page, product)?.anchors.map(({ id }) => id));
    return anchors.length > 1 && anchors.every((id) => own.has(id));
  });
  const [only, ...more] = sameName.length > 0 ? sameName : sameAnchors;
  return more.length === 0 ? only : undefined;
}
