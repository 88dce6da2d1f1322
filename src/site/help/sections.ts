import type { HelpPage } from './page.ts';
import type { Help } from './read-help.ts';

/** What a section lists. */
export interface Members {
  pages: HelpPage[];
  sections: HelpPage[];
}

/** Which section each page stands in, and what each section lists; made once for all pages. */
export class Sections {
  readonly #above = new Map<HelpPage, HelpPage>();
  readonly #members = new Map<HelpPage, Members>();
  /** The sections that hold problems, in their order. */
  readonly areas: HelpPage[];

  constructor(all: readonly HelpPage[], byPath: ReadonlyMap<string, HelpPage>) {
    for (const page of all) {
      const section = findSection(page, byPath);
      if (section) this.#add(page, section);
    }
    for (const { pages, sections } of this.#members.values()) {
      pages.sort(byTitle);
      sections.sort(byOrder);
    }
    this.areas = [...this.#members]
      .filter(([, members]) => members.pages.some(isProblem))
      .map(([section]) => section)
      .sort(byOrder);
  }

  above(page: HelpPage): HelpPage | undefined {
    return this.#above.get(page);
  }

  of(section: HelpPage): Members {
    return this.#members.get(section) ?? { pages: [], sections: [] };
  }

  #add(page: HelpPage, section: HelpPage): void {
    this.#above.set(page, section);
    const members = this.of(section);
    (page.kind === 'section' ? members.sections : members.pages).push(page);
    this.#members.set(section, members);
  }
}

/** The nearest index above a page. */
function findSection(page: HelpPage, byPath: ReadonlyMap<string, HelpPage>): HelpPage | undefined {
  const folders = page.path.split('/').slice(0, -1);
  for (let depth = folders.length; depth >= 0; depth -= 1) {
    const section = byPath.get([...folders.slice(0, depth), 'index.mdx'].join('/'));
    if (section && section !== page) return section;
  }
  return undefined;
}

export function isProblem(page: HelpPage): boolean {
  return page.kind === 'troubleshooting';
}

/** Nothing is broken: what a reader finds below the headings is an answer, and none is likelier than another. */
export function holdsAnswers({ causes }: HelpPage): boolean {
  return causes.length > 0 && causes.every(({ kind }) => kind === 'how-to' || kind === 'by-design');
}

/** Pages by the object they are about, objects by name. */
export function byObject(pages: readonly HelpPage[]): [string, HelpPage[]][] {
  return [...Map.groupBy(pages, (page) => page.about)].sort(([a], [b]) => a.localeCompare(b));
}

/** Titles that begin alike stand under their common words, the rest apart. */
export function splitTitles(pages: readonly HelpPage[]): { cannot: [HelpPage, string][]; other: HelpPage[] } {
  const cannot: [HelpPage, string][] = [];
  const other: HelpPage[] = [];
  for (const page of pages) {
    const verb = /^I can’t (.+)$/.exec(page.title)?.[1];
    if (verb) cannot.push([page, verb]);
    else other.push(page);
  }
  return { cannot, other };
}

/** The problems people have most, as the writers numbered them. */
export function commonProblems(help: Help): HelpPage[] {
  return help.pages.filter((page) => page.common !== undefined).sort(byCommon);
}

export function byCommon(a: HelpPage, b: HelpPage): number {
  return (a.common ?? Infinity) - (b.common ?? Infinity) || 0;
}

/** Alphabetical order. */
export function byTitle(a: HelpPage, b: HelpPage): number {
  return a.title.localeCompare(b.title);
}

function byOrder(a: HelpPage, b: HelpPage): number {
  return a.order - b.order || byTitle(a, b);
}
