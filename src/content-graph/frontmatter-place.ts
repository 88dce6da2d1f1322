import type { Page } from './parse.ts';
import type { Place } from './place.ts';

/** Where a value of the frontmatter stands in its file; the nearest key above it where the value itself is missing. */
export function frontmatterPlaceOf(page: Page, path: readonly PropertyKey[]): Place {
  const fences = page.frontmatterPlace;
  if (!fences) return page.places.line(1);
  let found = page.places.line(1);
  let from = fences.offset;
  for (const [depth, key] of path.entries()) {
    const next = typeof key === 'number' ? itemPlace(page, from, key) : keyPlace(page, from, { key: String(key), isTop: depth === 0 });
    if (!next) break;
    found = next;
    from = next.offset;
  }
  return found;
}

/** Where the value of a key stands, with the quotes around it; the key where its value is no text on its line. */
export function frontmatterValuePlaceOf(page: Page, path: readonly PropertyKey[]): Place {
  const key = frontmatterPlaceOf(page, path);
  const value = /:[ \t]*("[^"\n]*"|'[^'\n]*'|[^\s,}\]#[{|>][^,}\r\n]*)/y;
  value.lastIndex = key.endOffset;
  const found = value.exec(page.source)?.[1]?.trimEnd();
  if (found === undefined) return key;
  const start = page.source.indexOf(found, key.endOffset);
  return page.places.range(start, start + found.length);
}

/** A key of the frontmatter itself stands at the start of its line; one below may stand anywhere behind the key above it. */
function keyPlace(page: Page, from: number, { key, isTop }: { key: string; isTop: boolean }): Place | undefined {
  const pattern = new RegExp(`(^${isTop ? '' : '|[{,\\s]'})["']?${key.replace(/\W/g, '\\$&')}["']?\\s*:`, 'gm');
  pattern.lastIndex = from;
  const match = pattern.exec(page.source);
  const end = page.frontmatterPlace?.endOffset ?? 0;
  if (!match || match.index >= end) return undefined;
  const start = match.index + (match[1]?.length ?? 0);
  return page.places.range(start, match.index + match[0].length - 1);
}

function itemPlace(page: Page, from: number, index: number): Place | undefined {
  const list = page.source.slice(from, page.frontmatterPlace?.endOffset ?? from);
  const flow = /^[^\n]*:\s*\[([^\]]*)\]/.exec(list);
  if (flow) {
    let start = from + flow[0].length - 1 - (flow[1]?.length ?? 0);
    const items = (flow[1] ?? '').split(',');
    for (const item of items.slice(0, index)) start += item.length + 1;
    const item = items[index] ?? '';
    start += item.length - item.trimStart().length;
    return page.places.range(start, start + item.trim().length);
  }
  const items = [...list.matchAll(/^\s*-\s+(.+?)\s*$/gm)];
  const item = items[index];
  if (!item) return undefined;
  const start = from + item.index + item[0].indexOf(item[1] ?? '');
  return page.places.range(start, start + (item[1]?.length ?? 0));
}
