import { readFileSync } from 'node:fs';
import type { Link, ListItem, Nodes, Root, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown as stringify } from 'mdast-util-to-markdown';
import type { MdastNode } from 'satteri';
import type { Config } from '../../content-graph/config.ts';
import { toEdition } from '../../content-graph/edition.ts';
import { type Page, parsePage } from '../../content-graph/parse.ts';
import type { HelpPage } from '../help/page.ts';
import { type Help, siteHref } from '../help/read-help.ts';
import { words } from '../words/index.ts';
import { forRenderer } from './for-renderer.ts';

export interface MarkdownSource {
  /** Absolute, with `/`. */
  contentFolder: string;
  config: Config;
  shared: ReadonlyMap<string, Page>;
}

/** A page as plain Markdown, for readers that are machines: the same edition, without components. */
export function toMarkdown(help: Help, page: HelpPage, { contentFolder, config, shared }: MarkdownSource): string {
  const file = `${contentFolder}/${page.path}`;
  const source = parsePage(file, page.path, readFileSync(file, 'utf8'));
  const tree = forRenderer(toEdition(source, help.id, config, shared), source, { contentFolder, base: siteHref(help) });
  const plain: Root = {
    type: 'root',
    children: [...opening(page), ...tree.children.flatMap((node) => toPlain(node)), ...members(help, page), ...closing(help)],
  };
  return stringify(plain, { extensions: [gfmToMarkdown()], bullet: '-', emphasis: '_', rule: '-' });
}

function opening({ title, summary, message }: HelpPage): RootContent[] {
  const said: RootContent[] = message === undefined ? [] : [{ type: 'code', value: message }];
  return [{ type: 'heading', depth: 1, children: [{ type: 'text', value: title }] }, paragraph(summary), ...said];
}

/** What a section lists. */
function members(help: Help, page: HelpPage): RootContent[] {
  const { sections, pages } = help.sections.of(page);
  const items = [...sections, ...pages].map(({ title, address }): ListItem => {
    const link: Link = { type: 'link', url: siteHref(help) + address, children: [{ type: 'text', value: title }] };
    return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children: [link] }] };
  });
  return items.length > 0 ? [{ type: 'list', ordered: false, spread: false, children: items }] : [];
}

function closing({ product }: Help): RootContent[] {
  const { supportEmail } = product;
  return [
    { type: 'heading', depth: 2, children: [{ type: 'text', value: words.stillStuck }] },
    {
      type: 'paragraph',
      children: [
        { type: 'text', value: `${words.writeToUs} ` },
        { type: 'link', url: `mailto:${supportEmail}`, children: [{ type: 'text', value: supportEmail }] },
      ],
    },
  ];
}

/** Components as headings, labels and quotes; their attributes are texts in every edition. */
function toPlain(node: MdastNode | RootContent): RootContent[] {
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return [withPlainChildren(node)];
  const get = (name: string): string => {
    const found = node.attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === name);
    return found && typeof found.value === 'string' ? found.value : '';
  };
  const children = node.children.flatMap((child) => toPlain(child));
  switch (node.name) {
    case 'Cause':
      return [
        { type: 'heading', depth: 2, children: [{ type: 'text', value: get('title') }] },
        ...children,
        ...(get('who') ? [paragraph(`${words.who}: ${get('who')}`)] : []),
      ];
    case 'Check':
      return labeled(words.check, children);
    case 'Note':
      return [{ type: 'blockquote', children: labeled(get('label'), children) as never }]; // paragraphs and lists may stand in a quote
    default:
      return children;
  }
}

function withPlainChildren(node: MdastNode | RootContent): RootContent {
  const copy = 'children' in node ? { ...node, children: node.children.flatMap((child) => toPlain(child)) } : node;
  if (copy.type === 'paragraph') copy.children = joinTexts(copy.children as never[]) as never[]; // phrasing, as it was before
  return copy as RootContent; // no component is left below it
}

/** Where the words of another product were, their line end is left over: one line end between words, none around them. */
function joinTexts(nodes: RootContent[]): RootContent[] {
  const joined: RootContent[] = [];
  for (const node of nodes) {
    const before = joined.at(-1);
    if (node.type === 'text' && before?.type === 'text') joined[joined.length - 1] = { type: 'text', value: before.value + node.value };
    else joined.push(node);
  }
  return joined.map((node, place) => {
    if (node.type !== 'text') return node;
    const start = place === 0 ? node.value.trimStart() : node.value;
    const value = place === joined.length - 1 ? start.trimEnd() : start;
    return { ...node, value: value.replace(/\s*\n\s*/g, '\n') };
  });
}

/** The label in bold at the start of the first paragraph; a colon does what color does on the page. */
function labeled(label: string, children: RootContent[]): RootContent[] {
  const [first, ...rest] = children;
  const inline = first?.type === 'paragraph' ? first.children : children.filter(isInline);
  const start: RootContent = {
    type: 'paragraph',
    children: [{ type: 'strong', children: [{ type: 'text', value: `${label}:` }] }, { type: 'text', value: ' ' }, ...(inline as never[])],
  }; // phrasing by the filter above
  return [start, ...(first?.type === 'paragraph' ? rest : children.filter((child) => !isInline(child)))];
}

function isInline(node: Nodes): boolean {
  return ['text', 'strong', 'emphasis', 'link', 'inlineCode', 'delete', 'break', 'image'].includes(node.type);
}

function paragraph(value: string): RootContent {
  return { type: 'paragraph', children: [{ type: 'text', value }] };
}
