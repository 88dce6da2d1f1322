import type { MdastNode } from 'satteri';
import type { Edition } from './edition-context.ts';
import type { Page } from './parse.ts';
import { type Place, placeOf, startOf } from './place.ts';
import { scanTag, scanTags, type Tag } from './tags.ts';

/** A tag in the page, HTML and JSX alike. */
export interface Element {
  type: 'element';
  name: string;
  syntax: 'html' | 'jsx';
  closing: boolean;
  /** Value of an attribute, `null` for an expression and for a bare name in JSX, `undefined` where it is missing. */
  get(name: string): string | null | undefined;
  has(name: string): boolean;
  names(): string[];
  /** Range of an attribute's value; of the tag where there is none. */
  place(attribute?: string): Place;
  /** The JSX node; HTML in Markdown has none. */
  node?: MdastNode;
}

type NodeOf<Type extends MdastNode['type']> = Extract<MdastNode, { type: Type }>;

/** What a page rule, and the collector of facts, may listen to. `leave` comes after the children of a node. */
export type Visitor = { [Type in MdastNode['type']]?: (node: NodeOf<Type>, page: PageView) => void } & {
  element?: (element: Element, page: PageView) => void;
  leave?: (node: MdastNode, page: PageView) => void;
};

/** What a visitor sees besides the node. */
export interface PageView {
  readonly edition: Edition;
  /** The page whose source the current node stands in: a shared cause inside an include. */
  readonly page: Page;
  /** The nodes above the current one, the root first. */
  readonly parents: readonly MdastNode[];
  /** Range of a node. */
  place(node: MdastNode): Place;
  /** Range between two offsets of the current source. */
  range(start: number, end: number): Place;
  /** Source of a node. */
  source(node: MdastNode): string;
}

/** Walks an edition once and calls every visitor. */
export function walk(edition: Edition, page: Page, visitors: readonly Visitor[]): void {
  new Walk(edition, page, visitors).visit(edition.tree);
}

type Listener = (node: MdastNode, view: PageView) => void;

class Walk implements PageView {
  readonly edition: Edition;
  readonly parents: MdastNode[] = [];
  page: Page;
  #current: MdastNode | undefined;
  readonly #own: Page;
  readonly #listeners: ReadonlyMap<string, readonly Listener[]>;
  readonly #leave: readonly Listener[];

  constructor(edition: Edition, page: Page, visitors: readonly Visitor[]) {
    this.edition = edition;
    this.page = page;
    this.#own = page;
    this.#listeners = byType(visitors);
    this.#leave = this.#listeners.get('leave') ?? [];
  }

  visit(node: MdastNode): void {
    const before = this.page;
    const included = this.edition.included.get(node);
    if (included) this.page = included;
    this.#current = node;
    const listeners = this.#listeners.get(node.type);
    if (listeners) for (const listen of listeners) listen(node, this);
    if (node.type === 'html') this.#tags(node);
    else if (node.type === 'text' && this.page.format === 'md' && node.value.includes('<')) this.#lostTags(node);
    else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') this.#emit(this.#jsx(node));
    const { children } = node as { children?: MdastNode[] };
    if (children) {
      this.parents.push(node);
      for (const child of children) this.visit(child);
      this.parents.pop();
      this.#current = node;
      for (const leave of this.#leave) leave(node, this);
    }
    this.page = before;
  }

  place(node: MdastNode): Place {
    return this.#inPage(placeOf(node));
  }

  range(start: number, end: number): Place {
    return this.#inPage(this.page.places.range(start, end, this.#current && startOf(this.#current)));
  }

  source(node: MdastNode): string {
    return this.page.source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  }

  #inPage(place: Place): Place {
    return this.page === this.#own ? place : { ...place, file: this.page.path };
  }

  #emit(element: Element): void {
    const listeners = this.#listeners.get('element');
    if (listeners) for (const listen of listeners) listen(element as never, this); // listeners of `element` take elements
  }

  #tags(node: NodeOf<'html'>): void {
    const start = node.position?.start.offset ?? 0;
    for (const tag of scanTags(this.page.source, start, node.position?.end.offset ?? 0)) this.#emit(this.#element(tag, 'html', node));
  }

  /** Sätteri takes `<a href=b/c>` for text; every browser and code host knows it for a tag. */
  #lostTags(node: NodeOf<'text'>): void {
    const start = node.position?.start.offset ?? 0;
    const { source } = this.page;
    for (const tag of scanTags(source, start, node.position?.end.offset ?? 0)) {
      const isLost = tag.attributes.some(({ start: at, value }) => source[at - 1] === '=' && value?.includes('/'));
      if (isLost && source[tag.start - 1] !== '\\') this.#emit(this.#element(tag, 'html', node));
    }
  }

  #jsx(node: NodeOf<'mdxJsxFlowElement'> | NodeOf<'mdxJsxTextElement'>): Element {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? 0;
    const tag = scanTag(this.page.source, start, end) ?? {
      name: node.name ?? '',
      attributes: [],
      closing: false,
      selfClosing: true,
      start,
      end,
    };
    const element = this.#element({ ...tag, name: node.name ?? '' }, 'jsx', node);
    const filled = new Map(node.attributes.flatMap((item) => (item.type === 'mdxJsxAttribute' ? [[item.name, item.value] as const] : [])));
    return {
      ...element,
      node,
      names: () => [...filled.keys()],
      has: (name) => filled.has(name),
      get: (name) => {
        const value = filled.get(name);
        return typeof value === 'string' ? value : element.get(name);
      },
    };
  }

  #element(tag: Tag, syntax: 'html' | 'jsx', node: MdastNode): Element {
    const page = this.page;
    const isOwn = page === this.#own;
    const find = (name: string): Tag['attributes'][number] | undefined =>
      tag.attributes.find((attribute) => (syntax === 'html' ? attribute.name.toLowerCase() === name : attribute.name === name));
    return {
      type: 'element',
      name: syntax === 'html' ? tag.name.toLowerCase() : tag.name,
      syntax,
      closing: tag.closing,
      get: (name) => valueOf(find(name), syntax),
      has: (name) => find(name) !== undefined,
      names: () => tag.attributes.map((attribute) => attribute.name),
      place: (name) => {
        const attribute = name === undefined ? undefined : find(name);
        const { start, end } = attribute ?? tag;
        const place = page.places.range(start, end, startOf(node));
        return isOwn ? place : { ...place, file: page.path };
      },
    };
  }
}

/** A bare name holds nothing in HTML, and `true` in JSX. */
function valueOf(attribute: Tag['attributes'][number] | undefined, syntax: Element['syntax']): string | null | undefined {
  const isBare = attribute?.value === null && attribute.expression === undefined;
  return isBare && syntax === 'html' ? '' : attribute?.value;
}

function byType(visitors: readonly Visitor[]): Map<string, Listener[]> {
  const listeners = new Map<string, Listener[]>();
  for (const visitor of visitors) {
    for (const [type, listen] of Object.entries(visitor)) {
      const known = listeners.get(type);
      const listener = listen as Listener; // each is called with nodes of its own type only
      if (known) known.push(listener);
      else listeners.set(type, [listener]);
    }
  }
  return listeners;
}
