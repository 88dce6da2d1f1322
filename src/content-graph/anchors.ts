import Slugger from 'github-slugger';
import type { Heading, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { MdastNode } from 'satteri';

declare module 'mdast' {
  interface Data {
    /** Attributes the renderer puts on the element. */
    hProperties?: Record<string, unknown>;
  }
}

let lastRead: { node: MdastNode; text: string } | undefined;

/** The words of a heading as a reader sees them: no image texts, no tags. Many ask for those of the same node one after the other. */
export function headingText(node: MdastNode): string {
  if (lastRead?.node !== node) lastRead = { node, text: readText(node) };
  return lastRead.text;
}

function readText(node: MdastNode): string {
  const hidesComment = 'children' in node && node.children.some(isComment);
  if (!hidesComment) return toString(node, { includeImageAlt: false, includeHtml: false });
  return toString(
    node.children.filter((child) => !isComment(child)),
    { includeImageAlt: false, includeHtml: false },
  ).trimEnd();
}

/** A comment of MDX, in a line or on lines of its own. */
export function isComment(node: MdastNode): boolean {
  return (
    (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') && /^\s*(?:\/\*(?:(?!\*\/)[\s\S])*\*\/\s*)+$/.test(node.value)
  );
}

/** What two titles or headings are compared by: case, the shape of an apostrophe and a sign at the end say nothing. */
export function sameWords(text: string): string {
  const words = text.toLowerCase().replace(/\s+/g, ' ').trim();
  if (/^[\w ,-]*$/.test(words)) return words;
  return words
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[\s.:…]+$/, '');
}

/**
 * Gives every heading of an edition its id: the author's where there is one, else the one GitHub would make of its words.
 * In our own pages authors' ids are taken first, so that no heading pushes them; elsewhere the count is GitHub's.
 */
export function setIds(tree: Root, format: 'md' | 'mdx', isTyped: boolean): void {
  const headings: Heading[] = [];
  const taken = new Set<string>();
  collect(tree, headings, taken);
  const slugger = new Slugger();
  if (isTyped) for (const id of taken) slugger.occurrences[id] = 0;
  for (const heading of headings) {
    if (ownId(heading) !== undefined) continue;
    const id = (isTyped ? undefined : commentedId(heading)) ?? slugger.slug(headingText(heading) + lostBraces(heading, format));
    heading.data = { ...heading.data, hProperties: { ...heading.data?.hProperties, id } };
  }
}

/** Docusaurus takes the id of a heading from a comment at its end that holds nothing but `#id`. */
function commentedId(heading: Heading): string | undefined {
  const last: MdastNode | undefined = heading.children.at(-1);
  return last?.type === 'mdxTextExpression' ? /^\s*\/\*\s*#(\S+)\s*\*\/\s*$/.exec(last.value)?.[1] : undefined;
}

/** The id of a heading, once it is set. */
export function ownId(heading: Heading): string | undefined {
  const id = heading.data?.hProperties?.['id'];
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/** In Markdown `## Use {name}` means its braces; Sätteri takes them for attributes. */
function lostBraces(heading: Heading, format: 'md' | 'mdx'): string {
  if (format === 'mdx' || !heading.data?.hProperties) return '';
  const names = Object.entries(heading.data.hProperties).filter(([, value]) => value === '');
  return names.map(([name]) => ` ${name}`).join('');
}

function collect(node: MdastNode, headings: Heading[], taken: Set<string>): void {
  if (node.type === 'heading') {
    headings.push(node);
    const id = ownId(node);
    if (id !== undefined) taken.add(id);
  } else if (node.type === 'mdxJsxFlowElement') {
    for (const attribute of node.attributes) {
      if (attribute.type === 'mdxJsxAttribute' && attribute.name === 'id' && typeof attribute.value === 'string')
        taken.add(attribute.value);
    }
  }
  if ('children' in node && node.type !== 'paragraph') for (const child of node.children) collect(child, headings, taken);
}
