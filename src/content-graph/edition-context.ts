import type { Root } from 'mdast';
import type { MdastNode, MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import type { Config, EditionKey } from './config.ts';
import type { Page } from './parse.ts';
import { type Place, placeOf } from './place.ts';
import { scanTag, stringLiteral } from './tags.ts';

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

export type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;

/** What a copy knows of the edition it is made for. */
export interface Context {
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
  /** Copies nodes; in `flow` blocks stand, else words. */
  copyAll(nodes: readonly MdastNode[], context: Context, isFlow: boolean): MdastNode[];
}

export function report(context: Context, rule: EditionFault['rule'], place: Place, more: Omit<EditionFault, 'rule' | 'place'>): void {
  context.edition.faults.push({ rule, place: inPage(place, context), ...more });
}

const placeholder = /\{\s*(product|slot)\.([\w.-]+)\s*\}/g;

export function fill(value: string, context: Context, place: () => Place): string {
  return value.replace(placeholder, (whole, kind: string, name: string) => {
    const values = kind === 'slot' ? context.slots : context.config.products[context.key]?.values;
    const found = ownValue(values, name);
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

/** `{product.constructor}` names nothing: every object has that, no product does. */
export function ownValue(values: Readonly<Record<string, string>> | undefined, name: string): string | undefined {
  return values && Object.hasOwn(values, name) ? values[name] : undefined;
}

export function shorten(source: string): string {
  const line = source.split('\n')[0] ?? '';
  return line.length > 40 || line !== source ? `${line.slice(0, 40)}…` : line;
}

export function attributeText(node: JsxElement, name: string): string | undefined {
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== name) continue;
    if (typeof attribute.value === 'string') return attribute.value;
    return attribute.value ? (stringLiteral(attribute.value.value) ?? undefined) : undefined;
  }
  return undefined;
}

export function inPage(place: Place, context: Context): Place {
  return context.slots ? { ...place, file: context.page.path } : place;
}

/** The opening tag of an element. */
export function tagPlace(node: JsxElement, context: Context): Place {
  const start = node.position?.start.offset ?? 0;
  const tag = scanTag(context.page.source, start, node.position?.end.offset ?? 0);
  return inPage(tag ? context.page.places.range(start, tag.end) : placeOf(node), context);
}

/** JSX attributes have no positions of their own: they are found in the source of the tag. */
export function attributePlace(node: JsxElement, name: string, context: Context): Place {
  const tag = scanTag(context.page.source, node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  const attribute = tag?.attributes.find((candidate) => candidate.name === name);
  return attribute ? inPage(context.page.places.range(attribute.start, attribute.end), context) : tagPlace(node, context);
}

export function without(component: string, attribute: string, known: readonly string[]): Omit<EditionFault, 'rule' | 'place'> {
  return {
    reason: `Unexpected \`<${component}>\` without \`${attribute}\`, expected ${known.map((key) => `\`${key}\``).join(' or ') || 'a text'}`,
    note: `Add \`${attribute}="…"\`: no reader gets the block without it.`,
    expected: [...known],
  };
}
