import type { Root } from 'mdast';
import { markdownToMdast, type MdastNode, mdxToMdast } from 'satteri';
import { features } from '../../src/content-graph/parse.ts';

/** A place between two blocks of a page where another block may stand. */
export interface Boundary {
  file: string;
  /** The block goes behind this line, counted from 1. */
  line: number;
  format: 'md' | 'mdx';
  /** The products whose readers get what stands there. */
  products: string[];
}

/** Every place of a page between its blocks, the insides of components included. */
export function findBoundaries(file: string, text: string, products: string[]): Boundary[] {
  const format = file.endsWith('.mdx') ? 'mdx' : 'md';
  const parse = format === 'mdx' ? mdxToMdast : markdownToMdast;
  const found: Boundary[] = [];
  collect(parse(text, { features }) as Root, products, (line, seenBy) => found.push({ file, line, format, products: seenBy })); // both parsers return a root
  return found;
}

function collect(parent: MdastNode & { children: MdastNode[] }, products: string[], add: (line: number, products: string[]) => void): void {
  for (const node of parent.children) {
    if (node.type === 'mdxJsxFlowElement' && isOnSeveralLines(node)) collect(node, seenIn(node, products), add);
    if (node.type !== 'definition' && node.position && (parent.type === 'root' || isOnSeveralLines(parent)))
      add(node.position.end.line, products);
  }
}

/** `<Note>words</Note>` on one line holds no blocks. */
function isOnSeveralLines(node: MdastNode & { children: MdastNode[] }): boolean {
  const inside = node.children.find((child) => child.position)?.position;
  return inside !== undefined && inside.start.line > (node.position?.start.line ?? 0);
}

function seenIn(node: MdastNode & { type: 'mdxJsxFlowElement' }, products: string[]): string[] {
  const attribute = node.attributes.find((found) => found.type === 'mdxJsxAttribute' && found.name === 'product');
  if (node.name !== 'Only' || attribute?.type !== 'mdxJsxAttribute') return products;
  return products.filter((product) => String(attribute.value).split(' ').includes(product));
}
