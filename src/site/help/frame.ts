import { help, helps } from './help.ts';
import type { HelpPage } from './page.ts';
import { crossingHref, lostAnchors, siteHref } from './switch.ts';

/** What every page of the site tells its frame. */
export interface PageFrame {
  kind: HelpPage['kind'] | 'home' | 'list' | 'not-found' | 'moved';
  title: string;
  summary: string;
  /** Below the product's address, with a slash at the end; empty for the home page. */
  address: string;
  /** Missing for pages that the site makes itself. */
  page?: HelpPage | undefined;
  hasMenu?: boolean;
}

/** The link of the header to another product. */
export interface Switch {
  name: string;
  /** The same page there, or the nearest section. */
  href: string;
  home: string;
  /** Anchors of this page that the page there lacks. */
  lost: string[];
}

/** Where the header leads for each other product. */
export function switchesOf({ page, kind, address }: PageFrame): Switch[] {
  const others = [...helps.values()].filter((other) => other !== help);
  return others.map((other) => ({
    name: other.product.name,
    home: siteHref(other),
    href: page ? crossingHref(help, page, other) : siteHref(other) + (kind === 'list' ? address : ''),
    lost: page ? lostAnchors(page, other) : [],
  }));
}

/** The full address of a page. */
export function urlOf(address: string): string {
  return siteHref(help) + address;
}
