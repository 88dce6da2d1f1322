import MiniSearch, { type Query, type SearchResult } from 'minisearch';
import type { Entry } from './entry.ts';
import { Spelling } from './spelling.ts';
import { allSynonyms, type Intent, intentOf, synonymsOf, toQuestion, toTerms } from './terms.ts';

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
    searchOptions: { boost: { t: 5, k: 4, m: 4, w: 1.5, o: 1.5 }, tokenize: (text) => [text] },
  });
  const rows = entries.map((entry, id): Row => Object.assign({ id, w: (entry.c ?? []).map(([, words]) => words).join('\n') }, entry));
  index.addAll(rows);
  const spelling = new Spelling([...allSynonyms(), ...rows.flatMap(({ t, k, m, o, w, s }) => toTerms([t, k, m, o, w, s].join('\n')))]);
  return (question) => {
    const terms = correctAll(toQuestion(question), spelling);
    if (terms.length === 0) return { hits: [], understood: '' };
    const results = index.search({ combineWith: 'OR', queries: terms.map(toQuery) });
    const weigh = createWeight(terms, correctAll(toTerms(question), spelling), intentOf(question), entries);
    const best = results.map((result) => ({ result, weight: weigh(result) })).sort((a, b) => b.weight - a.weight);
    return { hits: best.slice(0, shown).map(({ result }) => toHit(result, entries, terms)), understood: terms.join(' ') };
  };
}

function correctAll(terms: readonly string[], spelling: Spelling): string[] {
  return terms.map((term, index) => spelling.correct(term, index === terms.length - 1));
}

/** A word itself, its beginning, or another word for it: the further away the less it counts. */
function toQuery(term: string): Query {
  const others = synonymsOf(term);
  const itself = { queries: [term], prefix: term.length > 1, weights: { fuzzy: 0, prefix: 0.4 } };
  return { combineWith: 'OR', queries: [itself, ...(others.length > 0 ? [{ queries: others, boostTerm: () => 0.35 }] : [])] };
}

type Weigh = (result: SearchResult) => number;

/**
 * Pages that meet more of the question's words come first, and those whose title or keywords are little else than the question.
 * Who says that something fails wants a problem, who asks how wants a guide, who asks what it is wants the entry of that name.
 */
function createWeight(terms: readonly string[], all: readonly string[], intent: Intent, entries: readonly Entry[]): Weigh {
  return (result) => {
    const entry = entries[Number(result.id)] as Entry; // ids are the places in the list
    const met = terms.reduce((sum, term) => sum + metBy(term, result.queryTerms), 0) / terms.length;
    return (
      result.score *
      met ** 1.5 *
      fit(entry, intent) *
      (1 + coverage(toQuestion(entry.t), terms)) *
      (saysKeyword(entry, all) ? 1.7 : 1) *
      (intent === 'what' && namesake(entry, terms) ? 1000 : 1)
    );
  };
}

function fit({ p }: Entry, intent: Intent): number {
  if (intent === 'how') return p ? 0.6 : 1.2;
  return p ? (intent === 'fails' ? 2 : 1.3) : 1;
}

function metBy(term: string, queryTerms: readonly string[]): number {
  if (queryTerms.includes(term)) return 1;
  return synonymsOf(term).some((other) => queryTerms.includes(other)) ? 0.7 : 0;
}

/** The share of the title's words that the question holds. */
function coverage(title: readonly string[], terms: readonly string[]): number {
  const covered = title.filter((word) => terms.some((term) => word.startsWith(term) || synonymsOf(term).includes(word)));
  return covered.length / Math.max(title.length, 1);
}

/** A keyword of several words stands in the question as a whole. */
function saysKeyword({ k = '' }: Entry, all: readonly string[]): boolean {
  return k.split(', ').some((keyword) => {
    const words = toTerms(keyword);
    return words.length > 1 && words.every((word) => all.includes(word));
  });
}

function toHit(result: SearchResult, entries: readonly Entry[], asked: readonly string[]): Hit {
  const entry = entries[Number(result.id)] as Entry; // ids are the places in the list
  const places = (entry.c ?? []).map((place) => ({ place, met: toTerms(place[1]).filter((term) => result.terms.includes(term)).length }));
  const best = places.reduce((a, b) => (b.met > a.met ? b : a), { place: undefined as [string, string] | undefined, met: 0 });
  return { entry, place: namesake(entry, asked) ?? best.place, terms: result.terms };
}

/** The heading that is the question itself, as an entry of the glossary may be. */
function namesake({ c = [] }: Entry, asked: readonly string[]): [string, string] | undefined {
  return c.find(([, heading]) => toTerms(heading).join(' ') === asked.join(' '));
}
