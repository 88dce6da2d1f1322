import type { Entry, FinderData } from '../finder/entry.ts';
import { words } from '../words/index.ts';
import type { HelpPage } from './page.ts';
import type { Help } from './read-help.ts';
import { holdsAnswers, isProblem } from './sections.ts';

/** What the finder of one product loads. */
export function toFinderData({ base, product, pages }: Help): FinderData {
  return {
    base,
    mail: product.supportEmail,
    words: {
      found: words.found(2).replace('2', '#'),
      foundOne: words.found(1),
      none: words.nothingFound,
      fewer: words.fewerWords,
      all: words.allProblems,
      write: words.orWrite,
      inMail: words.wordsInMail,
      also: words.alsoIn('#'),
      cause: words.cause,
      answer: words.answer,
      section: words.section,
      list: words.problems,
    },
    entries: pages.filter(({ kind }) => kind !== 'section').map(toEntry),
  };
}

function toEntry(page: HelpPage): Entry {
  const places =
    page.causes.length > 0
      ? page.causes.filter(({ isShared }) => !isShared).map(({ id, title }) => [id, title])
      : page.headings.map(({ id, title }) => [id, title]);
  return {
    t: page.title,
    a: page.address,
    o: page.about,
    s: page.summary,
    ...(page.keywords.length > 0 && { k: page.keywords.join(', ') }),
    ...(page.message !== undefined && { m: page.message }),
    ...(places.length > 0 && { c: places as [string, string][] }), // pairs by construction
    ...(isProblem(page) && { p: holdsAnswers(page) ? (2 as const) : (1 as const) }),
  };
}
