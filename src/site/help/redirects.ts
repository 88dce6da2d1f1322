import type { HelpPage } from './page.ts';
import type { Help } from './read-help.ts';

/** An old address of this product and what follows it. */
export interface Redirect {
  /** Below the product's address, without slashes at its ends. */
  from: string;
  /** Title of the page that follows. */
  title: string;
  /** From the root of the host. */
  href: string;
}

/** Every old address: those of the former help, and those that pages name themselves. */
export function redirectsOf(help: Help, table: Readonly<Record<string, string>>, homeTitle: string): Redirect[] {
  const targets = new Map<string, Redirect>();
  const taken = new Set(help.pages.map(({ address }) => address.replace(/\/$/, '')));
  const add = (from: string, redirect: Omit<Redirect, 'from'>): void => {
    if (!taken.has(from) && from !== '') targets.set(from, { from, ...redirect });
  };
  for (const [from, to] of Object.entries(table)) add(from, followerOf(help, to, homeTitle));
  for (const page of help.pages) for (const from of page.redirectFrom) add(from, { title: page.title, href: page.href });
  return [...targets.values()];
}

/** The page that a row of the table names, the nearest section where this product lacks it, or the home page. */
function followerOf(help: Help, to: string, homeTitle: string): Omit<Redirect, 'from'> {
  const [path = '', anchor] = to.split('#');
  const page = help.byPath.get(`${path}.mdx`) ?? help.byPath.get(`${path}/index.mdx`);
  if (page) return { title: page.title, href: page.href + (anchor !== undefined && hasAnchor(page, anchor) ? `#${anchor}` : '') };
  const above = path.split('/').slice(0, -1).join('/');
  return path === '' ? { title: homeTitle, href: help.base } : followerOf(help, above, homeTitle);
}

function hasAnchor(page: HelpPage, anchor: string): boolean {
  return [...page.headings, ...page.causes].some(({ id }) => id === anchor);
}
