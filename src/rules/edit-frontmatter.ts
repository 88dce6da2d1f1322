import { isRecord } from '../content-graph/is-record.ts';
import type { Page } from '../content-graph/parse.ts';
import type { Edit } from './define-rule.ts';

/** The edit that adds texts to a list of the frontmatter and takes others out; the list is made where it is missing. */
export function editList(page: Page, field: string, { add, remove = [] }: { add: readonly string[]; remove?: readonly string[] }): Edit[] {
  const values = page.frontmatter[field];
  const known = Array.isArray(values) ? values.map(String) : [];
  const added = add.filter((value) => !known.includes(value));
  if (known.some((value) => remove.includes(value)))
    return rewrite(page, field, [...known.filter((value) => !remove.includes(value)), ...added]);
  if (added.length === 0) return [];
  const items = added.map(toScalar);
  const found = findField(page, field);
  if (!found) return atEnd(page, `${field}: [${items.join(', ')}]`);
  if (found.flow) return insert(found.flow.end, `${found.flow.isEmpty ? '' : ', '}${items.join(', ')}`);
  if (found.items.length === 0) return insert(found.keyEnd, ` [${items.join(', ')}]`);
  return insert(found.blockEnd, items.map((item) => `\n${found.indent}- ${item}`).join(''));
}

/** The edit that adds entries below a field of the frontmatter, in the form that the field has. */
export function addEntries(page: Page, field: string, entries: ReadonlyMap<string, string>): Edit[] {
  if (entries.size === 0) return [];
  const lines = [...entries].map(([key, value]) => `${toScalar(key)}: ${toScalar(value)}`);
  const found = findField(page, field);
  if (!found) return atEnd(page, `${field}:\n  ${lines.join('\n  ')}`);
  if (found.flow) return insert(found.flow.end, found.flow.isEmpty ? ` ${lines.join(', ')} ` : `, ${lines.join(', ')}`);
  return insert(found.blockEnd, lines.map((line) => `\n${found.indent || '  '}${line}`).join(''));
}

/** The edits that take entries below a field out of the frontmatter, and the field with its last one. */
export function removeEntries(page: Page, field: string, keys: ReadonlySet<string>): Edit[] {
  const found = findField(page, field);
  const values = page.frontmatter[field];
  const all = Object.entries(isRecord(values) ? values : {});
  const left = all.filter(([key]) => !keys.has(key));
  if (!found || left.length === all.length) return [];
  const end = found.flow ? found.flow.lineEnd : found.blockEnd;
  if (left.length === 0) return [{ offset: found.start, endOffset: page.source.indexOf('\n', end) + 1, text: '' }];
  if (found.flow) {
    const entries = left.map(([key, value]) => `${toScalar(key)}: ${toScalar(String(value))}`);
    return [{ offset: found.start, endOffset: end, text: `${field}: { ${entries.join(', ')} }` }];
  }
  let at = found.blockEnd - found.items.join('').length;
  return found.items.flatMap((item) => {
    const offset = at;
    at += item.length;
    const key = /^\s*(?:'([^']*)'|"([^"]*)"|([^\s:]+))\s*:/.exec(item);
    return keys.has(key?.[1] ?? key?.[2] ?? key?.[3] ?? '') ? [{ offset, endOffset: at, text: '' }] : [];
  });
}

function rewrite(page: Page, field: string, values: readonly string[]): Edit[] {
  const found = findField(page, field);
  if (!found) return [];
  const end = found.flow ? found.flow.lineEnd : found.blockEnd;
  if (values.length > 0) return [{ offset: found.start, endOffset: end, text: `${field}: [${values.map(toScalar).join(', ')}]` }];
  return [{ offset: found.start, endOffset: page.source.indexOf('\n', end) + 1, text: '' }];
}

interface Field {
  start: number;
  /** Behind the colon. */
  keyEnd: number;
  /** A list or fields in brackets, on one line or several. */
  flow?: { end: number; lineEnd: number; isEmpty: boolean };
  /** Indented lines below the key, or items without indentation. */
  items: string[];
  indent: string;
  /** End of the last of them, before its line ending. */
  blockEnd: number;
}

function findField(page: Page, field: string): Field | undefined {
  const fences = page.frontmatterPlace;
  if (!fences) return undefined;
  const yaml = page.source.slice(0, fences.endOffset);
  const key = new RegExp(`^${field}:`, 'm').exec(yaml.slice(fences.offset));
  if (!key) return undefined;
  const start = fences.offset + key.index;
  const keyEnd = start + key[0].length;
  const opened = /[ \t]*([[{])/y;
  opened.lastIndex = keyEnd;
  const bracket = opened.exec(yaml)?.[1];
  const found: Field = { start, keyEnd, items: [], indent: '', blockEnd: endOfLine(yaml, keyEnd) };
  if (bracket) {
    const end = closing(yaml, opened.lastIndex, bracket === '[' ? ']' : '}');
    found.flow = { end, lineEnd: endOfLine(yaml, end), isEmpty: yaml.slice(opened.lastIndex, end).trim() === '' };
    return found;
  }
  const line = /\r?\n(?=([ \t]+(?=\S)|(?=- )))[^\r\n]*/y;
  line.lastIndex = found.blockEnd;
  for (let match = line.exec(yaml); match; match = line.exec(yaml)) {
    if (found.items.length === 0) found.indent = match[1] ?? '';
    found.items.push(match[0]);
    found.blockEnd = line.lastIndex;
  }
  return found;
}

/** Brackets and commas in quotes do not count. */
function closing(yaml: string, from: number, bracket: string): number {
  let quote = '';
  for (let at = from; at < yaml.length; at += 1) {
    const sign = yaml[at] ?? '';
    if (quote) quote = sign === quote ? '' : quote;
    else if (sign === '"' || (sign === "'" && /[\s,[{:]/.test(yaml[at - 1] ?? ''))) quote = sign;
    else if (sign === bracket) return at;
  }
  return yaml.length;
}

function endOfLine(text: string, from: number): number {
  const end = /\r?\n|$/g;
  end.lastIndex = from;
  return end.exec(text)?.index ?? text.length;
}

function atEnd(page: Page, lines: string): Edit[] {
  const fences = page.frontmatterPlace;
  if (!fences) return insert(0, `---\n${lines}\n---\n\n`);
  return insert(page.source.lastIndexOf('\n', fences.endOffset - 1) + 1, `${lines}\n`);
}

function insert(offset: number, text: string): Edit[] {
  return [{ offset, endOffset: offset, text }];
}

/** A text that YAML reads as that text. */
export function toScalar(text: string): string {
  const isPlain = /^[A-Za-z][\w./-]*(?: [\w./-]+)*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isPlain ? text : `'${text.replaceAll("'", "''")}'`;
}
