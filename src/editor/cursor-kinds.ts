/** What a writer is in the middle of; `from` is the offset where the word begins that a completion replaces. */
export type Cursor =
  | { kind: 'target'; isImage: boolean; isBracketed: boolean; from: number; written: string }
  | { kind: 'anchor'; from: number; written: string; path: string }
  | { kind: 'component'; from: number; written: string }
  /** Behind `</`: the element that is open there. */
  | { kind: 'closing'; from: number; written: string; open: string }
  | { kind: 'attribute'; from: number; written: string; component: string; used: string[] }
  | { kind: 'attribute-value'; from: number; written: string; component: string; attribute: string }
  | { kind: 'placeholder'; from: number; written: string; of: 'product' | 'slot' }
  | { kind: 'field'; from: number; written: string; path: string[] }
  | { kind: 'value'; from: number; written: string; path: string[] };

/** `{product.…}` or `{slot.…}` can be written wherever there is text. */
export function placeholderCursor(before: string, line: string): Cursor | undefined {
  const found = /\{\s*(product|slot)\.([\w.-]*)$/.exec(line);
  return found ? at(before, { kind: 'placeholder', of: found[1] === 'slot' ? 'slot' : 'product' }, found[2] ?? '') : undefined;
}

type Without<Kind> = Kind extends Cursor ? Omit<Kind, 'from' | 'written'> : never;

export function at(before: string, cursor: Without<Cursor>, written: string): Cursor {
  return { ...cursor, from: before.length - written.length, written };
}
