import type { MdastNode } from 'satteri';
import type { Config } from './config.ts';
import type { Address, BrandWord, EditionFacts, Reference } from './facts.ts';
import type { Place } from './place.ts';
import type { PageView } from './walk.ts';

/** Finds addresses and brand words in what an edition shows, and adds them to its facts. */
export interface WordFinder {
  /** The product whose reader gets the edition; the first where several get the same. */
  product: string | undefined;
  mayHold(text: string): boolean;
  /** A text whose single words have no place of their own. */
  inText(text: string, place: Place, where: BrandWord['where']): void;
  /** The text of a node, so that each word gets its range. */
  inNode(text: string, node: MdastNode, view: PageView): void;
  /** The host of an outside link. */
  inTarget(target: string, place: Place): void;
  mailto(link: Reference): void;
}

/** Anything that was meant as an address, malformed ones included. */
const addressLike = /[^\s<>()[\]{},;:"'`*|\\/@=]+@[^\s<>()[\]{},;:"'`*|\\/@=]+/g;
const sentenceEnd = /[.!?…]+$/;

export function createWordFinder(facts: EditionFacts, brands: Brands | undefined): WordFinder {
  const product = facts.products[0];
  const find = (text: string, where: BrandWord['where'], placeOf: (index: number, length: number) => Place): void => {
    if (text.includes('@'))
      for (const address of addressesIn(text))
        facts.addresses.push({ ...address.found, place: placeOf(address.index, address.found.address.length) });
    if (!brands) return;
    for (const match of text.matchAll(brands.pattern)) {
      if (isInAddress(text, match.index, match[0].length)) continue;
      const owner = brands.owners.get(match[0].toLowerCase());
      if (owner !== undefined)
        facts.brandWords.push({ word: match[0], product: owner, where, place: placeOf(match.index, match[0].length) });
    }
  };
  return {
    product,
    mayHold: (text) => text.includes('@') || (brands !== undefined && text.search(brands.pattern) >= 0) || text.includes('{product.'),
    inText: (text, place, where) => find(text, where, () => place),
    inNode(text, node, view) {
      const source = view.source(node);
      const start = node.position?.start.offset ?? 0;
      find(text, 'text', (index, length) => {
        const at =
          source === text || source.startsWith(text.slice(index, index + length), index)
            ? index
            : source.indexOf(text.slice(index, index + length));
        return at < 0 ? view.place(node) : view.range(start + at, start + at + length);
      });
    },
    inTarget(target, place) {
      const host = /^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#]*)/i.exec(target)?.[1]?.toLowerCase();
      if (!host || !brands) return;
      for (const [word, owner] of brands.owners) {
        if (word.includes('.') && (host === word || host.endsWith(`.${word}`)))
          facts.brandWords.push({ word, product: owner, where: 'target', place });
      }
    },
    mailto: (link) => facts.addresses.push(toAddress(link)),
  };
}

function addressesIn(text: string): { index: number; found: Omit<Address, 'place'> }[] {
  return [...text.matchAll(addressLike)].map((match) => ({
    index: match.index,
    found: { address: match[0].replace(sentenceEnd, ''), form: 'text' },
  }));
}

function toAddress(link: Reference): Address {
  const written =
    link.target
      .trim()
      .replace(/^mailto:/i, '')
      .split('?')[0] ?? '';
  const address = decodeQuietly(written).trim();
  const shown = [...link.text.matchAll(addressLike)][0]?.[0].replace(sentenceEnd, '');
  const form = link.syntax === 'autolink' ? 'autolink' : 'mailto';
  return { address, form, ...(shown !== undefined && shown.toLowerCase() !== address.toLowerCase() && { shown }), place: link.place };
}

export function decodeQuietly(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `nuvolos` in `support@nuvolos.cloud` is not the brand's name: the rule for addresses judges it. */
function isInAddress(text: string, index: number, length: number): boolean {
  const before = /[^\s<>()]*$/.exec(text.slice(0, index))?.[0] ?? '';
  const after = /^[^\s<>()]*/.exec(text.slice(index + length))?.[0] ?? '';
  return before.includes('@') || after.includes('@');
}

/** The words of all brands, ready for searching. */
export interface Brands {
  pattern: RegExp;
  /** Lower-case word to the product it belongs to. */
  owners: Map<string, string>;
}

export function createBrands(config: Config): Brands | undefined {
  const owners = new Map<string, string>();
  for (const [key, product] of Object.entries(config.products)) for (const word of product.brandWords) owners.set(word.toLowerCase(), key);
  if (owners.size === 0) return undefined;
  const words = [...owners.keys()].sort((a, b) => b.length - a.length).map(toPattern);
  return { owners, pattern: new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${words.join('|')})(?![\\p{L}\\p{N}_-])`, 'giu') };
}

function toPattern(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`).replace(/ /g, String.raw`\s`);
}
