import { decodeHTML } from 'entities/decode';
import { slug } from 'github-slugger';

/** The id that a code host gives to an HTML heading which has none; `after` is what stands behind its opening tag. */
export function htmlHeadingId(name: string, after: string): string | undefined {
  const end = after.search(new RegExp(`</${name}\\s*>`, 'i'));
  if (end < 0) return undefined;
  const words = after
    .slice(0, end)
    .replace(/<!--[\s\S]*?-->|<[^>]*>/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? undefined : slug(decodeHTML(words));
}
