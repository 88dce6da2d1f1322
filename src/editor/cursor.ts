import { frontmatterCursor } from './cursor-frontmatter.ts';
import { at, type Cursor, placeholderCursor } from './cursor-kinds.ts';

/**
 * Tells from the text before an offset what is being written there. It asks no tree: in the middle of a tag there is none.
 */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const before = text.slice(0, offset);
  return isInFrontmatter(text, offset) ? frontmatterCursor(before) : bodyCursor(before);
}

/** Frontmatter that is not closed yet reaches to the end. */
function isInFrontmatter(text: string, offset: number): boolean {
  const start = /^---[ \t]*\r?\n/.exec(text)?.[0].length ?? text.length + 1;
  const close = /^---[ \t]*$/m.exec(text.slice(start));
  return offset >= start && (close === null || offset < start + close.index);
}

const inlineTarget = /\]\(\s*(<[^<>\n]*|[^\s<>")]*)$/;
const definitionTarget = /^ {0,3}\[[^\]]+\]:[ \t]*(<[^<>\n]*|[^\s<>"]*)$/;
const htmlTarget = /\s(href|src)=["']([^"']*)$/;

function bodyCursor(before: string): Cursor | undefined {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (isInCode(before, line) || before.lastIndexOf('<!--') > before.lastIndexOf('-->')) return undefined;
  const placeholder = placeholderCursor(before, line);
  if (placeholder) return placeholder;
  const inline = inlineTarget.exec(line);
  if (inline) return targetCursor(before, inline[1] ?? '', isImageText(line.slice(0, inline.index)));
  const definition = definitionTarget.exec(line);
  if (definition) return targetCursor(before, definition[1] ?? '', false);
  return tagCursor(before);
}

/** A fence that no fence of its kind has closed, or a span on this line. */
function isInCode(before: string, line: string): boolean {
  let open = '';
  for (const [, fence = '', rest = ''] of before.matchAll(/^ {0,3}(`{3,}|~{3,})(.*)$/gm)) {
    if (open === '') open = fence.startsWith('`') && rest.includes('`') ? '' : fence;
    else if (fence.startsWith(open) && rest.trim() === '') open = '';
  }
  return open !== '' || line.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '').includes('`');
}

/** Whether the brackets that end here began with `![`; there can be brackets in brackets. */
function isImageText(text: string): boolean {
  let depth = 1;
  for (let index = text.length - 1; index >= 0; index -= 1) {
    if (text[index] === ']') depth += 1;
    else if (text[index] === '[') depth -= 1;
    if (depth === 0) return text[index - 1] === '!';
  }
  return false;
}

/** A target of another scheme is none of ours. */
function targetCursor(before: string, source: string, isImage: boolean): Cursor | undefined {
  const isBracketed = source.startsWith('<');
  const written = isBracketed ? source.slice(1) : source;
  const hash = written.indexOf('#');
  if (/^[a-z][a-z\d+.-]*:/i.test(written)) return undefined;
  if (hash < 0) return at(before, { kind: 'target', isImage, isBracketed }, written);
  return at(before, { kind: 'anchor', path: written.slice(0, hash) }, written.slice(hash + 1));
}

function tagCursor(before: string): Cursor | undefined {
  const closing = /<\/([A-Za-z]\w*)?$/.exec(before);
  const element = closing && openElement(before.slice(0, closing.index));
  if (closing) return element ? at(before, { kind: 'closing', open: element }, closing[1] ?? '') : undefined;
  const open = /<([A-Za-z]\w*)?((?:\s+[\w-]+(?:=(?:"[^"]*"|'[^']*'|\{[^}]*\}))?)*\s*(?:[\w-]+(?:=(?:"[^"]*|'[^']*)?)?)?)$/.exec(
    before.slice(-2000),
  );
  if (!open) return undefined;
  const [, name, rest = ''] = open;
  if (name === undefined || rest === '') return rest === '' ? at(before, { kind: 'component' }, name ?? '') : undefined;
  const html = htmlTarget.exec(rest);
  if (html) return targetCursor(before, html[2] ?? '', html[1] === 'src');
  const value = /\s([\w-]+)=["']([^"']*)$/.exec(rest);
  if (value)
    return at(before, { kind: 'attribute-value', component: name, attribute: value[1] ?? '' }, /[^\s]*$/.exec(value[2] ?? '')?.[0] ?? '');
  const attribute = /\s([\w-]*)$/.exec(rest);
  if (!attribute) return undefined;
  const used = [...rest.matchAll(/\s([\w-]+)=/g)].map((match) => match[1] ?? '');
  return at(before, { kind: 'attribute', component: name, used }, attribute[1] ?? '');
}

/** The innermost component that is not closed yet. */
function openElement(before: string): string | undefined {
  const open: string[] = [];
  for (const [, slash, name = '', empty] of before.matchAll(/<(\/?)([A-Z]\w*)(?:"[^"]*"|'[^']*'|[^"'>])*?(\/?)>/g)) {
    if (slash) open.splice(open.lastIndexOf(name) < 0 ? open.length : open.lastIndexOf(name));
    else if (!empty) open.push(name);
  }
  return open.at(-1);
}
