import type { EditionFacts, PageFacts } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import { type Passage, passagesOf } from '../content-graph/passages.ts';
import { likeness, runsOf } from '../content-graph/statements.ts';
import { contradictions, describe } from './contradiction.ts';
import type { Told, TellOnce } from './drift-told.ts';
import { isSameReader, scopeOf } from './same-reader.ts';

/** More pages of one title than this are a template. */
const mostTwins = 6;
/** Two paragraphs tell the same where this share of their runs of words is common; below, even best matches are by chance. */
const leastLikeness = 0.6;

interface Edition {
  page: PageFacts;
  edition: EditionFacts;
}

/** Pages of one title tell of one thing: paragraphs that match must state the same facts. */
export function tellTwins(graph: Graph, told: TellOnce): void {
  const titled = graph.pages
    .flatMap((page) => page.editions.map((edition) => ({ page, edition })))
    .filter(({ edition }) => edition.title !== '');
  for (const group of Map.groupBy(titled, ({ edition }) => edition.title.toLowerCase()).values()) {
    if (group.length < 2) continue;
    for (const twins of Map.groupBy(group, ({ page }) => scopeOf(page.path)).values()) {
      if (new Set(twins.map(({ page }) => page)).size <= mostTwins) tellAll(twins, told);
    }
  }
}

function tellAll(twins: readonly Edition[], told: TellOnce): void {
  for (const [index, one] of twins.entries()) {
    for (const other of twins.slice(index + 1)) {
      if (one.page !== other.page && isSameReader(one.edition, other.edition)) tellPair(one, other, told);
    }
  }
}

function tellPair(one: Edition, other: Edition, told: TellOnce): void {
  const { here, there } = withoutEqual(toTold(one), toTold(other));
  for (const passage of here) {
    const match = bestOf(passage, there);
    if (!match || bestOf(match, here) !== passage || passage.passage.facts === match.passage.facts) continue;
    const [statement, matching] = [told.read(passage), told.read(match)];
    if (likeness(runsOf(statement.frame), runsOf(matching.frame)) < leastLikeness) continue;
    const [first] = contradictions(statement, matching);
    if (!first) continue;
    told.report(
      one.page,
      one.edition,
      describe(first, passage.passage.place, `line ${match.passage.place.line} of \`${other.page.path}\``),
    );
    told.settle(other.edition, match.passage.place);
  }
}

function toTold({ page, edition }: Edition): Told[] {
  return passagesOf(edition).map((passage) => ({ page, edition, passage }));
}

/** Most of what twins say is the same. */
function withoutEqual(here: readonly Told[], there: readonly Told[]): { here: Told[]; there: Told[] } {
  const keyOf = ({ passage }: Told): string => `${passage.about} ${passage.facts}`;
  const [hereKeys, thereKeys] = [new Set(here.map(keyOf)), new Set(there.map(keyOf))];
  return { here: here.filter((told) => !thereKeys.has(keyOf(told))), there: there.filter((told) => !hereKeys.has(keyOf(told))) };
}

/** The passage that shares most shingles, where it shares more than chance gives. */
function bestOf({ passage }: Told, candidates: readonly Told[]): Told | undefined {
  let best: Told | undefined;
  let most = 1;
  for (const candidate of candidates) {
    const share = passage.about === candidate.passage.about ? Infinity : commonShingles(passage, candidate.passage);
    if (share > most) {
      most = share;
      best = candidate;
    }
  }
  return best;
}

function commonShingles(one: Passage, other: Passage): number {
  let count = 0;
  for (const shingle of one.shingles) if (other.shingles.includes(shingle)) count += 1;
  return count;
}
