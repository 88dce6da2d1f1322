import { words } from '../words/index.ts';
import type { HelpPage } from './page.ts';
import { type Help, siteHref } from './read-help.ts';

/** What search engines read: the article and the way to it. https://schema.org/TechArticle */
export function structuredData(help: Help, page: HelpPage): string {
  const site = siteHref(help);
  const section = help.sections.above(page);
  const trail = [
    { name: words.home, address: '' },
    ...(section ? [{ name: section.title, address: section.address }] : []),
    { name: page.title, address: page.address },
  ];
  const article = {
    '@type': 'TechArticle',
    headline: page.title,
    description: page.summary,
    dateModified: page.reviewed,
    inLanguage: words.lang,
  };
  const breadcrumb = {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(({ name, address }, index) => ({ '@type': 'ListItem', position: index + 1, name, item: site + address })),
  };
  const graph = page.kind === 'section' ? [breadcrumb] : [article, breadcrumb];
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replaceAll('<', String.raw`\u003c`);
}
