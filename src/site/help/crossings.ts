import type { HelpPage } from './page.ts';
import { type Help, siteHref } from './read-help.ts';

/** Where a reader of one product comes out in another. */
export interface Crossing {
  /** Page there; nothing means its home page. */
  page: HelpPage | undefined;
  /** It is not the same page, so a notice says so. */
  isOther: boolean;
}

/** What a reader misses who comes from another product; nobody else sees it. */
export interface Notice {
  id: string;
  kind: 'part' | 'page';
  /** What the reader came from, in the words of the other product; left out where they hold its brand, or where too much is missing. */
  missing?: string | undefined;
  /** The nearest cause or heading here. */
  nearest?: { id: string; title: string } | undefined;
  /** Back to where the reader came from. */
  back: { name: string; href: string };
}

/** A target that stands in for more pages than this names none of them: its readers would pay for every notice. */
const mostNotices = 12;

/** The ways from one product's pages to another's, found once for all pages. */
export class Crossings {
  readonly from: Help;
  readonly to: Help;
  readonly #replaced = new Map<HelpPage | undefined, HelpPage[]>();

  constructor(from: Help, to: Help) {
    this.from = from;
    this.to = to;
    for (const page of from.pages) {
      const { page: target, isOther } = this.of(page);
      if (isOther) this.#replaced.set(target, [...(this.#replaced.get(target) ?? []), page]);
    }
  }

  /** The same page, else the nearest section that both have. */
  of(page: HelpPage): Crossing {
    const same = this.to.byPath.get(page.path);
    if (same) return { page: same, isOther: false };
    for (let section = this.from.sections.above(page); section; section = this.from.sections.above(section)) {
      const there = this.to.byPath.get(section.path);
      if (there) return { page: there, isOther: true };
    }
    return { page: undefined, isOther: true };
  }

  /** The address of the switch, with the notice where the target is another page. */
  href(page: HelpPage): string {
    const { page: target, isOther } = this.of(page);
    return `${siteHref(this.to)}${target?.address ?? ''}${isOther ? `#${this.#pageNoticeId(page, target)}` : ''}`;
  }

  /** Anchors of a page that the same page there lacks: they lead to the notice. */
  lostAnchors(page: HelpPage): string[] {
    const there = this.to.byPath.get(page.path);
    const known = new Set(there && partsOf(there).map(({ id }) => id));
    return there ? partsOf(page).flatMap(({ id }) => (known.has(id) ? [] : [id])) : [];
  }

  /** Id of the notice for a lost anchor. It names no product: a page holds nothing of another brand. */
  noticeId(anchor: string): string {
    return `not-here:${this.from.place}:${anchor}`;
  }

  /** The notices that a page there needs, `undefined` standing for its home page. */
  noticesAt(target: HelpPage | undefined): Notice[] {
    return [...(target ? this.#lostParts(target) : []), ...this.#lostPages(target)];
  }

  #lostParts(target: HelpPage): Notice[] {
    const page = this.from.byPath.get(target.path);
    if (!page) return [];
    const parts = partsOf(page);
    return this.lostAnchors(page).map((id) => {
      const at = parts.findIndex((part) => part.id === id);
      const back = { name: this.from.product.name, href: `${siteHref(this.from)}${page.address}#${id}` };
      return {
        id: this.noticeId(id),
        kind: 'part',
        missing: this.#sayable(parts[at]?.title),
        nearest: nearestPart(parts, at, partsOf(target)),
        back,
      };
    });
  }

  #lostPages(target: HelpPage | undefined): Notice[] {
    const pages = this.#replaced.get(target) ?? [];
    const { name } = this.from.product;
    if (pages.length > mostNotices) return [{ id: this.noticeId(''), kind: 'page', back: { name, href: siteHref(this.from) } }];
    return pages.map((page) => ({
      id: this.#pageNoticeId(page, target),
      kind: 'page',
      missing: this.#sayable(page.title),
      back: { name, href: siteHref(this.from) + page.address },
    }));
  }

  #pageNoticeId(page: HelpPage, target: HelpPage | undefined): string {
    const isNamed = (this.#replaced.get(target)?.length ?? 0) <= mostNotices;
    return this.noticeId(isNamed ? page.address.replace(/\/$/, '').replaceAll('/', ':') : '');
  }

  #sayable(title = ''): string | undefined {
    const plain = title.toLowerCase();
    return this.from.product.brandWords.some((word) => plain.includes(word.toLowerCase())) ? undefined : title;
  }
}

/** The causes of a page, or its headings where it has none. */
function partsOf(page: HelpPage): { id: string; title: string }[] {
  return page.causes.length > 0 ? page.causes : page.headings;
}

/** The closest neighbor that both have, the one behind first: it comes next when the reader works down the list. */
function nearestPart(
  parts: readonly { id: string }[],
  at: number,
  here: readonly { id: string; title: string }[],
): { id: string; title: string } | undefined {
  for (let distance = 1; distance < parts.length; distance += 1) {
    for (const index of [at + distance, at - distance]) {
      const found = here.find(({ id }) => id === parts[index]?.id);
      if (found) return found;
    }
  }
  return undefined;
}
