import { addressOf } from '../../content-graph/address.ts';
import type { EditionKey } from '../../content-graph/config.ts';
import type { EditionFacts, PageFacts } from '../../content-graph/facts.ts';
import { type Frontmatter, frontmatterSchema, type PageKind } from '../../content-graph/frontmatter.ts';
import { folderOf, joinPath } from '../../content-graph/link.ts';
import { typeset } from './typeset.ts';

/** One page as the reader of one product finds it: what the site shows around its text. */
export interface HelpPage {
  /** Path of its source below the content folder; its identity. */
  path: string;
  /** Below the product's address: `troubleshooting/spaces/cannot-see-space/`. */
  address: string;
  /** From the root of the host. */
  href: string;
  kind: Exclude<PageKind, 'shared'>;
  title: string;
  summary: string;
  /** The object it is about; the title for a section. */
  about: string;
  message?: string;
  keywords: string[];
  /** Paths of the pages a reader may need next. */
  related: string[];
  /** The day a person last read this edition, `2026-11-20`. */
  reviewed: string;
  /** Place among the common problems of the home page. */
  common?: number;
  /** Place among the sections. */
  order: number;
  redirectFrom: string[];
  /** Former anchors with what follows them: `#id` on the page itself, else an address of the site. */
  aliases: Record<string, string>;
  causes: HelpCause[];
  headings: { id: string; title: string }[];
}

export interface HelpCause {
  id: string;
  kind: string;
  title: string;
  /** Told on many pages: the finder does not look for it. */
  isShared: boolean;
}

/** What the page says to one product's reader; nothing where it has no edition for it or is no page of its own. */
export function toHelpPage(
  facts: PageFacts,
  edition: EditionFacts,
  key: EditionKey,
  fill: (text: string) => string,
  base: string,
): HelpPage | undefined {
  const front = frontmatterSchema.parse(facts.frontmatter);
  const own = front.products[key];
  if (front.kind === 'shared' || !own) return undefined;
  const show = (text: string): string => typeset(fill(text));
  const address = addressOf(facts.path);
  const message = own.message ?? (front.kind === 'troubleshooting' ? front.message : undefined);
  const page: HelpPage = {
    path: facts.path,
    address,
    href: base + address,
    kind: front.kind,
    title: show(own.title ?? front.title),
    summary: show(own.summary ?? front.summary),
    about: show('about' in front ? front.about : front.title),
    keywords: [...front.keywords, ...(own.keywords ?? [])].map(show),
    related: relatedPaths(facts, front),
    reviewed: own.reviewed,
    order: front.kind === 'section' ? front.order : 0,
    redirectFrom: front.redirectFrom,
    aliases: toAddresses(facts, edition, front.aliases, base),
    causes: edition.causes.map(({ id, kind, title, shared }) => ({ id, kind, title: typeset(title), isShared: shared !== undefined })),
    headings: edition.anchors.filter(({ kind }) => kind === 'heading').map(({ id, text }) => ({ id, title: typeset(text) })),
  };
  if (message !== undefined) page.message = fill(message);
  if (front.kind === 'troubleshooting' && front.common !== undefined) page.common = front.common;
  return page;
}

function relatedPaths(facts: PageFacts, front: Exclude<Frontmatter, { kind: 'shared' }>): string[] {
  return front.related.map((target) => joinPath(folderOf(facts.file), target.split('#')[0] ?? '').slice(facts.root.length + 1));
}

/** An alias for what this product's edition lacks is left out: there the former anchor has no successor. */
function toAddresses(facts: PageFacts, edition: EditionFacts, aliases: Record<string, string>, base: string): Record<string, string> {
  const entries = Object.entries(aliases).flatMap(([former, target]): [string, string][] => {
    const [path = '', id = ''] = target.split('#');
    if (path === '') return edition.anchors.some((anchor) => anchor.id === id) ? [[former, target]] : [];
    const file = joinPath(folderOf(facts.file), path);
    return [[former, `${base}${addressOf(file.slice(facts.root.length + 1))}${id === '' ? '' : `#${id}`}`]];
  });
  return Object.fromEntries(entries);
}
