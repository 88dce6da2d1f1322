import type { Definition, Root } from 'mdast';
import type { MdxJsxAttributeUnion, MdxJsxFlowElement, MdxJsxTextElement, MdastNode } from 'satteri';
import { setIds } from './anchors.ts';
import type { Config, EditionKey } from './config.ts';
import type { Page } from './parse.ts';
import { type Place, placeOf } from './place.ts';
import { scanTag, stringLiteral } from './tags.ts';

/** The components a page may use; `components.ts` says what each may hold. */
export const componentNames = ['Cause', 'Check', 'Only', 'Shared', 'Note'] as const;
export type ComponentName = (typeof componentNames)[number];

/** Something an edition could not carry out; a rule of the same name tells it. */
export interface EditionFault {
  rule: 'content-is-data' | 'component-props';
  place: Place;
  reason: string;
  note: string;
  actual?: string;
  expected?: string[];
}

/** A page as one product's reader gets it. */
export interface Edition {
  /** The product, or `undefined` where the settings name none. */
  key: EditionKey | undefined;
  tree: Root;
  /** Nodes that were put in from a shared cause, with the page they come from. */
  included: Map<MdastNode, Page>;
  faults: EditionFault[];
}

type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;

interface Context {
  config: Config;
  key: EditionKey;
  edition: Edition;
  /** The page whose source the nodes stand in. */
  page: Page;
  shared: ReadonlyMap<string, Page>;
  /** Filled slots inside a shared cause. */
  slots?: Record<string, string>;
  /** Offsets of blocks that this edition does not hold. */
  dropped: [number, number][];
}

const forbiddenElements = new Set([
  'script',
  'style',
  'iframe',
  'object',
  'embed',
  'link',
  'meta',
  'base',
  'form',
  'input',
  'button',
  'svg',
]);
const placeholder = /\{\s*(product|slot)\.([\w.-]+)\s*\}/g;

/**
 * What the reader of one product gets: blocks of other products gone, `{product.…}` filled in, shared causes in place,
 * every id set. Nothing else in the project knows `Only`. Pages outside our content model stay as they are.
 */
export function toEdition(page: Page, key: EditionKey | undefined, config: Config, shared: ReadonlyMap<string, Page>): Edition {
  const tree = page.tree ?? { type: 'root', children: [] };
  const edition: Edition = { key, tree, included: new Map(), faults: [] };
  if (config.typed && key !== undefined) {
    const context: Context = { config, key, edition, page, shared, dropped: [] };
    if (page.path.startsWith('shared/')) context.slots = ownSlots(page);
    edition.tree = copyRoot(tree, context);
  }
  setIds(edition.tree, page.format, config.typed);
  return edition;
}

/** A shared cause read by itself shows the names of its slots. */
function ownSlots(page: Page): Record<string, string> {
  const { slots } = page.frontmatter;
  return Object.fromEntries((Array.isArray(slots) ? slots : []).map((slot) => [String(slot), `{slot.${slot}}`]));
}

function copyRoot(tree: Root, context: Context): Root {
  const children = copyAll(tree.children, context, true).filter((node) => node.type !== 'yaml' && node.type !== 'toml');
  const kept = children.filter((node) => !isDropped(node, context));
  return asRoot({ type: 'root', children: kept, ...(tree.position && { position: tree.position }) });
}

function asRoot(node: { type: 'root'; children: MdastNode[]; position?: Root['position'] }): Root {
  return node as Root; // children are copies of a root's children or phrasing wrapped in paragraphs
}

/** Sätteri lifts definitions out of the blocks they stand in. */
function isDropped(node: MdastNode, { dropped }: Context): node is Definition {
  const offset = node.position?.start.offset ?? -1;
  return node.type === 'definition' && dropped.some(([start, end]) => offset >= start && offset < end);
}

function copyAll(nodes: readonly MdastNode[], context: Context, isFlow: boolean): MdastNode[] {
  return nodes.flatMap((node) => copy(node, context, isFlow));
}

function copy(node: MdastNode, context: Context, isFlow: boolean): MdastNode[] {
  switch (node.type) {
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return copyElement(node, context, isFlow);
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return copyExpression(node, context, isFlow);
    case 'mdxjsEsm':
      report(context, 'content-is-data', codePlace(node, context), {
        reason: `Unexpected \`${node.value.split(/[\s{(]/, 1)[0]}\`, expected a page without code`,
        note: 'Delete the line; a page may use the components of the content model and `{product.…}`, nothing else.',
      });
      return asText(node, context, isFlow);
    case 'link':
    case 'image':
    case 'definition':
      return copyResource(node, context);
    default:
      return copyOther(node, context);
  }
}

