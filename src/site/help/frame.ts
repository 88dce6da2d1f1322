import { crossings, help } from './help.ts';
import type { HelpPage } from './page.ts';
import { siteHref } from './read-help.ts';

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
  /** What the id of a notice there begins with. */
  notice: string;
}

/** Where the header leads for each other product. */
export function switchesOf({ page, kind, address }: PageFrame): Switch[] {
  return crossings.map(({ there }) => ({
    name: there.to.product.name,
    home: siteHref(there.to),
    href: page ? there.href(page) : siteHref(there.to) + (kind === 'list' ? address : ''),
    lost: page ? there.lostAnchors(page) : [],
    notice: there.noticeId(''),
  }));
}

/** The full address of a page. */
export function urlOf(address: string): string {
  return siteHref(help) + address;
}
