import { decodeHTML } from 'entities/decode';

/** Where a part of a text stands in a source, and how much of the text ends there. */
export interface Match {
  start: number;
  end: number;
  told: number;
}

/** A part of a text; `before` is what was found of an earlier part, where the search goes on. */
interface Part {
  index: number;
  length: number;
  before?: Match | undefined;
}

/**
 * Where a part of a node's text stands in the node's source, past escapes, entities and the marks at the start of its lines;
 * offsets from the start of the source, or nothing where the two cannot be matched.
 */
export function findInSource(source: string, text: string, { index, length, before }: Part): Match | undefined {
  if (source.startsWith(text.slice(index, index + length), index) && source.slice(0, index) === text.slice(0, index)) {
    return { start: index, end: index + length, told: index + length };
  }
  let start: number | undefined;
  let { end: at, told } = before && before.told <= index ? before : { end: 0, told: 0 };
  while (at <= source.length) {
    if (told === index) start ??= skipMarks(source, at, text, told);
    if (told >= index + length) return start === undefined ? undefined : { start, end: at, told };
    const step = stepAt(source, at, text, told);
    at += step.source;
    told += step.text;
  }
  return undefined;
}

/** How far one sign of the text reaches in both. */
function stepAt(source: string, at: number, text: string, told: number): { source: number; text: number } {
  if (source[at] === '&') {
    const entity = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,31});/i.exec(source.slice(at, at + 40))?.[0];
    const decoded = entity === undefined ? '' : decodeHTML(entity);
    if (entity !== undefined && decoded !== entity && text.startsWith(decoded, told))
      return { source: entity.length, text: decoded.length };
  }
  if (source[at] === '\\' && source[at + 1] === text[told]) return { source: 2, text: 1 };
  return source[at] === text[told] ? { source: 1, text: 1 } : { source: 1, text: 0 };
}

function skipMarks(source: string, at: number, text: string, told: number): number {
  let found = at;
  while (found < source.length && source[found] !== text[told] && source[found] !== '&' && source[found] !== '\\') found += 1;
  return found;
}

/** Whether an offset of a page lies between `<a …>` and `</a>`. */
export function isInAnchorTag(source: string, offset: number): boolean {
  const before = source.slice(Math.max(0, offset - 2000), offset);
  return before.search(/<a\s[^<]*$|<a\s(?![\s\S]*<\/a\s*>)/i) >= 0;
}
