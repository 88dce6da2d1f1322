import type { Edit } from '../rules/define-rule.ts';

/** A text after its edits, and which of the fixes went into it. */
export interface Applied {
  text: string;
  /** Indexes of the fixes that were applied whole. */
  taken: number[];
}

/**
 * Applies fixes, each of one or several edits, to a text; a fix that overlaps one before it, or lies outside the text, is left out whole.
 * A line feed in an edit becomes the line ending that most lines of the text have.
 */
export function applyFixes(text: string, fixes: readonly (readonly Edit[])[]): Applied {
  const accepted: Edit[] = [];
  const taken: number[] = [];
  for (const [index, edits] of fixes.entries()) {
    if (!edits.every((edit) => isInside(edit, text)) || !fits([...accepted, ...edits], edits.length)) continue;
    accepted.push(...edits);
    taken.push(index);
  }
  const ending = lineEnding(text);
  let result = '';
  let at = 0;
  for (const edit of accepted.toSorted((a, b) => a.offset - b.offset || a.endOffset - b.endOffset)) {
    result += text.slice(at, edit.offset) + edit.text.replace(/\r?\n/g, ending);
    at = edit.endOffset;
  }
  return { text: result + text.slice(at), taken };
}

function isInside({ offset, endOffset }: Edit, text: string): boolean {
  return Number.isInteger(offset) && Number.isInteger(endOffset) && offset >= 0 && offset <= endOffset && endOffset <= text.length;
}

/** Whether the last edits overlap none of the others, nor each other. */
function fits(edits: readonly Edit[], last: number): boolean {
  return edits.slice(-last).every((edit, index) => edits.slice(0, edits.length - last + index).every((other) => !overlaps(edit, other)));
}

function overlaps(a: Edit, b: Edit): boolean {
  const isSamePoint = a.offset === b.offset && a.endOffset === b.endOffset;
  return isSamePoint || (a.offset < b.endOffset && b.offset < a.endOffset);
}

/** The ending of most lines. */
function lineEnding(text: string): string {
  const all = text.split('\n').length - 1;
  const windows = text.split('\r\n').length - 1;
  return windows * 2 > all ? '\r\n' : '\n';
}
