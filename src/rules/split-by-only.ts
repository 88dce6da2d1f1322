import type { MdastNode } from 'satteri';
import type { Page } from '../content-graph/parse.ts';
import { scanTag } from '../content-graph/tags.ts';
import type { Problem } from './define-rule.ts';

/** Each `<Only>` that stands between the items of a numbered list or between the rows of a table: its readers get two of them. */
export function* splitsByOnly(node: MdastNode, page: Page): Generator<Problem> {
  const children = 'children' in node ? node.children : [];
  for (const [index, child] of children.entries()) {
    const before = children[index - 1];
    const only = [child, before].find((sibling) => isOnly(sibling));
    const what = before && whatIsSplit(edgeOf(before, -1), edgeOf(child, 0), page);
    if (only && what !== undefined) yield { place: tagPlace(only, page), ...remedies[what] };
    yield* splitsByOnly(child, page);
  }
}

const remedies = {
  list: {
    reason: 'Unexpected `<Only>` between the items of a list, expected it inside an item',
    note: 'Write `1. <Only product="…">…</Only>`: an item that says nothing to a reader is left out, and the others are numbered without it.',
  },
  table: {
    reason: 'Unexpected `<Only>` between the rows of a table, expected it inside a cell',
    note: 'Put the words of each cell into `<Only product="…">`: a row that says nothing to a reader is left out.',
  },
} as const satisfies Record<string, Pick<Problem, 'reason' | 'note'>>;

function whatIsSplit(before: MdastNode, after: MdastNode, page: Page): keyof typeof remedies | undefined {
  // Lists that stand for each other, one for each product, all begin with 1.
  if (before.type === 'list' && after.type === 'list' && before.ordered && (after.start ?? 1) > 1) return 'list';
  if (before.type === 'table' && isRow(after, page)) return 'table';
  return undefined;
}

/** Rows apart from their table are words with bars. */
function isRow({ type, position }: MdastNode, { source }: Page): boolean {
  return type === 'paragraph' && source.startsWith('|', position?.start.offset);
}

function isOnly(node: MdastNode | undefined): node is MdastNode & { children: MdastNode[] } {
  return node?.type === 'mdxJsxFlowElement' && node.name === 'Only';
}

/** The first or the last block of an `<Only>`, however deep; any other node itself. */
function edgeOf(node: MdastNode, index: 0 | -1): MdastNode {
  const edge = isOnly(node) ? node.children.at(index) : undefined;
  return edge ? edgeOf(edge, index) : node;
}

function tagPlace({ position }: MdastNode, { source, places }: Page): Problem['place'] {
  const [start, end] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
  return places.range(start, scanTag(source, start, end)?.end ?? end);
}