/** Sätteri counts the line end behind an import to it. */
function codePlace(node: MdastNode & { value: string }, { page }: Context): Place {
  const start = node.position?.start.offset ?? 0;
  return page.places.range(start, start + node.value.trimEnd().length);
}

const flowParents = new Set(['root', 'blockquote', 'listItem', 'list', 'footnoteDefinition', 'mdxJsxFlowElement', 'table', 'tableRow']);

function copyOther(node: MdastNode, context: Context): MdastNode[] {
  if (!('children' in node)) return [{ ...node }];
  const children = copyAll(node.children, context, flowParents.has(node.type));
  if (node.children.length > 0 && isBlank(children)) return [];
  return [withChildren(node, children)];
}

/** A block whose whole text belonged to other products is gone with it. */
function isBlank(children: MdastNode[]): boolean {
  return children.every((child) => child.type === 'text' && child.value.trim() === '');
}

function withChildren<Parent extends MdastNode & { children: unknown[] }>(node: Parent, children: MdastNode[]): Parent {
  const copied = { ...node, children };
  if ('data' in node && node.data) copied.data = structuredClone(node.data);
  return copied as Parent; // the same kind of node; what may stand in it did not change
}

function copyElement(node: JsxElement, context: Context, isFlow: boolean): MdastNode[] {
  const name = node.name ?? '';
  if (name === 'Only') return copyOnly(node, context, isFlow);
  if (name === 'Shared') return include(node, context);
  const isComponent = componentNames.some((known) => known === name);
  if (!isComponent && (!/^[a-z][a-z0-9]*$/.test(name) || forbiddenElements.has(name))) {
    report(context, 'content-is-data', tagPlace(node, context), {
      reason: `Unexpected \`<${name}>\`, expected ${componentNames.map((known) => `\`<${known}>\``).join(', ')} or plain HTML`,
      note: 'Use a component of the content model; the page shows the source of this one as text.',
      actual: name,
      expected: [...componentNames],
    });
    return asText(node, context, isFlow);
  }
  const children = copyAll(node.children, context, node.type === 'mdxJsxFlowElement');
  if ((name === 'Note' || name === 'Check') && node.children.length > 0 && isBlank(children)) return [];
  return [{ ...withChildren(node, children), attributes: node.attributes.flatMap((attribute) => copyAttribute(attribute, node, context)) }];
}

function copyAttribute(attribute: MdxJsxAttributeUnion, node: JsxElement, context: Context): MdxJsxAttributeUnion[] {
  const place = tagPlace(node, context);
  if (attribute.type === 'mdxJsxExpressionAttribute') {
    report(context, 'content-is-data', place, {
      reason: `Unexpected \`{${attribute.value}}\` among the attributes, expected names with texts`,
      note: 'Write each attribute out, with its text in quotes.',
    });
    return [];
  }
  const { name, value } = attribute;
  const literal = typeof value === 'object' && value ? stringLiteral(value.value) : value;
  const isUnsafe = /^on/i.test(name) || name === 'style' || (/^(?:href|src)$/i.test(name) && isScript(literal ?? ''));
  if (isUnsafe || (typeof value === 'object' && value && literal === null)) {
    report(context, 'content-is-data', attributePlace(node, name, context), {
      reason: isUnsafe
        ? `Unexpected \`${name}\`, expected an attribute that runs nothing`
        : `Unexpected expression in \`${name}\`, expected a text`,
      note: isUnsafe ? 'Delete the attribute.' : 'Put the text in quotes; `{product.…}` may stand inside it.',
    });
    return [];
  }
  if (literal === null || literal === undefined) return [attribute];
  return [{ ...attribute, value: fill(literal, context, () => attributePlace(node, name, context)) }];
}

export function isScript(target: string): boolean {
  return /^\s*(?:javascript|vbscript|data):/i.test(target.replace(/[\u0000-\u0020]/g, ''));
}

function copyOnly(node: JsxElement, context: Context, isFlow: boolean): MdastNode[] {
  const ids = attributeText(node, 'product')?.split(/\s+/).filter(Boolean) ?? [];
  const known = Object.keys(context.config.products);
  if (ids.length === 0) report(context, 'component-props', tagPlace(node, context), without('Only', 'product', known));
  for (const attribute of node.attributes) if (attributeName(attribute) !== 'product') report(...strayAttribute(attribute, node, context));
  for (const id of ids.filter((candidate) => !known.includes(candidate))) {
    report(context, 'component-props', attributePlace(node, 'product', context), {
      reason: `Unexpected product \`${id}\`, expected ${known.map((key) => `\`${key}\``).join(' or ')}`,
      note: 'Write the id of a product, several separated by spaces.',
      actual: id,
      expected: known,
    });
  }
  if (ids.includes(context.key)) return toContent(copyAll(node.children, context, node.type === 'mdxJsxFlowElement'), node, isFlow);
  context.dropped.push([node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]);
  return [];
}

function without(component: ComponentName, attribute: string, known: readonly string[]): Omit<EditionFault, 'rule' | 'place'> {
  return {
    reason: `Unexpected \`<${component}>\` without \`${attribute}\`, expected ${known.map((key) => `\`${key}\``).join(' or ') || 'a text'}`,
    note: `Add \`${attribute}="…"\`: no reader gets the block without it.`,
    expected: [...known],
  };
}

