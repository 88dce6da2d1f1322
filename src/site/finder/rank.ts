import MiniSearch, { type Query, type SearchResult } from 'minisearch';
import type { Entry } from './entry.ts';
import { synonymsOf, toQuestion, toTerms } from './terms.ts';

export interface Hit {
  entry: Entry;
  /** The cause or heading that matches best. */
  place: [string, string] | undefined;
  /** Words of our pages that the question met. */
  terms: string[];
}

export interface Finding {
  hits: Hit[];
  /** The question in the words of our pages: what was misspelt is corrected. */
  understood: string;
}

interface Row extends Entry {
  id: number;
  /** Words of the causes and headings. */
  w: string;
}

const shown = 6;

/** Makes the index of one product's pages, and gives what answers questions. */
export function createRank(entries: readonly Entry[]): (question: string) => Finding {
  const index = new MiniSearch<Row>({
    fields: ['t', 'k', 'm', 'o', 'w', 's'],
    tokenize: toTerms,
    processTerm: (term) => term,
    searchOptions: { boost: { t: 5, k: 4, m: 4, w: 2, o: 1.5 }, tokenize: toQuestion, processTerm: (term) => term },
  });
  index.addAll(entries.map((entry, id) => ({ ...entry, id, w: (entry.c ?? []).map(([, words]) => words).join('\n') })));
  return (question) => {
    const terms = toQuestion(question);
    if (terms.length === 0) return { hits: [], understood: '' };
    const results = index.search({ combineWith: 'OR', queries: terms.map(toQuery) });
    const best = rankByWords(results, terms, entries);
    return { hits: best.map((result) => toHit(result, entries)).slice(0, shown), understood: understoodAs(terms, results[0]) };
  };
}

/** A word itself, its beginning, a slip of the pen, or another word for it: the further away the less it counts. */
function toQuery(term: string): Query {
  return {
    combineWith: 'OR',
    queries: [
      { queries: [term], prefix: term.length > 1, fuzzy: slipsIn(term), weights: { fuzzy: 0.35, prefix: 0.6 } },
      ...(synonymsOf(term).length > 0 ? [{ queries: synonymsOf(term), boostTerm: () => 0.4 }] : []),
    ],
  };
}

/** How many letters may differ: two swapped ones count as two. */
function slipsIn(term: string): number | false {
  if (term.length < 4) return false;
  return term.length < 6 ? 1 : term.length < 11 ? 2 : 3;
}

/** Pages that meet more of the question's words come first; problems before guides where all else is alike. */
function rankByWords(results: readonly SearchResult[], terms: readonly string[], entries: readonly Entry[]): SearchResult[] {
  const scoreOf = (result: SearchResult): number => {
    const met = terms.filter((term) => isMet(term, result.queryTerms)).length;
    return result.score * (met / terms.length) ** 1.5 * (entries[Number(result.id)]?.p ? 1.25 : 1);
  };
  return results
    .map((result) => ({ result, score: scoreOf(result) }))
    .sort((a, b) => b.score - a.score)
    .map(({ result }) => result);
}

function isMet(term: string, queryTerms: readonly string[]): boolean {
  return queryTerms.includes(term) || synonymsOf(term).some((other) => queryTerms.includes(other));
}

function toHit(result: SearchResult, entries: readonly Entry[]): Hit {
  const entry = entries[Number(result.id)] as Entry; // ids are the places in the list
  const places = (entry.c ?? []).map((place) => ({ place, met: toTerms(place[1]).filter((term) => result.terms.includes(term)).length }));
  const best = places.reduce((a, b) => (b.met > a.met ? b : a), { place: undefined as [string, string] | undefined, met: 0 });
  return { entry, place: best.place, terms: result.terms };
}

/** Each word as the best page spells it. */
function understoodAs(terms: readonly string[], best: SearchResult | undefined): string {
  if (!best) return '';
  return terms.map((term) => (best.terms.includes(term) ? term : (best.terms.find((other) => isNear(term, other)) ?? term))).join(' ');
}

function isNear(term: string, other: string): boolean {
  return (
    other[0] === term[0] &&
    Math.abs(other.length - term.length) <= 2 &&
    [...other].filter((letter) => term.includes(letter)).length >= other.length - 2
  );
}
