import type { Reference } from './facts.ts';
import type { Element, PageView } from './walk.ts';

/** An image without a source is a fault; what else shows files may get its source elsewhere. */
const isImage = /^(?:img|Image|Img|Picture)$/;

/** Attributes by which elements show a file: pictures, videos, sounds. */
const attributesOf: Readonly<Record<string, readonly string[]>> = {
  img: ['src', 'srcset'],
  Image: ['src'],
  Img: ['src'],
  Picture: ['src'],
  source: ['src', 'srcset'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
  embed: ['src'],
  object: ['data'],
  input: ['src'],
};

/** The files that an element shows, each with the range of its own target. */
export function mediaOf(element: Element, view: PageView): Reference[] {
  const { name, syntax } = element;
  const text = element.get('alt') ?? '';
  return (attributesOf[name] ?? []).flatMap((plain) => {
    const attribute = plain === 'srcset' && syntax === 'jsx' && !element.has(plain) ? 'srcSet' : plain;
    const value = element.get(attribute);
    if (typeof value !== 'string') return [];
    if (plain === 'srcset') return candidatesOf(value, attribute, element, view).map((found) => ({ ...found, text, syntax }));
    const target = value.trim();
    return target !== '' || isImage.test(name) ? [{ target, text, syntax, place: element.place(attribute) }] : [];
  });
}

/** `a.png 1x, b.png 2x`; an address may hold commas, only one at its end parts it from the next. */
const candidate = /([^\s,]\S*[^\s,]|[^\s,])(?:\s+[^,]*)?(?:,|$)/g;

function candidatesOf(value: string, attribute: string, element: Element, view: PageView): Pick<Reference, 'target' | 'place'>[] {
  const place = element.place(attribute);
  const start = view.page.source.indexOf(value, place.offset);
  const isWritten = start >= 0 && start + value.length <= place.endOffset;
  return [...value.matchAll(candidate)].map(({ 1: target = '', index }) => ({
    target,
    place: isWritten ? { ...place, ...view.range(start + index, start + index + target.length) } : place,
  }));
}
