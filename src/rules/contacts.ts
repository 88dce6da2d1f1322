import type { EditionKey } from '../content-graph/config.ts';
import type { Graph } from '../content-graph/graph.ts';

const contacts = /^(?:support|help|helpdesk|contact|info|service|servicedesk|customer-?(?:service|care|support)|care)$/;

/** The part before `@` is one that people write to for help. */
export function isContact(address: string): boolean {
  return contacts.test(address.split('@')[0]?.toLowerCase() ?? '');
}

const wellFormed = /^[^\s@.,;:]+(?:\.[^\s@.,;:]+)*@[^\s@.,;:_]+(?:\.[^\s@.,;:_]+)*\.[\p{L}-]{2,}$/u;

/** Every address of a comma-separated list could receive mail. */
export function isWellFormed(addresses: string): boolean {
  return addresses.split(',').every((address) => wellFormed.test(address.trim()));
}

/** Names that standards reserve for examples, and those people use as such. */
export function isSample(address: string): boolean {
  const domain = address.split('@')[1] ?? '';
  return (
    /(?:^|\.)(?:example(?:\.\w+)?|test|invalid|localhost|local|internal|domain\.\w+|email\.address|company\.com|acme\.\w+)$/i.test(
      domain,
    ) || /^(?:your|my|some|user|name|john|jane)/i.test(address)
  );
}

/** The support address that a folder uses most. */
export interface Inferred {
  address: string;
  /** How often each contact address of the folder stands in it. */
  uses: Map<string, number>;
}

/** How often each address for help stands in the pages, lower case. */
export function countContacts(graph: Graph): Map<string, number> {
  const uses = new Map<string, number>();
  for (const { address } of graph.pages.flatMap((page) => page.editions.flatMap((edition) => edition.addresses))) {
    const key = address.toLowerCase();
    if (isContact(key) && isWellFormed(key) && !isSample(key)) uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  return uses;
}

/** Without settings the support address that the folder uses most counts as the right one, if it is clearly the most frequent. */
export function inferAddress(graph: Graph): Inferred | undefined {
  if (Object.values(graph.config.products).some((product) => product.supportEmail !== undefined)) return undefined;
  const uses = countContacts(graph);
  const [first, second] = [...uses].sort(([, a], [, b]) => b - a);
  if (!first || first[1] < 3 || (second && second[1] * 3 > first[1])) return undefined;
  return { address: first[0], uses };
}

/** The address of a product, or the inferred one. */
export function rightAddress(graph: Graph, key: EditionKey | undefined, inferred: Inferred | undefined): string | undefined {
  return graph.config.products[key ?? '']?.supportEmail?.toLowerCase() ?? inferred?.address;
}