function attributeName(attribute: MdxJsxAttributeUnion): string {
  return attribute.type === 'mdxJsxAttribute' ? attribute.name : `{${attribute.value}}`;
}

/** `Only` is gone from the edition before a rule could see its attributes. */
function strayAttribute(attribute: MdxJsxAttributeUnion, node: JsxElement, context: Context): Parameters<typeof report> {
  const name = attributeName(attribute);
  const reason = `Unexpected \`${name}\` in \`<Only>\`, expected \`product\``;
  return [
    context,
    'component-props',
    attributePlace(node, name, context),
    { reason, note: 'Delete the attribute.', actual: name, expected: ['product'] },
  ];
}

/** `<Only …>words</Only>` alone on its line holds words without a paragraph. */
function toContent(children: MdastNode[], node: MdastNode, isFlow: boolean): MdastNode[] {
  const first = children[0];
  if (!isFlow || !first || !isPhrasing(first)) return children;
  return [paragraph(children, node)];
}

const phrasing = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'break',
  'link',
  'linkReference',
  'image',
  'imageReference',
  'footnoteReference',
  'mdxJsxTextElement',
  'mdxTextExpression',
]);

function isPhrasing(node: MdastNode): boolean {
  return phrasing.has(node.type);
}

function paragraph(children: MdastNode[], at: MdastNode): MdastNode {
  return { type: 'paragraph', children, ...(at.position && { position: at.position }) } as MdastNode; // children are phrasing, see isPhrasing
}

function text(value: string, at: MdastNode): MdastNode {
  return { type: 'text', value, ...(at.position && { position: at.position }) };
}

function include(node: JsxElement, context: Context): MdastNode[] {
  const cause = attributeText(node, 'cause') ?? '';
  const place = (): Place => attributePlace(node, 'cause', context);
  const page = context.shared.get(cause);
  if (context.slots) {
    report(context, 'component-props', tagPlace(node, context), {
      reason: 'Unexpected `<Shared>` in a shared cause, expected no include inside an include',
      note: 'Write the cause out, or include both from the page.',
    });
    return [];
  }
  const known = [...context.shared.keys()];
  if (cause === '') report(context, 'component-props', place(), without('Shared', 'cause', known));
  else if (!page) {
    report(context, 'component-props', place(), {
      reason: `Unexpected shared cause \`${cause}\`, expected a file in \`shared/\``,
      note: `Write one of ${known.map((name) => `\`${name}\``).join(', ')}.`,
      actual: cause,
      expected: known,
    });
  }
  if (!page?.tree) return [];
  const slots = fillSlots(node, page, context);
  const { products } = page.frontmatter;
  if (!products || typeof products !== 'object' || !(context.key in products)) return [];
  const inside: Context = { ...context, page, slots, dropped: [] };
  const children = copyAll(page.tree.children, inside, true).filter((child) => child.type !== 'yaml' && !isDropped(child, inside));
  for (const child of children) context.edition.included.set(child, page);
  return children;
}

function fillSlots(node: JsxElement, page: Page, context: Context): Record<string, string> {
  const wanted = Object.keys(ownSlots(page));
  const slots: Record<string, string> = {};
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || attribute.name === 'cause') continue;
    if (!wanted.includes(attribute.name)) {
      report(context, 'component-props', attributePlace(node, attribute.name, context), {
        reason: `Unexpected slot \`${attribute.name}\`, expected ${list(wanted)}`,
        note: `Fill the slots that \`${page.path}\` names.`,
        actual: attribute.name,
        expected: wanted,
      });
    }
    slots[attribute.name] = fill(attributeText(node, attribute.name) ?? '', context, () => attributePlace(node, attribute.name, context));
  }
  for (const slot of wanted.filter((name) => !slots[name]?.trim())) {
    report(context, 'component-props', tagPlace(node, context), {
      reason: `Unexpected \`<Shared>\` without \`${slot}\`, expected ${list(wanted)}`,
      note: `Add \`${slot}="…"\`: \`${page.path}\` needs the words.`,
      expected: wanted,
    });
    slots[slot] = `{slot.${slot}}`;
  }
  return slots;
}

function list(names: string[]): string {
  return names.length > 0 ? names.map((name) => `\`${name}\``).join(', ') : 'no slot';
}

