import type { MdastNode } from 'satteri';
import type { Fault } from './parse.ts';
import { placeOf } from './place.ts';

/** Browsers stop at 512 elements inside each other, and a walk through a much deeper tree would run out of stack. */
const mostLevels = 500;

/** What is wrong with a page that nobody can show; nothing where its nodes lie less deep. */
export function nestingFault(tree: MdastNode): Fault | undefined {
  const node = nodeBelow(tree, mostLevels);
  return (
    node && {
      place: placeOf(node),
      reason: `Unexpected nesting of more than ${mostLevels} levels, expected a page that a browser can show`,
      note: 'Take lists, quotes or elements out of each other.',
    }
  );
}

/** The first node that lies deeper than so many levels. */
function nodeBelow(node: MdastNode, levels: number): MdastNode | undefined {
  if (levels === 0) return node;
  if ('children' in node) {
    for (const child of node.children) {
      const found = 'children' in child ? nodeBelow(child, levels - 1) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}
