import type { MdastNode } from 'satteri';
import { isRecord } from '../content-graph/is-record.ts';
import type { Page } from '../content-graph/parse.ts';
import type { Place } from '../content-graph/place.ts';
import { scanTag } from '../content-graph/tags.ts';
import type { Edit, PageRule, Problem } from './define-rule.ts';

/** Each `<Only>` leaves something out for some of the page's readers, and for some it does not. */
export const onlyApplies: PageRule = {
  id: 'only-applies',
  visit: ({ page, config, report }) => ({
    root() {
      const { products } = page.frontmatter;
      const readers = Object.keys(isRecord(products) ? products : {}).filter((key) => Object.hasOwn(config.products, key));
      if (page.tree && config.typed && readers.length > 0) visit(page.tree, { readers, known: Object.keys(config.products), page, report });
    },
  }),
};

interface Visit {
  readers: string[];
  known: string[];
  page: Page;
  /** An item or a cell would be left with nothing in it. */
  isAlone?: boolean;
  report: (problem: Problem) => void;
}

function visit(node: MdastNode, context: Visit): void {
  const { readers, known, page, report, isAlone = false } = context;
  const ids = idsOf(node, page);
  const own = ids === undefined ? readers : readers.filter((key) => ids.includes(key));
  const isKnown = ids !== undefined && ids.length > 0 && ids.every((id) => known.includes(id));
  if (ids !== undefined && isKnown && own.length === 0) report({ ...never(node, ids, readers, page), ...(isAlone && { fix: undefined }) });
  else {
    if (ids !== undefined && isKnown && own.length === readers.length) report(always(node, ids, readers, page));
    if ('children' in node)
      for (const child of node.children) visit(child, { ...context, readers: own, isAlone: isOnlyContent(child, node, isAlone) });
  }
}

function isOnlyContent(node: MdastNode, parent: MdastNode & { children: MdastNode[] }, isParentAlone: boolean): boolean {
  const isOne = parent.children.every((child) => child === node || (child.type === 'text' && child.value.trim() === ''));
  return isOne && (isParentAlone || parent.type === 'listItem' || parent.type === 'heading');
}

/** The products of an `<Only>`; nothing for other nodes. */
function idsOf(node: MdastNode, page: Page): string[] | undefined {
  if ((node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') || node.name !== 'Only') return undefined;
  const { start, end } = rangeOf(node);
  const tag = scanTag(page.source, start, end);
  const value = tag?.attributes.find(({ name }) => name === 'product')?.value ?? '';
  return value.split(/\s+/).filter(Boolean);
}

function never(node: MdastNode, ids: string[], readers: string[], page: Page): Problem {
  const { start, end } = withSpace(page.source, withLineEnd(page.source, rangeOf(node)));
  return {
    place: tagPlace(node, page),
    reason: `Unexpected \`<Only product="${ids.join(' ')}">\` where only ${quoted(readers)} can be, expected one of these`,
    note: 'Nobody ever reads it: delete it, or name the product in `products` of the page.',
    actual: ids.join(' '),
    expected: readers,
    fix: [{ offset: start, endOffset: end, text: '' }],
  };
}

function always(node: MdastNode, ids: string[], readers: string[], page: Page): Problem {
  return {
    place: tagPlace(node, page),
    reason: `Unexpected \`<Only product="${ids.join(' ')}">\` where all readers are of ${quoted(readers)}, expected its content alone`,
    note: 'It leaves nothing out for anyone: delete the two tags and keep what is between them.',
    actual: ids.join(' '),
    fix: unwrap(node, page),
  };
}

function unwrap(node: MdastNode, { source }: Page): Edit[] {
  const { start, end } = rangeOf(node);
  const open = scanTag(source, start, end)?.end ?? start;
  const close = source.lastIndexOf('</', end - 1);
  if (close < open) return [{ offset: start, endOffset: end, text: '' }];
  return [withLineEnd(source, { start, end: open }), withLineEnd(source, { start: close, end })].map((range) => ({
    offset: range.start,
    endOffset: range.end,
    text: '',
  }));
}

/** A range of words with the space in front of it, where nothing or a space or the end of a sentence follows. */
function withSpace(source: string, { start, end }: { start: number; end: number }): { start: number; end: number } {
  const isBehindWords = /[^\s>] $/.test(source.slice(Math.max(0, start - 2), start));
  return isBehindWords && /^(?:[\s.,;:!?)]|$)/.test(source.slice(end, end + 1)) ? { start: start - 1, end } : { start, end };
}

/** A range with the whole lines it stands on, marks of quotes included, where nothing else stands there. */
function withLineEnd(source: string, { start, end }: { start: number; end: number }): { start: number; end: number } {
  const before = /(?:^|\n)([ \t>]*)$/.exec(source.slice(0, start))?.[1];
  const after = /^[ \t]*(?:\r?\n|$)/.exec(source.slice(end))?.[0];
  return before === undefined || after === undefined ? { start, end } : { start: start - before.length, end: end + after.length };
}

function rangeOf(node: MdastNode): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

function tagPlace(node: MdastNode, page: Page): Place {
  const { start, end } = rangeOf(node);
  return page.places.range(start, scanTag(page.source, start, end)?.end ?? end);
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}
