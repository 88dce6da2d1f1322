import type { Root } from 'mdast';
import type { MdastNode } from 'satteri';
import { setIds } from './anchors.ts';
import type { Config, EditionKey } from './config.ts';
import { asText, isBlank, paragraph, text, withChildren } from './edition-blocks.ts';
import { type Context, type Edition, fill, inPage, report, shorten } from './edition-context.ts';
import { copyElement } from './edition-element.ts';
import { isDropped, ownSlots } from './edition-include.ts';
import type { Page } from './parse.ts';
import { type Place, placeOf } from './place.ts';
import { isScript } from './safe-html.ts';

/**
 * What the reader of one product gets: blocks of other products gone, `{product.…}` filled in, shared causes in place,
 * every id set. Nothing else in the project knows `Only`. Pages outside our content model stay as they are.
 */
export function toEdition(page: Page, key: EditionKey | undefined, config: Config, shared: ReadonlyMap<string, Page>): Edition {
  const tree = page.tree ?? { type: 'root', children: [] };
  const edition: Edition = { key, tree, included: new Map(), faults: [] };
  if (config.typed && key !== undefined) {
    const context: Context = { config, key, edition, page, shared, dropped: [], copyAll };
    if (page.path.startsWith('shared/')) context.slots = ownSlots(page);
    edition.tree = copyRoot(tree, context);
  }
  setIds(edition.tree, page.format, config.typed);
  return edition;
}

function copyRoot(tree: Root, context: Context): Root {
  const children = copyAll(tree.children, context, true).filter((node) => node.type !== 'yaml' && node.type !== 'toml');
  const kept = children.filter((node) => !isDropped(node, context));
  return asRoot({ type: 'root', children: kept, ...(tree.position && { position: tree.position }) });
}

function asRoot(node: { type: 'root'; children: MdastNode[]; position?: Root['position'] }): Root {
  return node as Root; // children are copies of a root's children or phrasing wrapped in paragraphs
}

function copyAll(nodes: readonly MdastNode[], context: Context, isFlow: boolean): MdastNode[] {
  return nodes.flatMap((node) => copy(node, context, isFlow));
}

function copy(node: MdastNode, context: Context, isFlow: boolean): MdastNode[] {
  switch (node.type) {
    case 'mdxJsxFlowElement':
      return copyElement(node, context, isFlow);
    case 'mdxJsxTextElement': // `<Note>words <Only …>words</Only></Note>` on one line: inside words, though the parent is a block
      return copyElement(node, context, false);
    case 'mdxFlowExpression':
      return copyExpression(node, context, isFlow);
    case 'mdxTextExpression':
      return copyExpression(node, context, false);
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
    case 'heading':
      return copyHeading(node, context);
    case 'html':
      return copyHtml(node, context, isFlow);
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
  if (isGone(node, children)) return [];
  return [withChildren(node, children)];
}

/** A block whose whole text belonged to other products is gone with it; a cell stays, for those behind it would move up. */
function isGone(node: MdastNode & { children: MdastNode[] }, children: MdastNode[]): boolean {
  if (node.children.length === 0 || node.type === 'tableCell') return false;
  if (node.type !== 'tableRow') return isBlank(children);
  return (
    children.every((cell) => 'children' in cell && isBlank(cell.children)) &&
    !node.children.every((cell) => 'children' in cell && isBlank(cell.children))
  );
}

/** `## Words {#id onclick="…"}`: of the attributes that Sätteri reads there only the id is for authors. */
function copyHeading(node: MdastNode & { type: 'heading' }, context: Context): MdastNode[] {
  const { id, ...others } = node.data?.hProperties ?? {};
  const names = Object.keys(others).map((name) => (name === 'className' ? 'class' : name));
  if (names.length === 0) return copyOther(node, context);
  report(context, 'content-is-data', inPage(placeOf(node), context), {
    reason: `Unexpected \`${names.join('`, `')}\` behind a heading, expected an id alone`,
    note: 'Keep `{#id}` and delete the rest.',
    actual: names.join(' '),
  });
  return copyOther({ ...node, data: { ...node.data, hProperties: id === undefined ? {} : { id } } }, context);
}

/** Only a page in Markdown holds HTML as it is: MDX has elements, which are looked into. */
function copyHtml(node: MdastNode & { type: 'html' }, context: Context, isFlow: boolean): MdastNode[] {
  if (/^\s*(?:<!--[\s\S]*?-->\s*)*$/.test(node.value)) return [];
  report(context, 'content-is-data', inPage(placeOf(node), context), {
    reason: 'Unexpected HTML in Markdown, expected a page in MDX',
    note: 'Give the file the ending `.mdx`.',
  });
  return asText(node, context, isFlow);
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
