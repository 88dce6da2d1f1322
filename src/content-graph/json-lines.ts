/** A key that its object holds already: a parser keeps the last of them and says nothing. */
export function repeatedKey(text: string): { key: string; line: number } | undefined {
  const levels: Set<string>[] = [];
  for (const { 0: sign, 1: key, index } of text.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (sign === '{') levels.push(new Set());
    else if (sign === '}') levels.pop();
    else if (key !== undefined) {
      if (levels.at(-1)?.has(key)) return { key: key.slice(1, -1), line: lineAt(text, index) };
      levels.at(-1)?.add(key);
    }
  }
  return undefined;
}

/** The line of a field, from 1: each key is looked for behind the one above it; where one is not written, the line of that. */
export function lineOfField(text: string, path: readonly PropertyKey[]): number {
  let at = 0;
  for (const key of path) {
    const found = typeof key === 'string' ? text.slice(at).search(new RegExp(`"${key.replace(/\W/g, '\\$&')}"\\s*:`)) : -1;
    if (found >= 0) at += found + 1;
  }
  return lineAt(text, at);
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
