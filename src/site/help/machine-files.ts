import { words } from '../words/index.ts';
import type { HelpPage } from './page.ts';
import { type Help, siteHref } from './read-help.ts';

/** https://www.sitemaps.org/protocol.html */
export function toSitemap(help: Help): string {
  const site = siteHref(help);
  const own = ['', 'a-z/'].map((address) => `<url><loc>${escape(site + address)}</loc></url>`);
  const pages = help.pages.map(({ address, reviewed }) => `<url><loc>${escape(site + address)}</loc><lastmod>${reviewed}</lastmod></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${[...own, ...pages].join('\n')}\n</urlset>\n`;
}

const feedLength = 50;

/** The pages reviewed last: https://www.rfc-editor.org/rfc/rfc4287 */
export function toFeed(help: Help): string {
  const site = siteHref(help);
  const pages = help.pages
    .filter(({ kind }) => kind !== 'section')
    .sort((a, b) => b.reviewed.localeCompare(a.reviewed))
    .slice(0, feedLength);
  const entries = pages.map(
    ({ title, summary, address, reviewed }) =>
      `<entry><title>${escape(title)}</title><id>${escape(site + address)}</id><link href="${escape(site + address)}"/><updated>${reviewed}T00:00:00Z</updated><summary>${escape(summary)}</summary></entry>`,
  );
  const name = escape(words.siteOf(help.product.name));
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>${name}</title><id>${escape(site)}</id>` +
    `<link rel="self" href="${escape(site)}feed.xml"/><link href="${escape(site)}"/><author><name>${escape(help.product.name)}</name></author>` +
    `<updated>${pages[0]?.reviewed ?? '1970-01-01'}T00:00:00Z</updated>\n${entries.join('\n')}\n</feed>\n`
  );
}

/** An index for language models, with the Markdown twin of every page; `publish/whole-text.ts` joins those: https://llmstxt.org */
export function toLlms(help: Help): string {
  const { name, supportEmail } = help.product;
  const sections = help.pages.filter(({ kind }) => kind === 'section').sort((a, b) => a.order - b.order);
  const parts = sections.map((section) => ({ section, pages: help.sections.of(section).pages })).filter(({ pages }) => pages.length > 0);
  const lists = parts.map(({ section, pages }) => `## ${section.title}\n\n${pages.map((page) => toLine(help, page)).join('\n')}\n`);
  const whole = `[${words.wholeText}](${siteHref(help)}llms-full.txt)`;
  return `# ${words.siteOf(name)}\n\n> ${words.homeSummary(name)}\n\n${words.writeToUs} ${supportEmail}\n\n${whole}\n\n${lists.join('\n')}`;
}

function toLine(help: Help, { title, summary, address }: HelpPage): string {
  return `- [${title}](${siteHref(help)}${address}index.md): ${summary}`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
