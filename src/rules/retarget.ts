import type { Reference } from '../content-graph/facts.ts';
import { relativePath } from '../content-graph/link.ts';
import type { Edit } from './define-rule.ts';

/** The path from one file to another as a link target, with everything encoded that Markdown, HTML or a URL would read otherwise. */
export function targetTo(fromFile: string, toFile: string): string {
  return encodeTarget(relativePath(fromFile, toFile));
}

/** A path with those signs encoded. */
export function encodeTarget(path: string): string {
  return path.replace(unsafe, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

const unsafe = /[\u0000-\u0020"#%&'()<>?[\\\]^`{|}]/g;

/**
 * The edit that gives a link or image another target; nothing where the place is not exactly the written target:
 * where it holds escapes, entities or `{product.…}`, or could not be found.
 */
export function retarget({ target, place }: Reference, right: string): Edit[] | undefined {
  if (place.endOffset - place.offset !== target.length) return undefined;
  return [{ offset: place.offset, endOffset: place.endOffset, text: right }];
}
