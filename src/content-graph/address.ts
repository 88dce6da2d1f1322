/** Where a page is served below its product's address: its path without ending, an index as its folder; empty or with a slash at the end. */
export function addressOf(path: string): string {
  const plain = path.replace(/(?:^|\/)index\.mdx?$|\.mdx?$/i, '');
  return plain === '' ? '' : `${plain}/`;
}

/** The path of a site on its host, a slash at both ends: what every address of its pages begins with. */
export function pathOf(site: string): string {
  return `${new URL(site).pathname.replace(/\/+$/, '')}/`;
}
