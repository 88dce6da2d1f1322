import MiniSearch, { type Query, type SearchResult } from 'minisearch';
import type { Entry } from './entry.ts';
import { Spelling } from './spelling.ts';
import { type Intent, intentOf, knownTerms, synonymsOf, toQuestion, toTerms } from './terms.ts';

export interface Hit {
  entry: Entry;
  /** The cause or heading that matches best. */
  place: [string, string] | undefined;
  /** Words of our pages that the question met. */
  terms: string[];
  /** The share of the question's words that the page meets. */
  met: number;
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
  const spelling = new Spelling([...knownTerms(), ...rows.flatMap(({ t, k, m, o, w, s }) => toTerms([t, k, m, o, w, s].join('\n')))]);
  const objects = new Set(entries.flatMap(({ o, p }) => (p ? toTerms(o) : [])));
  return (question) => {
    const asked = toQuestion(question);
    const terms = correctAll(asked, spelling);
    if (terms.length === 0) return { hits: [], understood: '' };
    const results = index.search({ combineWith: 'OR', queries: terms.map(toQuery) });
    const weigh = createWeight({ terms, all: correctAll(toTerms(question), spelling), intent: intentOf(question), objects }, entries);
    const best = results.map((result) => ({ result, ...weigh(result) })).sort((a, b) => b.weight - a.weight);
    return {
      hits: best.slice(0, shown).map(({ result, met }) => toHit({ result, met, terms }, entries)),
      understood: terms.join(' ') === asked.join(' ') ? question.trim() : terms.join(' '),
    };
  };
}

function correctAll(terms: readonly string[], spelling: Spelling): string[] {
  return terms.flatMap((term, index) => toTerms(spelling.correct(term, index === terms.length - 1)));
}

/** A word itself, its beginning, or another word for it: the further away the less it counts. */
function toQuery(term: string): Query {
  const others = synonymsOf(term);
  const itself = { queries: [term], prefix: term.length > 1, weights: { fuzzy: 0, prefix: 0.4 } };
  return { combineWith: 'OR', queries: [itself, ...(others.length > 0 ? [{ queries: others, boostTerm: () => 0.35 }] : [])] };
}

interface Asked {
  /** The words that count. */
  terms: readonly string[];
  all: readonly string[];
  intent: Intent;
  /** What problems are about: spaces, files, people. */
  objects: ReadonlySet<string>;
}

type Weigh = (result: SearchResult) => { weight: number; met: number };

/**
 * Pages that meet more of the question's words come first, and those whose title or keywords are little else than the question.
 * Who says that something fails wants a problem, who asks how wants a guide; who names a space does not want an application.
 */
function createWeight({ terms, all, intent, objects }: Asked, entries: readonly Entry[]): Weigh {
  const named = terms.filter((term) => [term, ...synonymsOf(term)].some((word) => objects.has(word)));
  return (result) => {
    const entry = entries[Number(result.id)] as Entry; // ids are the places in the list
    const met = terms.reduce((sum, term) => sum + metBy(term, result.queryTerms), 0) / terms.length;
    const fits = fit(entry, intent) * 0.5 ** othersThan(entry, named) * (intent === 'what' && namesake(entry, terms) ? 1000 : 1);
    const title = toQuestion(entry.t);
    const keyword = entry.p && intent === 'how' ? 1 : saysKeyword(entry, all);
    const closeness = (1 + coverage(title, terms)) * keyword * (isMishap(title) ? (isMishap(terms) ? 2 : 0.7) : 1);
    return { weight: result.score * met ** 1.5 * fits * closeness, met };
  };
}

function fit({ p }: Entry, intent: Intent): number {
  if (intent === 'how' || intent === 'what') return p ? 0.25 : 1.2;
  return p ? (intent === 'fails' ? 3 : 1.3) : 1;
}

/** Something was done that should not have been. */
function isMishap(terms: readonly string[]): boolean {
  return terms.some((term) => term === 'mistake' || synonymsOf(term).includes('mistake'));
}

/** How many of the objects in the question the page says nothing of where it matters. */
function othersThan({ t, k = '', o }: Entry, named: readonly string[]): number {
  const own = new Set(toTerms(`${t}\n${k}\n${o}`));
  return named.filter((term) => ![term, ...synonymsOf(term)].some((word) => own.has(word))).length;
}

/** The part of the page that is named for what was asked, as an entry of the glossary may be. */
function namesake({ c = [] }: Entry, terms: readonly string[]): [string, string] | undefined {
  return c.find(([, title]) => toTerms(title).join(' ') === terms.join(' '));
}

function metBy(term: string, queryTerms: readonly string[]): number {
  if (queryTerms.includes(term)) return 1;
  return synonymsOf(term).some((other) => queryTerms.includes(other)) ? 0.7 : 0;
}

/** The share of the title's words that the question holds. */
function coverage(title: readonly string[], terms: readonly string[]): number {
  const last = terms.at(-1) ?? '';
  const shares = title.map((word): number => {
    if (terms.includes(word) || word.startsWith(last)) return 1;
    return terms.some((term) => synonymsOf(term).includes(word)) ? 0.6 : 0;
  });
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(title.length, 1);
}

/** A keyword of several words stands in the question as a whole, or is all of it. */
function saysKeyword({ k = '' }: Entry, all: readonly string[]): number {
  const meant = new Set(all.flatMap((word) => [word, ...synonymsOf(word)]));
  const said = k.split(', ').map((keyword) => {
    const words = toTerms(keyword);
    if (words.length < 2 || !words.every((word) => meant.has(word))) return 1;
    return (words.every((word) => all.includes(word)) ? 1.7 : 1.3) * (words.length === all.length ? 1.7 : 1);
  });
  return Math.max(...said);
}

function toHit({ result, met, terms }: { result: SearchResult; met: number; terms: readonly string[] }, entries: readonly Entry[]): Hit {
  const entry = entries[Number(result.id)] as Entry; // ids are the places in the list
  const places = (entry.c ?? []).map((place) => ({ place, met: toTerms(place[1]).filter((term) => result.terms.includes(term)).length }));
  const best = places.reduce((a, b) => (b.met > a.met ? b : a), { place: undefined as [string, string] | undefined, met: 0 });
  return { entry, place: namesake(entry, terms) ?? best.place, terms: result.terms, met };
}
