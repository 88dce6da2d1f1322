import type { MdastNode } from 'satteri';
import type { Edition } from '../content-graph/edition-context.ts';

/** A block of text that one reader gets: a paragraph, a step, a heading, a row of a table, the words of an attribute. */
export interface Passage {
  /** Id of the cause or heading it stands under; empty above the first. */
  section: string;
  /** Plain text with marks for bold, code and links, so that a changed label or target is a change. */
  text: string;
}

/** What one edition says, block by block; shared causes are left out, because they are common by nature. */
export interface EditionPassages {
  passages: Passage[];
  /** Ids of the causes that stand in the page itself. */
  causes: string[];
  /** Those of them that do not tell the reader how to see that it is this cause. */
  unchecked: string[];
}

export function readPassages(edition: Edition): EditionPassages {
  const found: EditionPassages = { passages: [], causes: [], unchecked: [] };
  const own = edition.tree.children.filter((node) => !edition.included.has(node));
  readBlocks(own, '', found);
  return found;
}

/** Reads blocks one after the other; a heading begins a section. */
function readBlocks(nodes: readonly MdastNode[], section: string, found: EditionPassages): void {
  let current = section;
  for (const node of nodes) {
    if (node.type === 'heading') current = String(node.data?.hProperties?.['id'] ?? current);
    readBlock(node, current, found);
  }
}

function readBlock(node: MdastNode, section: string, found: EditionPassages): void {
  switch (node.type) {
    case 'heading':
    case 'paragraph':
    case 'code':
    case 'html':
      add(markedText(node), section, found);
      return;
    case 'tableRow':
      add(node.children.map(markedText).join(' | '), section, found);
      return;
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      readElement(node, section, found);
      return;
    default:
      if ('children' in node) readBlocks(node.children, section, found);
  }
}

type Element = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

function readElement(node: Element, section: string, found: EditionPassages): void {
  const id = attribute(node, 'id');
  const inside = node.name === 'Cause' && id !== '' ? id : section;
  if (inside !== section) {
    found.causes.push(id);
    if (!node.children.some(isCheck)) found.unchecked.push(id);
  }
  for (const name of ['title', 'who', 'label']) add(attribute(node, name), inside, found);
  if (node.children.some(isText)) add(node.children.map(markedText).join(''), inside, found);
  else readBlocks(node.children, inside, found);
}

function isCheck(node: MdastNode): boolean {
  return (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && node.name === 'Check';
}

function isText(node: MdastNode): boolean {
  return node.type === 'text' && node.value.trim() !== '';
}

function attribute(node: Element, name: string): string {
  const found = node.attributes.find((candidate) => candidate.type === 'mdxJsxAttribute' && candidate.name === name);
  return typeof found?.value === 'string' ? found.value : '';
}

function add(text: string, section: string, { passages }: EditionPassages): void {
  const trimmed = text.replace(/\s+/g, ' ').trim();
  if (trimmed !== '') passages.push({ section, text: trimmed });
}

function markedText(node: MdastNode): string {
  if (node.type === 'text' || node.type === 'html' || node.type === 'code') return node.value;
  if (node.type === 'inlineCode') return `\`${node.value}\``;
  if (node.type === 'break') return ' ';
  const inside = 'children' in node ? node.children.map(markedText).join('') : '';
  if (node.type === 'strong') return `**${inside}**`;
  if (node.type === 'link') return `[${inside}](${node.url})`;
  return inside;
}