function copyExpression(node: MdastNode & { value: string }, context: Context, isFlow: boolean): MdastNode[] {
  const source = node.value.trim();
  if (source.replace(/\/\*[\s\S]*?\*\//g, '').trim() === '') return [];
  if (/^(?:product|slot)\.[\w.-]+$/.test(source)) {
    const filled = text(
      fill(`{${source}}`, context, () => inPage(placeOf(node), context)),
      node,
    );
    return isFlow ? [paragraph([filled], node)] : [filled];
  }
  report(context, 'content-is-data', placeOf(node), {
    reason: `Unexpected expression \`{${shorten(source)}}\`, expected \`{product.…}\` or text`,
    note: 'Write the text itself; `\\{` is a brace that is meant as text.',
  });
  return asText(node, context, isFlow);
}

function shorten(source: string): string {
  const line = source.split('\n')[0] ?? '';
  return line.length > 40 || line !== source ? `${line.slice(0, 40)}…` : line;
}

function copyResource(node: MdastNode & { url: string; title?: string | null | undefined }, context: Context): MdastNode[] {
  const place = (): Place => inPage(placeOf(node), context);
  const copied = { ...node, url: fill(node.url, context, place) };
  if (node.title) copied.title = fill(node.title, context, place);
  if (node.type === 'image') Object.assign(copied, { alt: fill(altOf(node, context), context, place) });
  if (isScript(copied.url)) {
    report(context, 'content-is-data', placeOf(node), {
      reason: `Unexpected scheme in \`${shorten(copied.url)}\`, expected a link that runs nothing`,
      note: 'Link to a page, or delete the link.',
    });
    return 'children' in node ? copyAll(node.children, context, false) : [];
  }
  return 'children' in node ? [withChildren(asParent(copied), copyAll(node.children, context, false))] : [asNode(copied)];
}

function asParent(node: object): MdastNode & { children: unknown[] } {
  return node as MdastNode & { children: unknown[] }; // called for links only
}

function asNode(node: object): MdastNode {
  return node as MdastNode; // a copy of a node with other strings
}

/** Sätteri drops the braces of `{product.…}` in an image's text. */
function altOf(node: MdastNode, { page }: Context): string {
  const alt = 'alt' in node && typeof node.alt === 'string' ? node.alt : '';
  const source = page.source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  const written = /^!\[([^\]]*)\]/.exec(source)?.[1];
  return written?.includes('{') ? written : alt;
}

/** The source of a node, for the reader to see that something was not run. */
function asText(node: MdastNode, context: Context, isFlow: boolean): MdastNode[] {
  const source = context.page.source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  return isFlow ? [paragraph([text(source.trim(), node)], node)] : [text(source, node)];
}

function fill(value: string, context: Context, place: () => Place): string {
  return value.replace(placeholder, (whole, kind: string, name: string) => {
    const values = kind === 'slot' ? context.slots : context.config.products[context.key]?.values;
    const found = values?.[name];
    if (found !== undefined) return found;
    const isStray = kind === 'slot' && !context.slots;
    report(context, 'component-props', place(), {
      reason: isStray
        ? `Unexpected \`${whole}\`, expected slots only in a shared cause`
        : `Unexpected \`${whole}\`, expected a value that is stated`,
      note: isStray
        ? 'Write the words out.'
        : `Use one of ${Object.keys(values ?? {})
            .map((key) => `\`${kind}.${key}\``)
            .join(', ')}.`,
      actual: whole,
      expected: Object.keys(values ?? {}).map((key) => `${kind}.${key}`),
    });
    return whole;
  });
}

function attributeText(node: JsxElement, name: string): string | undefined {
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== name) continue;
    if (typeof attribute.value === 'string') return attribute.value;
    return attribute.value ? (stringLiteral(attribute.value.value) ?? undefined) : undefined;
  }
  return undefined;
}

function inPage(place: Place, context: Context): Place {
  return context.slots ? { ...place, file: context.page.path } : place;
}

/** The opening tag of an element. */
function tagPlace(node: JsxElement, context: Context): Place {
  const start = node.position?.start.offset ?? 0;
  const tag = scanTag(context.page.source, start, node.position?.end.offset ?? 0);
  return inPage(tag ? context.page.places.range(start, tag.end) : placeOf(node), context);
}

/** JSX attributes have no positions of their own: they are found in the source of the tag. */
function attributePlace(node: JsxElement, name: string, context: Context): Place {
  const tag = scanTag(context.page.source, node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  const attribute = tag?.attributes.find((candidate) => candidate.name === name);
  return attribute ? inPage(context.page.places.range(attribute.start, attribute.end), context) : tagPlace(node, context);
}

function report(context: Context, rule: EditionFault['rule'], place: Place, more: Omit<EditionFault, 'rule' | 'place'>): void {
  context.edition.faults.push({ rule, place: inPage(place, context), ...more });
}
