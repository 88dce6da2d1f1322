import type { Definition } from 'mdast';
import type { MdastNode } from 'satteri';
import {
  attributePlace,
  attributeText,
  type Context,
  fill,
  type JsxElement,
  ownValue,
  report,
  tagPlace,
  without,
} from './edition-context.ts';
import type { Page } from './parse.ts';
import type { Place } from './place.ts';

export function include(node: JsxElement, context: Context): MdastNode[] {
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
  if (!products || typeof products !== 'object' || !Object.hasOwn(products, context.key)) return [];
  const inside: Context = { ...context, page, slots, dropped: [] };
  const children = context.copyAll(page.tree.children, inside, true).filter((child) => child.type !== 'yaml' && !isDropped(child, inside));
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
  for (const slot of wanted.filter((name) => !ownValue(slots, name)?.trim())) {
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

/** A shared cause read by itself shows the names of its slots. */
export function ownSlots(page: Page): Record<string, string> {
  const { slots } = page.frontmatter;
  return Object.fromEntries((Array.isArray(slots) ? slots : []).map((slot) => [String(slot), `{slot.${slot}}`]));
}

/** Sätteri lifts definitions out of the blocks they stand in. */
export function isDropped(node: MdastNode, { dropped }: Context): node is Definition {
  const offset = node.position?.start.offset ?? -1;
  return node.type === 'definition' && dropped.some(([start, end]) => offset >= start && offset < end);
}
