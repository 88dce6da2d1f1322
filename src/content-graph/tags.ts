import { decodeAttribute } from './entities.ts';

/** One attribute of a tag as written: offsets of the value without its quotes, in the text that was scanned. */
export interface Attribute {
  name: string;
  /** The value as a browser reads it; `null` for a bare name and for `{…}`. */
  value: string | null;
  /** The source between the braces where the value is a JSX expression. */
  expression?: string;
  start: number;
  end: number;
}

export interface Tag {
  name: string;
  attributes: Attribute[];
  /** `</a>` rather than `<a>`. */
  closing: boolean;
  selfClosing: boolean;
  start: number;
  end: number;
}

const rawText = new Set(['script', 'style', 'textarea', 'title']);

/** Every tag between two offsets of a text; comments, declarations and the insides of scripts and styles are passed over. */
export function scanTags(source: string, from: number, to: number): Tag[] {
  const tags: Tag[] = [];
  let at = from;
  while (at < to) {
    const open = source.indexOf('<', at);
    if (open < 0 || open >= to) break;
    if (source.startsWith('<!--', open)) {
      const end = source.indexOf('-->', open + 4);
      at = end < 0 ? to : end + 3;
      continue;
    }
    const tag = scanTag(source, open, to);
    if (!tag) {
      at = open + 1;
      continue;
    }
    tags.push(tag);
    at = tag.end;
    if (!tag.closing && !tag.selfClosing && rawText.has(tag.name)) {
      const end = source.slice(at, to).toLowerCase().indexOf(`</${tag.name}`);
      at = end < 0 ? to : at + end;
    }
  }
  return tags;
}

const tagStart = /<(\/?)([A-Za-z][^\s/>]*)?/y;
const space = /\s*/y;
const attributeName = /[^\s"'<>/={}]+/y;
const unquoted = /[^\s"'=<>`]+/y;

/** The tag that starts at an offset, or `undefined` where none does; understands HTML and JSX, fragments included. */
export function scanTag(source: string, start: number, limit: number): Tag | undefined {
  const head = matchAt(tagStart, source, start);
  if (!head) return undefined;
  const tag: Tag = { name: head[2] ?? '', attributes: [], closing: head[1] === '/', selfClosing: false, start, end: limit };
  let at = start + head[0].length;
  while (at < limit) {
    at += matchAt(space, source, at)?.[0].length ?? 0;
    const character = source[at];
    if (character === undefined) return undefined;
    if (character === '>') return { ...tag, end: at + 1 };
    if (character === '/') {
      tag.selfClosing = true;
      at += 1;
      continue;
    }
    if (character === '{') {
      at = endOfBraces(source, at, limit);
      continue;
    }
    const attribute = scanAttribute(source, at, limit);
    if (!attribute) return undefined;
    tag.selfClosing = false;
    tag.attributes.push(attribute.attribute);
    at = attribute.next;
  }
  return undefined;
}

function scanAttribute(source: string, at: number, limit: number): { attribute: Attribute; next: number } | undefined {
  const name = matchAt(attributeName, source, at)?.[0];
  if (!name) return undefined;
  const afterName = at + name.length;
  const equals = afterName + (matchAt(space, source, afterName)?.[0].length ?? 0);
  if (source[equals] !== '=') return { attribute: { name, value: null, start: at, end: afterName }, next: afterName };
  const from = equals + 1 + (matchAt(space, source, equals + 1)?.[0].length ?? 0);
  const quote = source[from];
  if (quote === '"' || quote === "'") {
    const end = source.indexOf(quote, from + 1);
    if (end < 0 || end >= limit) return undefined;
    return { attribute: { name, value: decodeAttribute(source.slice(from + 1, end)), start: from + 1, end }, next: end + 1 };
  }
  if (quote === '{') {
    const end = endOfBraces(source, from, limit);
    const expression = source.slice(from + 1, end - 1);
    return { attribute: { name, value: stringLiteral(expression), expression, start: from, end }, next: end };
  }
  const bare = matchAt(unquoted, source, from)?.[0] ?? '';
  return { attribute: { name, value: decodeAttribute(bare), start: from, end: from + bare.length }, next: from + bare.length };
}

/** The offset behind the brace that closes the one at `at`; braces in strings do not count. */
function endOfBraces(source: string, at: number, limit: number): number {
  let depth = 0;
  let quote = '';
  for (let index = at; index < limit; index += 1) {
    const character = source[index] ?? '';
    if (quote) {
      if (character === '\\') index += 1;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'" || character === '`') quote = character;
    else if (character === '{') depth += 1;
    else if (character === '}' && (depth -= 1) === 0) return index + 1;
  }
  return limit;
}

/** What a string or a template without substitutions evaluates to; `null` for any other expression. */
export function stringLiteral(expression: string): string | null {
  const literal = /^\s*(?:"([^"\\]*)"|'([^'\\]*)'|`([^`\\$]*)`)\s*$/.exec(expression);
  return literal ? (literal[1] ?? literal[2] ?? literal[3] ?? '') : null;
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

/** Whether a reader sees anything of a piece of HTML: words, or a tag that is more than a frame or a line break. */
export function showsSomething(html: string): boolean {
  return (
    html
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(frames, '')
      .replace(/&(?:nbsp|#8203|#160);/gi, '')
      .trim() !== ''
  );
}

/** A class or a style may bring in a picture. */
const frames = /<\/?(?:a|b|br|wbr|div|em|hr|i|p|section|small|span|strong|sub|sup)\b(?![^>]*\s(?:class|style)\b)[^>]*>/gi;
