import type { MdastNode, MdxJsxAttributeUnion } from 'satteri';
import { asText, isBlank, toContent, withChildren } from './edition-blocks.ts';
import { attributePlace, attributeText, type Context, fill, type JsxElement, report, tagPlace, without } from './edition-context.ts';
import { include } from './edition-include.ts';
import { isPlainAttribute, isPlainElement } from './safe-html.ts';
import { stringLiteral } from './tags.ts';

/** The components a page may use; `components.ts` says what each may hold. */
export const componentNames = ['Cause', 'Check', 'Only', 'Shared', 'Note'] as const;

export type ComponentName = (typeof componentNames)[number];

export function copyElement(node: JsxElement, context: Context, isFlow: boolean): MdastNode[] {
  const name = node.name ?? '';
  if (name === 'Only') return copyOnly(node, context, isFlow);
  if (name === 'Shared') return include(node, context);
  const isComponent = componentNames.some((known) => known === name);
  if (!isComponent && !isPlainElement(name)) {
    report(context, 'content-is-data', tagPlace(node, context), {
      reason: `Unexpected \`<${name}>\`, expected ${componentNames.map((known) => `\`<${known}>\``).join(', ')} or plain HTML`,
      note: 'Use a component of the content model; the page shows the source of this one as text.',
      actual: name,
      expected: [...componentNames],
    });
    return asText(node, context, isFlow);
  }
  const children = context.copyAll(node.children, context, node.type === 'mdxJsxFlowElement');
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
  const isComponent = componentNames.some((known) => known === node.name);
  const isUnsafe = isComponent ? /^on|:|^style$/i.test(name) : !isPlainAttribute(name, literal ?? '');
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
  if (ids.includes(context.key)) return toContent(context.copyAll(node.children, context, node.type === 'mdxJsxFlowElement'), node, isFlow);
  context.dropped.push([node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]);
  return [];
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
