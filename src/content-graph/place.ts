import type { MdastNode } from 'satteri';

/** A range in a file: lines and columns from 1, offsets from 0, in UTF-16 units of the text without its byte order mark. */
export interface Place {
  /** Path of the file that holds the range where that is not the page itself: a shared cause. */
  file?: string;
  line: number;
  column: number;
  offset: number;
  endLine: number;
  endColumn: number;
  endOffset: number;
}

export const startOfFile: Place = { line: 1, column: 1, offset: 0, endLine: 1, endColumn: 1, endOffset: 0 };

export function placeOf(node: MdastNode): Place {
  const at = node.position;
  if (!at) return startOfFile;
  return {
    line: at.start.line,
    column: at.start.column,
    offset: at.start.offset ?? 0,
    endLine: at.end.line,
    endColumn: at.end.column,
    endOffset: at.end.offset ?? 0,
  };
}

/** A line and column from 1, with their offset. */
export interface Point {
  line: number;
  column: number;
  offset: number;
}

export function startOf(node: MdastNode): Point | undefined {
  const start = node.position?.start;
  return start && { line: start.line, column: start.column, offset: start.offset ?? 0 };
}

function isOnLine(source: string, near: Point, offset: number, endOffset: number): boolean {
  if (offset < near.offset || endOffset - near.offset > 2000) return false;
  for (let at = near.offset; at < endOffset; at += 1) {
    const code = source.charCodeAt(at);
    if (code === 10 || code === 13) return false;
  }
  return true;
}

/** Translates offsets of one text into places; the line index is made at the first question. */
export class Places {
  readonly #source: string;
  #lineStarts: number[] | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  /** `near` is a place that is known already: on its line no index is needed. */
  range(offset: number, endOffset: number, near?: Point): Place {
    if (near && isOnLine(this.#source, near, offset, endOffset)) {
      const column = near.column + offset - near.offset;
      return { line: near.line, column, offset, endLine: near.line, endColumn: column + endOffset - offset, endOffset };
    }
    const start = this.#point(offset);
    const end = this.#point(endOffset);
    return { line: start.line, column: start.column, offset, endLine: end.line, endColumn: end.column, endOffset };
  }

  /** The range of a whole line, without its end; `line` counts from 1. */
  line(line: number): Place {
    const starts = this.#starts();
    const offset = starts[Math.min(line, starts.length) - 1] ?? 0;
    const text = /[^\r\n]*/y;
    text.lastIndex = offset;
    return this.range(offset, offset + (text.exec(this.#source)?.[0].length ?? 0));
  }

  #point(offset: number): { line: number; column: number } {
    const starts = this.#starts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }

  #starts(): number[] {
    if (this.#lineStarts) return this.#lineStarts;
    const starts = [0];
    for (const end of this.#source.matchAll(/\r\n|\r|\n/g)) starts.push(end.index + end[0].length);
    this.#lineStarts = starts;
    return starts;
  }
}
