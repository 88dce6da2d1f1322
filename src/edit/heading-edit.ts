import type { Anchor } from '../content-graph/facts.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';
import type { Edit } from '../rules/define-rule.ts';

/** Ranges of a heading's parts, in offsets of its file. */
export interface HeadingParts {
  words: { offset: number; endOffset: number };
  /** The id in `{#id}`, where the author wrote one. */
  id?: { offset: number; endOffset: number };
}

/** The parts of a heading, whether marked with `#` or underlined; nothing for one that HTML makes. */
export function headingParts({ place, kind }: Anchor, text: string): HeadingParts | undefined {
  const source = text.slice(place.offset, place.endOffset);
  const found =
    kind === 'heading'
      ? (/^(#{1,6}[ \t]+)(.*?)[ \t]*(?:[ \t]#+)?[ \t]*$/.exec(source) ?? /^()([^\r\n]*?)[ \t]*\r?\n[ \t]*(?:=+|-+)[ \t]*$/.exec(source))
      : null;
  if (!found) return undefined;
  const start = place.offset + (found[1]?.length ?? 0);
  const inner = found[2] ?? '';
  const own = /[ \t]*\{#([^}\s]+)[^}]*\}$/.exec(inner);
  const words = { offset: start, endOffset: start + (own ? own.index : inner.length) };
  if (!own) return { words };
  const offset = start + own.index + own[0].indexOf('#') + 1;
  return { words, id: { offset, endOffset: offset + (own[1]?.length ?? 0) } };
}

/** Lower-case words joined by hyphens: the form of an id that an author writes. */
function isId(name: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name);
}

/**
 * The edit that gives an anchor another name. A name in the form of an id is the id; any other is the new words of a heading.
 * Where pages are not ours, `{#id}` may mean nothing to their renderer: there a heading without one only gets other words.
 */
export function anchorEdit(anchor: Anchor, text: string, { name, isTyped }: { name: string; isTyped: boolean }): Edit {
  if (anchor.kind === 'footnote') throw new OwnFailure(`Cannot rename #${anchor.id}: it is a footnote, rename its label in the text`);
  const { place } = anchor;
  if (anchor.kind !== 'heading') {
    if (!isId(name)) throw new OwnFailure(`Cannot rename #${anchor.id} to ${name}: expected an id, lower-case words joined by hyphens`);
    if (text.slice(place.offset, place.endOffset) !== anchor.id)
      throw new OwnFailure(`Cannot rename #${anchor.id}: it is not written out as it is read`);
    return { offset: place.offset, endOffset: place.endOffset, text: name };
  }
  const parts = headingParts(anchor, text);
  if (!parts) throw new OwnFailure(`Cannot rename #${anchor.id}: its heading, line ${place.line}, has a form of its own`);
  if (/[\r\n]/.test(name) || name.trim() === '') throw new OwnFailure(`Cannot rename #${anchor.id}: expected words on one line`);
  if (isId(name) && parts.id) return { ...parts.id, text: name };
  if (isId(name) && isTyped) return { offset: parts.words.endOffset, endOffset: parts.words.endOffset, text: ` {#${name}}` };
  return { ...parts.words, text: name.trim() };
}
