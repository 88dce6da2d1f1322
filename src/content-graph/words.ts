import type { MdastNode } from 'satteri';
import type { Config } from './config.ts';
import type { Address, BrandWord, EditionFacts, Reference } from './facts.ts';
import type { Place } from './place.ts';
import { findInSource, isInAnchorTag, type Match } from './source-text.ts';
import type { PageView } from './walk.ts';

/** Finds addresses and brand words in what an edition shows, and adds them to its facts. */
export interface WordFinder {
  /** The product whose reader gets the edition; the first where several get the same. */
  product: string | undefined;
  mayHold(text: string): boolean;
  /** A text whose single words have no place of their own. */
  inText(text: string, place: Place, where: Where): void;
  /** The text of a node, so that each word gets its range; `source` holds the same signs as the node's own, offset by offset. */
  inNode(text: string, node: MdastNode, view: PageView, form?: Address['form'], source?: string): void;
  /** The host of an outside link. */
  inTarget(target: string, place: Place): void;
  /** A link to an address; `node` is the whole of it. */
  mailto(link: Reference, view: PageView, form?: Address['form'], node?: MdastNode): Address;
}

const sentenceEnd = /[.!?…]+$/;

export function createWordFinder(facts: EditionFacts, brands: Brands | undefined): WordFinder {
  const product = facts.products[0];
  const find = (text: string, where: Where, placeOf: (index: number, length: number) => Place, form?: Address['form']): void => {
    if (text.includes('@')) {
      for (const { index, address } of addressesIn(text)) {
        const place = placeOf(index, address.length);
        const isWritten = where === 'text' && place.endOffset - place.offset === address.length;
        const written: [number, number][] = [[place.offset, place.endOffset]];
        facts.addresses.push({ address, form: form ?? formOf[where], place, ...(isWritten && { written }) });
      }
    }
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
    inNode(text, node, view, form, source = view.source(node)) {
      const offset = node.position?.start.offset ?? 0;
      let before: Match | undefined;
      const placeOf = (index: number, length: number): Place => {
        const at = findInSource(source, text, { index, length, before });
        before = at ?? before;
        return at ? view.range(offset + at.start, offset + at.end) : view.place(node);
      };
      const isLinked = form === undefined && text.includes('@') && isInAnchorTag(view.page.source, offset + source.indexOf('@'));
      find(text, 'text', placeOf, isLinked ? 'words' : form);
    },
    inTarget(target, place) {
      const host = /^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#]*)/i.exec(target)?.[1]?.toLowerCase();
      if (!host || !brands) return;
      for (const [word, owner] of brands.owners) {
        if (word.includes('.') && (host === word || host.endsWith(`.${word}`)))
          facts.brandWords.push({ word, product: owner, where: 'target', place });
      }
    },
    mailto(link, view, form, node) {
      const address = toAddress(link, form);
      const { offset, endOffset } = link.place;
      const written = spelled(
        view.page.source,
        address.address,
        node?.position?.start.offset ?? offset,
        node?.position?.end.offset ?? endOffset,
      );
      if (written.length > 0) address.written = written;
      facts.addresses.push(address);
      return address;
    },
  };
}

type Where = Exclude<BrandWord['where'], 'target'>;

const formOf = { text: 'text', attribute: 'attribute', frontmatter: 'frontmatter' } as const satisfies Record<Where, Address['form']>;

/** Grows each `@` to both sides: a pattern that looks for it from every letter takes quadratic time in text without spaces. */
function addressesIn(text: string): { index: number; address: string }[] {
  const found: { index: number; address: string }[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    let end = at + 1;
    while (start > from && !isStop(text.charCodeAt(start - 1))) start -= 1;
    while (end < text.length && !isStop(text.charCodeAt(end))) end += 1;
    if (start === at || end === at + 1) continue;
    found.push({ index: start, address: text.slice(start, end).replace(sentenceEnd, '') });
    from = end;
  }
  return found;
}

const stops = new Set([...`<>()[]{},;:"'\`*|\\/@=`].map((sign) => sign.charCodeAt(0)));

function isStop(code: number): boolean {
  return (
    stops.has(code) ||
    code <= 0x20 ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

function toAddress(link: Reference, form: Address['form'] = 'mailto'): Address {
  const written =
    link.target
      .trim()
      .replace(/^mailto:/i, '')
      .split('?')[0] ?? '';
  const address = decodeQuietly(written).trim();
  const found: Address = { address, form, place: link.place };
  setShown(found, link.text);
  return found;
}

function spelled(source: string, address: string, from: number, to: number): [number, number][] {
  const found: [number, number][] = [];
  if (address === '') return found;
  const part = source.slice(0, to);
  for (let at = part.indexOf(address, from); at >= 0; at = part.indexOf(address, at + 1)) {
    const isWhole =
      !/[\w.+-]$/.test(source.slice(Math.max(from, at - 1), at)) &&
      !/^[\w-]/.test(source.slice(at + address.length, at + address.length + 1));
    if (isWhole) found.push([at, at + address.length]);
  }
  return found;
}

/** Notes the address in the words of a link where it is another one than the link writes to. */
export function setShown(found: Address, words: string): void {
  const shown = addressesIn(words)[0]?.address;
  if (shown !== undefined && shown.toLowerCase() !== found.address.toLowerCase()) found.shown = shown;
}

/** Decodes what is percent-encoded and leaves a bare `%`, as in `100%.md`, alone. */
export function decodeQuietly(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
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
  /** Lower-case word to the product it belongs to; a former name belongs to none, `''`. */
  owners: Map<string, string>;
}

export function createBrands(config: Config): Brands | undefined {
  const owners = new Map<string, string>();
  for (const product of Object.values(config.products)) for (const word of product.formerNames) owners.set(word.toLowerCase(), '');
  for (const [key, product] of Object.entries(config.products)) for (const word of product.brandWords) owners.set(word.toLowerCase(), key);
  if (owners.size === 0) return undefined;
  const words = [...owners.keys()].sort((a, b) => b.length - a.length).map(toPattern);
  return { owners, pattern: new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${words.join('|')})(?![\\p{L}\\p{N}_-])`, 'giu') };
}

function toPattern(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`).replace(/ /g, String.raw`\s`);
}
