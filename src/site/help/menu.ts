import type { HelpPage } from './page.ts';
import type { Help } from './read-help.ts';
import { isProblem } from './sections.ts';

export interface Menu {
  title: string;
  href: string;
  pages: HelpPage[];
}

/** A section longer than this is shown by what the current page is about. */
const longest = 16;

/** What stands beside a page: its section, or the sections where the page is one itself. */
export function menuOf(help: Help, page: HelpPage | undefined, areasTitle: string): Menu {
  const section = page && page.kind !== 'section' ? help.sections.above(page) : undefined;
  if (!page || !section) return { title: areasTitle, href: help.base, pages: [...help.sections.areas, ...otherSections(help)] };
  const { pages } = help.sections.of(section);
  const shown = pages.length > longest && !isProblem(page) ? pages.filter(({ about }) => about === page.about) : pages;
  return { title: section.title, href: section.href, pages: shown };
}

/** Sections of guides and references: what is left when the areas of problems and the sections that hold them are taken. */
export function otherSections(help: Help): HelpPage[] {
  const areas = new Set(help.sections.areas);
  return help.pages
    .filter((page) => page.kind === 'section' && !areas.has(page) && !help.sections.of(page).sections.some((section) => areas.has(section)))
    .sort((a, b) => a.order - b.order);
}
