/** What a writer is in the middle of; `from` is the offset where the word begins that a completion replaces. */
export type Cursor =
  | { kind: 'target'; isImage: boolean; from: number; written: string }
  | { kind: 'anchor'; from: number; written: string; path: string }
  | { kind: 'component'; from: number; written: string }
  | { kind: 'attribute'; from: number; written: string; component: string; used: string[] }
  | { kind: 'attribute-value'; from: number; written: string; component: string; attribute: string }
  | { kind: 'placeholder'; from: number; written: string; of: 'product' | 'slot' }
  | { kind: 'field'; from: number; written: string; path: string[] }
  | { kind: 'value'; from: number; written: string; path: string[] };

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

const inlineTarget = /(!?)\[[^\]]*\]\(\s*<?([^)\s>"]*)$/;
const definitionTarget = /(?:^|\n) {0,3}\[[^\]]+\]:[ \t]*<?([^\s>"]*)$/;
const htmlTarget = /\s(href|src)=["']([^"']*)$/;

function bodyCursor(before: string): Cursor | undefined {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const placeholder = /\{\s*(product|slot)\.([\w.-]*)$/.exec(line);
  if (placeholder) return at(before, { kind: 'placeholder', of: placeholder[1] === 'slot' ? 'slot' : 'product' }, placeholder[2] ?? '');
  const inline = inlineTarget.exec(line);
  if (inline) return targetCursor(before, inline[2] ?? '', inline[1] === '!');
  const definition = definitionTarget.exec(`\n${line}`);
  if (definition) return targetCursor(before, definition[1] ?? '', false);
  return tagCursor(before);
}

function targetCursor(before: string, written: string, isImage: boolean): Cursor {
  const hash = written.indexOf('#');
  if (hash < 0) return at(before, { kind: 'target', isImage }, written);
  return at(before, { kind: 'anchor', path: written.slice(0, hash) }, written.slice(hash + 1));
}

function tagCursor(before: string): Cursor | undefined {
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

/** Keys above the cursor by their indentation, then the key or the value that is being written. */
function frontmatterCursor(before: string): Cursor | undefined {
  const lines = before.split(/\r?\n/);
  const line = lines.pop() ?? '';
  const flow = /^(\s*)([\w-]+):\s*(\{[^}]*|\[[^\]]*)$/.exec(line);
  if (flow) return flowCursor(before, flow[3] ?? '', [...keysAbove(lines, flow[1] ?? ''), flow[2] ?? '']);
  const key = /^(\s*)([\w-]*)$/.exec(line);
  if (key) return at(before, { kind: 'field', path: keysAbove(lines, key[1] ?? '') }, key[2] ?? '');
  const item = /^(\s*)-\s+(\S*)$/.exec(line);
  if (item) return at(before, { kind: 'value', path: keysAbove(lines, `${item[1] ?? ''} `) }, item[2] ?? '');
  const value = /^(\s*)([\w-]+):\s+(['"]?[^'"]*)$/.exec(line);
  return value ? at(before, { kind: 'value', path: [...keysAbove(lines, value[1] ?? ''), value[2] ?? ''] }, value[3] ?? '') : undefined;
}

function flowCursor(before: string, source: string, path: string[]): Cursor {
  const word = /[^\s,[\]{}:]*$/.exec(source)?.[0] ?? '';
  const entry = /([\w-]+):\s*\S*$/.exec(source);
  if (entry && source.startsWith('{')) return at(before, { kind: 'value', path: [...path, entry[1] ?? ''] }, word);
  return at(before, { kind: source.startsWith('{') ? 'field' : 'value', path }, word);
}

function keysAbove(lines: readonly string[], indent: string): string[] {
  const keys: string[] = [];
  let depth = indent.length;
  for (const line of lines.toReversed()) {
    const key = /^(\s*)([\w-]+):/.exec(line);
    if (!key || (key[1]?.length ?? 0) >= depth) continue;
    depth = key[1]?.length ?? 0;
    keys.unshift(key[2] ?? '');
    if (depth === 0) break;
  }
  return keys;
}

type Without<Kind> = Kind extends Cursor ? Omit<Kind, 'from' | 'written'> : never;

function at(before: string, cursor: Without<Cursor>, written: string): Cursor {
  return { ...cursor, from: before.length - written.length, written };
}
