import { decodeHTML } from 'entities/decode';
import type { Link } from 'mdast';
import type { MdastNode } from 'satteri';
import { headingText, ownId } from './anchors.ts';
import { attributeIdsOf, mayHaveAttributeIds } from './attribute-ids.ts';
import { readFrontmatterWords, readRelated } from './collect-frontmatter.ts';
import type { Config } from './config.ts';
import type { Address, EditionFacts, Reference, Syntax } from './facts.ts';
import { htmlHeadingId } from './html-headings.ts';
import { isRecord } from './is-record.ts';
import { mediaOf } from './media.ts';
import type { Page } from './parse.ts';
import type { Place } from './place.ts';
import { isInAnchorTag } from './source-text.ts';
import { scanTags } from './tags.ts';
import type { Element, PageView, Visitor } from './walk.ts';
import { type Brands, createWordFinder, setShown, type WordFinder } from './words.ts';

/** Facts of one edition, and the visitor that fills them during its walk. */
export function collectFacts(
  page: Page,
  products: string[],
  config: Config,
  brands: Brands | undefined,
): { facts: EditionFacts; visitor: Visitor } {
  const facts: EditionFacts = {
    products,
    title: titleOf(page, products[0]),
    anchors: [],
    links: [],
    images: [],
    addresses: [],
    brandWords: [],
    causes: [],
    includes: [],
  };
  const words = createWordFinder(facts, brands);
  readFrontmatterWords(page, words, config, (key) => products.includes(key) || !config.typed);
  if (config.typed) readRelated(page, facts);
  return { facts, visitor: createVisitor(facts, words, config, !config.typed && mayHaveAttributeIds(page)) };
}

function titleOf(page: Page, product: string | undefined): string {
  const { title, products } = page.frontmatter;
  const own = product !== undefined && isRecord(products) && isRecord(products[product]) ? products[product]['title'] : undefined;
  const chosen = own ?? title;
  return typeof chosen === 'string' ? chosen : '';
}

function createVisitor(facts: EditionFacts, words: WordFinder, config: Config, hasAttributeIds: boolean): Visitor {
  let imageLabels: Set<string> | undefined;
  const written = new Map<string, { address?: Address; words?: string }>();
  return {
    heading(node, view) {
      const id = ownId(node);
      const text = headingText(node);
      if (id !== undefined) {
        const isOwn = isWritten(id, view.source(node));
        facts.anchors.push({ id, kind: 'heading', text, depth: node.depth, ...(isOwn && { isOwn }), place: view.place(node) });
      }
      if (facts.title === '' && node.depth === 1) facts.title = text;
    },
    link(node, view) {
      const source = view.source(node);
      const syntax: Syntax = source.startsWith('[') ? 'inline' : 'autolink';
      const place = syntax === 'inline' ? targetPlace(node, view) : view.place(node);
      addLink(
        facts,
        words,
        { target: node.url, text: headingText(node), syntax, place },
        view,
        addressForm(source, place.offset, view),
        node,
      );
      if (node.title) words.inText(node.title, view.place(node), 'attribute');
    },
    linkReference(node, view) {
      if (!view.source(node).includes('@')) return;
      const known = written.get(node.identifier);
      if (known?.address) setShown(known.address, headingText(node));
      else written.set(node.identifier, { words: headingText(node) });
    },
    definition(node, view) {
      const reference: Reference = { target: node.url, text: node.label ?? '', syntax: 'definition', place: targetPlace(node, view) };
      imageLabels ??= collectImageLabels(view.edition.tree, new Set());
      if (node.title) words.inText(node.title, view.place(node), 'attribute');
      if (imageLabels.has(node.identifier)) facts.images.push(reference);
      else {
        const address = addLink(facts, words, reference, view);
        if (!address) return;
        setShown(address, written.get(node.identifier)?.words ?? '');
        written.set(node.identifier, { address });
      }
    },
    image(node, view) {
      facts.images.push({ target: node.url, text: node.alt ?? '', syntax: 'inline', place: targetPlace(node, view) });
      words.inText(node.alt ?? '', view.place(node), 'attribute');
      if (node.title) words.inText(node.title, view.place(node), 'attribute');
    },
    imageReference(node, view) {
      words.inText(node.alt ?? '', view.place(node), 'attribute');
    },
    footnoteDefinition(node, view) {
      facts.anchors.push({ id: `user-content-fn-${node.identifier}`, kind: 'footnote', text: '', place: view.place(node) });
    },
    footnoteReference(node, view) {
      facts.anchors.push({ id: `user-content-fnref-${node.identifier}`, kind: 'footnote', text: '', place: view.place(node) });
    },
    element(element, view) {
      if (!element.closing) addElement(element, view, facts, words, config);
    },
    text(node, view) {
      if (hasAttributeIds) facts.anchors.push(...attributeIdsOf(node, view));
      const link = view.parents.find(({ type }) => type === 'link' || type === 'linkReference');
      if (!link || !isMailto(link)) words.inNode(node.value, node, view, link && 'words');
    },
    html(node, view) {
      const shown = withoutTags(view.source(node));
      if (shown.trim() !== '') words.inNode(shown.includes('&') ? decodeHTML(shown) : shown, node, view, undefined, shown);
    },
  };
}

