import type { Config } from './config.ts';
import { ownValue } from './edition-context.ts';
import type { EditionFacts } from './facts.ts';
import { frontmatterPlaceOf, frontmatterValuePlaceOf } from './frontmatter-place.ts';
import { isRecord } from './is-record.ts';
import type { Page } from './parse.ts';
import type { WordFinder } from './words.ts';

/** `related` in our own pages names files, `aliases` names what follows a former anchor. */
export function readRelated(page: Page, facts: EditionFacts): void {
  const { related, aliases } = page.frontmatter;
  for (const [former, target] of Object.entries(isRecord(aliases) ? aliases : {})) {
    const place = frontmatterValuePlaceOf(page, ['aliases', former]);
    if (typeof target === 'string') facts.links.push({ target, text: '', syntax: 'frontmatter', place });
  }
  for (const [index, target] of (Array.isArray(related) ? related : []).entries()) {
    const place = frontmatterPlaceOf(page, ['related', index]);
    if (typeof target === 'string') facts.links.push({ target, text: '', syntax: 'frontmatter', place });
  }
}

/** An alias for what only some products have is theirs alone; one that leads nowhere stays everywhere, so that it is told. */
export function settleAliases(editions: readonly EditionFacts[]): void {
  const known = editions.map(({ anchors }) => new Set(anchors.map(({ id }) => id)));
  for (const [index, edition] of editions.entries()) {
    edition.links = edition.links.filter(({ syntax, target }) => {
      const id = syntax === 'frontmatter' && target.startsWith('#') ? target.slice(1) : undefined;
      return id === undefined || known[index]?.has(id) || !known.some((ids) => ids.has(id));
    });
  }
}

/** Fields that lead to places: no reader sees their words. */
const unseenFields = new Set(['redirectFrom', 'aliases', 'related']);

/** What stands under another product's key is not this reader's. */
export function readFrontmatterWords(page: Page, words: WordFinder, config: Config, isOwn: (key: string) => boolean): void {
  const visit = (value: unknown, path: (string | number)[]): void => {
    if (typeof value === 'string') {
      if (words.mayHold(value)) words.inText(fillProduct(value, words, config), frontmatterPlaceOf(page, path), 'frontmatter');
    } else if (Array.isArray(value)) value.forEach((item, index) => visit(item, [...path, index]));
    else if (isRecord(value))
      for (const [key, item] of Object.entries(value))
        if (path[0] !== 'products' || path.length > 1 || isOwn(key)) visit(item, [...path, key]);
  };
  const seen = Object.entries(page.frontmatter).filter(([key]) => !config.typed || !unseenFields.has(key));
  visit(Object.fromEntries(seen), []);
}

function fillProduct(value: string, words: WordFinder, config: Config): string {
  const values = words.product === undefined ? undefined : config.products[words.product]?.values;
  return value.replace(/\{\s*product\.([\w.-]+)\s*\}/g, (whole, name: string) => ownValue(values, name) ?? whole);
}
