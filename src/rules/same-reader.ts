import type { EditionFacts } from '../content-graph/facts.ts';

/** Whether one person may read both editions: they are of one product, or products do not matter. */
export function isSameReader(one: EditionFacts, other: EditionFacts): boolean {
  return one.products.length === 0 || other.products.length === 0 || one.products.some((key) => other.products.includes(key));
}

/** Languages and versions of a page say the same on purpose: `fr/`, `pt-br/`, `es-419/`, `start.de.md`, `v2/`, `version-1.0/`. */
export function scopeOf(path: string): string {
  return path
    .split('/')
    .slice(0, -1)
    .filter((part) => version.test(part) || language.test(part))
    .concat(/\.([a-z]{2}(?:[-_][a-z]{2})?)\.mdx?$/i.exec(path)?.[1] ?? [])
    .join('/');
}

const language = /^[a-z]{2}(?:[-_](?:[a-z]{2,4}|\d{3})){0,2}$/i;
const version = /^(?:v?\d+(?:\.[\dx]+)*|v?\d+(?:\.[\dx]+)+-[a-z]+[.\d]*|(?:version|release)-.+|v\d+-[a-z]+|next|latest|current|stable)$/i;
