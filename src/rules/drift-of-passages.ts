import type { Graph } from '../content-graph/graph.ts';
import { passagesOf } from '../content-graph/passages.ts';
import { contradictions, describe, isAboutTheSame } from './contradiction.ts';
import type { TellOnce, Told } from './drift-told.ts';
import { areOfOneSubject, isOfOtherPackage, isWithin } from './drift-of-subjects.ts';
import { isSameReader, scopeOf } from './same-reader.ts';

/** More forms than this are a template, not a contradiction. */
const mostForms = 4;
/** A shingle that so many different passages share is a phrase. */
const mostSharers = 12;

/** Passages whose facts are the same, wherever they are told. */
interface Form {
  told: Told[];
}

/** What is told in the same words, on pages of whatever title, is told with the same facts. */
export function tellPassages(graph: Graph, told: TellOnce): void {
  for (const all of byScope(graph).values()) {
    const forms: Form[] = [];
    for (const group of Map.groupBy(all, ({ passage }) => passage.about).values()) {
      const found = [...Map.groupBy(group, ({ passage }) => passage.facts).values()].map((list) => ({ told: list }));
      if (found.length <= mostForms) tellForms(found, told);
      if (found.length <= mostForms) forms.push(...found);
    }
    tellLike(forms, told);
  }
}

function byScope(graph: Graph): Map<string, Told[]> {
  const scopes = new Map<string, Told[]>();
  for (const page of graph.pages) {
    const scope = scopeOf(page.path);
    const list = scopes.get(scope) ?? [];
    scopes.set(scope, list);
    for (const edition of page.editions) {
      for (const passage of passagesOf(edition))
        if (passage.facts !== 0 && passage.words >= leastWords) list.push({ page, edition, passage });
    }
  }
  return scopes;
}

const leastWords = 8;

/** Passages about the very same: what most of them say counts, of those that the same reader meets. */
function tellForms(forms: readonly Form[], told: TellOnce): void {
  const sorted = forms.toSorted((a, b) => b.told.length - a.told.length);
  for (const [index, rarer] of sorted.entries()) {
    for (const usual of sorted.slice(0, index)) {
      if (canDiffer(rarer, usual)) tellBetween(rarer, usual, told);
      else tellWithin(rarer, usual, told);
    }
  }
}

/** A page that says a thing once, and once more below it, in a part of the same part, otherwise. */
function tellWithin(one: Form, other: Form, told: TellOnce): void {
  const others = Map.groupBy(other.told, ({ edition }) => edition);
  for (const [edition, [a, again]] of Map.groupBy(one.told, (passage) => passage.edition)) {
    const [b, more] = others.get(edition) ?? [];
    if (!a || !b || again || more || a.passage.shape !== b.passage.shape) continue;
    const [right, wrong] = a.passage.place.offset < b.passage.place.offset ? [a, b] : [b, a];
    if (!isWithin(edition, right.passage.place.offset, wrong.passage.place.offset)) continue;
    const [found, ...rest] = contradictions(told.read(wrong), told.read(right));
    if (found?.kind !== 'figure' || rest.length > 0 || found.here.length === 0) continue;
    told.report(wrong.page, edition, describe(found, wrong.passage.place, `line ${right.passage.place.line}`));
  }
}

/** Passages about the same in somewhat other words. */
function tellLike(forms: readonly Form[], told: TellOnce): void {
  const byShingle = new Map<number, number[]>();
  for (const [
    index,
    {
      told: [first],
    },
  ] of forms.entries()) {
    for (const shingle of first?.passage.shingles ?? []) {
      const known = byShingle.get(shingle);
      if (!known) byShingle.set(shingle, [index]);
      else if (known.length <= mostSharers) known.push(index);
    }
  }
  const shared = new Map<number, number>();
  for (const sharers of byShingle.values()) {
    if (sharers.length > mostSharers) continue;
    for (const [at, one] of sharers.entries()) {
      for (const other of sharers.slice(at + 1)) {
        const pair = one * forms.length + other;
        const count = (shared.get(pair) ?? 0) + 1;
        shared.set(pair, count);
        if (count === leastShared) tellUnlike(forms[one], forms[other], told);
      }
    }
  }
}

/** Of six shingles; passages that have half of all shingles in common share two of the smallest nine times in ten. */
const leastShared = 2;

function tellUnlike(one: Form | undefined, other: Form | undefined, told: TellOnce): void {
  if (!one || !other || one.told[0]?.passage.about === other.told[0]?.passage.about || !canDiffer(one, other)) return;
  const isLater = other.told.length <= one.told.length;
  tellBetween(isLater ? other : one, isLater ? one : other, told);
}

/** What costs next to nothing is asked first: as many facts, not the same, on different pages. */
function canDiffer(one: Form, other: Form): boolean {
  const [a, b] = [one.told[0]?.passage, other.told[0]?.passage];
  return a?.shape === b?.shape && a?.facts !== b?.facts && !standSideBySide(one, other);
}

function tellBetween(wrong: Form, right: Form, told: TellOnce): void {
  const [first] = wrong.told;
  const [model] = right.told;
  if (!first || !model) return;
  const [here, there] = [told.read(first), told.read(model)];
  if (!isAboutTheSame(here, there)) return;
  const [found, ...more] = contradictions(here, there);
  if (!found || more.length > 0 || found.here.length === 0 || found.here.length !== found.there.length) return;
  if (found.kind === 'address' && [...found.here, ...found.there].some(({ value }) => isSupport(value, told))) return;
  for (const one of wrong.told) {
    const other = right.told.find((candidate) => isPair(one, candidate, told) && areOfOneSubject(one, candidate, { found, here, there }));
    if (other && !told.isTold(other.edition, other.passage.place))
      told.report(one.page, one.edition, describe(found, one.passage.place, `line ${other.passage.place.line} of \`${other.page.path}\``));
  }
}

/** Where one page says both, it speaks of two things: of two roles, one after the other, or of two hosts. */
function standSideBySide(one: Form, other: Form): boolean {
  const pages = new Set(one.told.map(({ page }) => page));
  return other.told.some(({ page }) => pages.has(page));
}

/** `support-email` judges what stands in the place of this address, and mends it. */
function isSupport(address: string, { graph }: TellOnce): boolean {
  return Object.values(graph.config.products).some(({ supportEmail }) => supportEmail?.toLowerCase() === address);
}

/** One reader meets both, and the pages are of one site. */
function isPair(one: Told, other: Told, { graph }: TellOnce): boolean {
  return one.page !== other.page && isSameReader(one.edition, other.edition) && !isOfOtherPackage(graph, one.page, other.page);
}
