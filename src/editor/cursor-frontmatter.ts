import { at, type Cursor, placeholderCursor } from './cursor-kinds.ts';

/** Keys above the cursor by their indentation, then the key or the value that is being written. */
export function frontmatterCursor(before: string): Cursor | undefined {
  const lines = before.split(/\r?\n/);
  const line = lines.pop() ?? '';
  const placeholder = placeholderCursor(before, line);
  if (placeholder) return placeholder;
  const flow = /^(\s*)([\w-]+):\s*([[{].*)$/.exec(line);
  if (flow) return flowCursor(before, flow[3] ?? '', [...keysAbove(lines, flow[1] ?? ''), flow[2] ?? '']);
  const key = /^(\s*)([\w-]*)$/.exec(line);
  if (key) return at(before, { kind: 'field', path: keysAbove(lines, key[1] ?? '') }, key[2] ?? '');
  const item = /^(\s*)-\s+['"]?([^\s'"]*)$/.exec(line);
  if (item) return at(before, { kind: 'value', path: keysAbove(lines, `${item[1] ?? ''} `) }, item[2] ?? '');
  const value = /^(\s*)([\w-]+):\s+['"]?([^'"]*)$/.exec(line);
  return value ? at(before, { kind: 'value', path: [...keysAbove(lines, value[1] ?? ''), value[2] ?? ''] }, value[3] ?? '') : undefined;
}

/** Lists and fields in brackets, which can stand in each other. */
function flowCursor(before: string, source: string, path: readonly string[]): Cursor | undefined {
  const open: { sign: string; key: string }[] = [];
  let key = '';
  for (const [token, name] of source.matchAll(/([\w-]+):(?=\s|$)|[[\]{},]/g)) {
    if (name !== undefined) key = name;
    else if (token === '[' || token === '{') open.push({ sign: token, key });
    else if (token !== ',') open.pop();
    if (name === undefined) key = '';
  }
  const inner = open.at(-1);
  if (!inner) return undefined;
  const keys = [...path, ...open.slice(1).map((one) => one.key), key].filter((name) => name !== '');
  const kind = inner.sign === '{' && key === '' ? 'field' : 'value';
  return at(before, { kind, path: keys }, /[^\s,[\]{}:'"]*$/.exec(source)?.[0] ?? '');
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
