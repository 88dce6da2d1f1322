import type { MdastNode } from 'satteri';

const short: Partial<Record<MdastNode['type'], string>> = {
  paragraph: 'p',
  listItem: 'li',
  strong: 'b',
  emphasis: 'i',
  blockquote: 'quote',
  tableRow: 'tr',
  tableCell: 'td',
};

/** A tree on one line: types, targets, ids and texts, so that a test can state all of it. */
export function outline(node: MdastNode): string {
  if (node.type === 'text' || node.type === 'html') return node.value;
  if (node.type === 'inlineCode') return `\`${node.value}\``;
  if (node.type === 'code') return `code(${node.value})`;
  const inside = 'children' in node ? node.children.map(outline).join(isFlow(node) ? ' ' : '') : '';
  return node.type === 'root' ? inside : `${label(node)}(${inside})`;
}

function isFlow({ type }: MdastNode): boolean {
  return ['root', 'list', 'listItem', 'blockquote', 'table', 'tableRow', 'mdxJsxFlowElement', 'footnoteDefinition'].includes(type);
}

function label(node: MdastNode): string {
  switch (node.type) {
    case 'heading':
      return `h${node.depth}#${String(node.data?.hProperties?.['id'])}`;
    case 'list':
      return node.ordered ? 'ol' : 'ul';
    case 'link':
    case 'definition':
      return `${node.type === 'link' ? 'a' : 'def'}<${[node.url, node.title].filter(Boolean).join('|')}>`;
    case 'image':
      return `img<${[node.url, node.alt, node.title].filter(Boolean).join('|')}>`;
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return `<${[node.name, ...node.attributes.map(attribute)].join(' ')}>`;
    default:
      return short[node.type] ?? node.type;
  }
}

type Attribute = Extract<MdastNode, { type: 'mdxJsxFlowElement' }>['attributes'][number];

function attribute(found: Attribute): string {
  if (found.type === 'mdxJsxExpressionAttribute') return `{${found.value}}`;
  const { name, value } = found;
  if (typeof value === 'string') return `${name}="${value}"`;
  return value ? `${name}={${value.value}}` : name;
}