/** `{#id}`, `{: #id }`, or in a comment: the author wrote it. */
function isWritten(id: string, source: string): boolean {
  const at = source.lastIndexOf(`#${id}`);
  return at > 0 && /\{(?::|\/\*)?\s*$/.test(source.slice(0, at));
}

function collectImageLabels(node: MdastNode, labels: Set<string>): Set<string> {
  if (node.type === 'imageReference') labels.add(node.identifier);
  else if ('children' in node) for (const child of node.children) collectImageLabels(child, labels);
  return labels;
}

function isMailto(node: MdastNode): boolean {
  return node.type === 'link' && /^mailto:/i.test(node.url);
}

/** Tags and comments as spaces, so that every offset stays. */
function withoutTags(source: string): string {
  let text = source.replace(/<!--[\s\S]*?(?:-->|$)/g, blank);
  for (const tag of scanTags(text, 0, text.length)) text = text.slice(0, tag.start) + ' '.repeat(tag.end - tag.start) + text.slice(tag.end);
  return text;
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

function addLink(
  facts: EditionFacts,
  words: WordFinder,
  link: Reference,
  view: PageView,
  form?: Address['form'],
  node?: MdastNode,
): Address | undefined {
  if (/^\s*mailto:/i.test(link.target)) return words.mailto(link, view, form, node);
  facts.links.push(link);
  if (link.syntax !== 'autolink') words.inTarget(link.target, link.place);
  return undefined;
}

/** How an address stands that may be no more than a text which the renderer makes a link of. */
function addressForm(source: string, offset: number, view: PageView): Address['form'] {
  if (source.startsWith('[')) return 'mailto';
  if (source.startsWith('<')) return 'autolink';
  return isInAnchorTag(view.page.source, offset) ? 'words' : 'bare';
}

function addElement(element: Element, view: PageView, facts: EditionFacts, words: WordFinder, config: Config): void {
  addElementAnchor(element, view, facts);
  const { name, syntax } = element;
  const href = element.get('href') ?? (name === 'Link' ? element.get('to') : undefined);
  const isLink = name === 'a' || name === 'area' || (syntax === 'jsx' && /^[A-Z]/.test(name));
  if (typeof href === 'string' && isLink && !isContributorBadge(element, href, view)) {
    const place = element.place(element.has('href') ? 'href' : 'to');
    addLink(facts, words, { target: href.trim(), text: elementText(element), syntax, place }, view, 'mailto', element.node);
  }
  facts.images.push(...mediaOf(element, view));
  for (const attribute of readableAttributes(element, config)) {
    const value = element.get(attribute);
    if (typeof value === 'string') words.inText(value, element.place(attribute), 'attribute');
  }
}

function addElementAnchor(element: Element, view: PageView, facts: EditionFacts): void {
  if (/^h[1-6]$/.test(element.name) && element.syntax === 'html' && !element.has('id')) addHeadingAnchor(element, view, facts);
  const id = element.get('id') ?? (element.name === 'a' ? element.get('name') : undefined);
  if (typeof id !== 'string' || id === '') return;
  const place = element.place(element.has('id') ? 'id' : 'name');
  if (element.name !== 'Cause' || !view.edition.key) {
    facts.anchors.push({ id, kind: 'element', text: '', place });
    return;
  }
  const title = element.get('title') ?? '';
  facts.anchors.push({ id, kind: 'cause', text: title, place });
  const isIncluded = view.page.path.startsWith('shared/');
  facts.causes.push({ id, kind: element.get('kind') ?? '', title, place, ...(isIncluded && { shared: view.page.path }) });
  if (isIncluded && !facts.includes.includes(view.page.path)) facts.includes.push(view.page.path);
}

function addHeadingAnchor(element: Element, view: PageView, facts: EditionFacts): void {
  const place = element.place();
  const id = htmlHeadingId(element.name, view.page.source.slice(place.endOffset, place.endOffset + 1000));
  if (id !== undefined && facts.anchors.every((anchor) => anchor.id !== id)) facts.anchors.push({ id, kind: 'element', text: '', place });
}

/** The list of contributors that a bot writes names kinds of work by fragments that lead nowhere on purpose. */
function isContributorBadge(element: Element, href: string, view: PageView): boolean {
  return href.startsWith('#') && element.syntax === 'html' && element.has('title') && view.page.source.includes('ALL-CONTRIBUTORS-LIST');
}

function elementText(element: Element): string {
  const words = element.node ? headingText(element.node) : '';
  return words.trim() === '' ? (element.get('title') ?? '') : words;
}

const shownAttributes = new Set(['alt', 'title', 'aria-label', 'placeholder', 'label', 'summary', 'description']);
const hiddenAttributes = new Set(['id', 'kind', 'cause', 'product']);

function readableAttributes(element: Element, config: Config): string[] {
  const isOurs = config.typed && /^[A-Z]/.test(element.name);
  return element.names().filter((name) => (isOurs ? !hiddenAttributes.has(name) : shownAttributes.has(name.toLowerCase())));
}

/** The range of a target inside its link, image or definition; the whole node where it is empty or cannot be found. */
function targetPlace(node: MdastNode & { url: string }, view: PageView): Place {
  const start = node.position?.start.offset ?? 0;
  const source = view.source(node);
  const from = node.type === 'definition' ? source.indexOf(']:') : afterText(node, start, source);
  const open = /\](?:\(|:)\s*<?/y;
  open.lastIndex = from;
  const opened = from < 0 ? null : open.exec(source);
  if (!opened) return view.place(node);
  const at = from + opened[0].length;
  const length = source.startsWith(node.url, at) ? node.url.length : (/^[^\s>]*?(?=\)?$|[\s>])/.exec(source.slice(at))?.[0].length ?? 0);
  return length > 0 ? view.range(start + at, start + at + length) : view.place(node);
}

function afterText(node: MdastNode, start: number, source: string): number {
  const last = 'children' in node ? (node as Link).children.at(-1) : undefined; // of the nodes with a target only links have children
  const end = last?.position?.end.offset;
  return source.indexOf('](', end === undefined ? 0 : end - start);
}
