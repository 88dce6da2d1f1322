import type { HelpPage } from './page.ts';
import type { Help } from './read-help.ts';

/** Where a reader of one product comes out in another. */
export interface Crossing {
  /** Page there; nothing means its home page. */
  page: HelpPage | undefined;
  /** The page is not the same one, so a notice says so. */
  isOther: boolean;
}

/** What is missing here though another product has it: shown only to a reader who comes from there. */
export interface Notice {
  id: string;
  kind: 'cause' | 'page';
  /** What the reader came from, in the words of the other product. */
  missing: string;
  /** The nearest cause or heading here. */
  nearest?: { id: string; title: string } | undefined;
  /** Back to where the reader came from. */
  back: { name: string; href: string };
}

/** The same page in another product, else the nearest section it has. */
export function crossing(from: Help, page: HelpPage, to: Help): Crossing {
  const same = to.byPath.get(page.path);
  if (same) return { page: same, isOther: false };
  for (let section = from.sections.above(page); section; section = from.sections.above(section)) {
    const there = to.byPath.get(section.path);
    if (there) return { page: there, isOther: true };
  }
  return { page: undefined, isOther: true };
}

/** The address of the switch, with the notice where the target differs. */
export function crossingHref(from: Help, page: HelpPage, to: Help): string {
  const { page: target, isOther } = crossing(from, page, to);
  return `${siteHref(to)}${target?.address ?? ''}${isOther ? `#${noticeId(slugOf(page))}` : ''}`;
}

/** The full address of a product's site, a slash at the end. */
export function siteHref({ product, base }: Help): string {
  return `${new URL(product.site).origin}${base}`;
}

/** Anchors of a page that the same page of another product lacks: they lead to the notice there. */
export function lostAnchors(page: HelpPage, to: Help): string[] {
  const there = to.byPath.get(page.path);
  if (!there) return [];
  const known = new Set(placesOf(there).map(({ id }) => id));
  return placesOf(page).flatMap(({ id }) => (known.has(id) ? [] : [id]));
}

/** The notices a page needs, `undefined` standing for the home page. */
export function noticesOf(here: Help, page: HelpPage | undefined, others: readonly Help[]): Notice[] {
  return others.flatMap((other) => [...lostHere(here, page, other), ...absentHere(here, page, other)]);
}

export function noticeId(anchor: string): string {
  return `not-here:${anchor}`;
}

function lostHere(here: Help, page: HelpPage | undefined, other: Help): Notice[] {
  const there = page && other.byPath.get(page.path);
  if (!page || !there) return [];
  const places = placesOf(there);
  return lostAnchors(there, here).map((id): Notice => {
    const at = places.findIndex((place) => place.id === id);
    return {
      id: noticeId(id),
      kind: 'cause',
      missing: places[at]?.title ?? '',
      nearest: nearestPlace(
        places.map((place) => place.id),
        at,
        placesOf(page),
      ),
      back: { name: other.product.name, href: `${siteHref(other)}${there.address}#${id}` },
    };
  });
}

function absentHere(here: Help, page: HelpPage | undefined, other: Help): Notice[] {
  if (page && page.kind !== 'section') return [];
  const lost = other.pages.filter((there) => {
    if (here.byPath.has(there.path)) return false;
    return crossing(other, there, here).page === page;
  });
  return lost.map((there) => ({
    id: noticeId(slugOf(there)),
    kind: 'page',
    missing: there.title,
    back: { name: other.product.name, href: siteHref(other) + there.address },
  }));
}

/** The causes of a page, or its headings where it has none. */
function placesOf(page: HelpPage): { id: string; title: string }[] {
  if (page.causes.length > 0) return page.causes;
  return page.headings.map(({ id, text }) => ({ id, title: text }));
}

/** The closest neighbor that both have, the one behind first: it comes next when the reader works down the list. */
function nearestPlace(
  ids: readonly string[],
  at: number,
  here: readonly { id: string; title: string }[],
): { id: string; title: string } | undefined {
  for (let distance = 1; distance < ids.length; distance += 1) {
    for (const index of [at + distance, at - distance]) {
      const found = here.find(({ id }) => id === ids[index]);
      if (found) return found;
    }
  }
  return undefined;
}

function slugOf(page: HelpPage): string {
  return page.address.replace(/\/$/, '').replaceAll('/', ':');
}
