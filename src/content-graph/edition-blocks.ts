import type { MdastNode } from 'satteri';
import type { Context } from './edition-context.ts';

export function withChildren<Parent extends MdastNode & { children: unknown[] }>(node: Parent, children: MdastNode[]): Parent {
  const copied = { ...node, children };
  if ('data' in node && node.data) copied.data = structuredClone(node.data);
  return copied as Parent; // the same kind of node; what may stand in it did not change
}

/** A block whose whole text belonged to other products is gone with it. */
export function isBlank(children: MdastNode[]): boolean {
  return children.every((child) => child.type === 'text' && child.value.trim() === '');
}

/** `<Only …>words</Only>` alone on its line holds words without a paragraph. */
export function toContent(children: MdastNode[], node: MdastNode, isFlow: boolean): MdastNode[] {
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

export function paragraph(children: MdastNode[], at: MdastNode): MdastNode {
  return { type: 'paragraph', children, ...(at.position && { position: at.position }) } as MdastNode; // children are phrasing, see isPhrasing
}

export function text(value: string, at: MdastNode): MdastNode {
  return { type: 'text', value, ...(at.position && { position: at.position }) };
}

/** The source of a node, for the reader to see that something was not run. */
export function asText(node: MdastNode, context: Context, isFlow: boolean): MdastNode[] {
  const source = context.page.source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  return isFlow ? [paragraph([text(source.trim(), node)], node)] : [text(source, node)];
}
