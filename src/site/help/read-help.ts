import { pathOf } from '../../content-graph/address.ts';
import { readGraph, type Graph } from '../../content-graph/graph.ts';
import { ownConfig } from '../../content-graph/own-config.ts';
import { OwnFailure } from '../../content-graph/own-failure.ts';
import { products } from '../../products/index.ts';
import type { Product } from '../../products/product.ts';
import { type HelpPage, toHelpPage } from './page.ts';
import { Sections } from './sections.ts';

/** Everything the site of one product shows around the texts. */
export interface Help {
  /** Id of the product. */
  id: string;
  /** Its place among the products. */
  place: number;
  product: Product;
  /** Path of the site on its host, with a slash at both ends. */
  base: string;
  pages: HelpPage[];
  byPath: Map<string, HelpPage>;
  sections: Sections;
  graph: Graph;
}

/** The full address of a product's site, a slash at the end. */
export function siteHref({ product, base }: Help): string {
  return `${new URL(product.site).origin}${base}`;
}

/** Every product by its id, whatever the table holds. */
function productTable(): Record<string, Product> {
  return products;
}

export function findProduct(id: string | undefined): { id: string; product: Product } {
  const table = productTable();
  const product = id === undefined ? undefined : table[id];
  if (id === undefined || !product) {
    throw new OwnFailure(`Cannot build the site of \`${id ?? ''}\`: set PRODUCT to ${Object.keys(table).join(' or ')}`);
  }
  return { id, product };
}

/** Reads the content once and gives the help of each product asked for. */
export function readHelps(contentFolder: string): Map<string, Help> {
  const graph = readGraph([contentFolder], ownConfig());
  return new Map(Object.entries(productTable()).map(([id, product], place) => [id, toHelp(graph, id, product, place)]));
}

function toHelp(graph: Graph, id: string, product: Product, place: number): Help {
  const base = pathOf(product.site);
  const fill = createFill(graph.config.products[id]?.values ?? {});
  const pages = graph.pages.flatMap((facts) => {
    const edition = graph.editionOf(facts, id);
    return (edition && toHelpPage(facts, edition, id, fill, base)) ?? [];
  });
  const byPath = new Map(pages.map((page) => [page.path, page]));
  return { id, place, product, base, pages, byPath, sections: new Sections(pages, byPath), graph };
}

function createFill(values: Record<string, string>): (text: string) => string {
  return (text) => text.replace(/\{\s*product\.([\w.-]+)\s*\}/g, (whole, name: string) => values[name] ?? whole);
}
