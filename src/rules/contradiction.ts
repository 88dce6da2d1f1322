import { type FactKind, isMark, type StatedFact, type Statement } from '../content-graph/statements.ts';
import { smallWords } from '../content-graph/fact-words.ts';
import type { Place } from '../content-graph/place.ts';
import type { Problem } from './define-rule.ts';

/** What two passages that tell the same thing disagree in: facts of one kind that only one of them has. */
export interface Contradiction {
  kind: FactKind;
  /** What only this passage says, and what only the other says; one of them may be empty. */
  here: StatedFact[];
  there: StatedFact[];
}

const kinds: FactKind[] = ['figure', 'address', 'path', 'role', 'label'];

/** By kind, the facts of each that the other does not have in any form. */
export function contradictions(here: Statement, there: Statement): Contradiction[] {
  return kinds
    .map((kind) => ({ kind, here: lacking(here, there, kind), there: lacking(there, here, kind) }))
    .filter((found) => found.here.length + found.there.length > 0);
}

function lacking({ facts }: Statement, other: Statement, kind: FactKind): StatedFact[] {
  const text = other.text.toLowerCase();
  return facts.filter(
    (fact) =>
      fact.kind === kind &&
      !other.facts.some(({ value }) => value === fact.value) &&
      !hasWords(text, fact.text.toLowerCase().replace(/s$/, '')),
  );
}

/** Words, not letters: `4 hours` does not stand in `24 hours`. */
function hasWords(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!/[\p{L}\p{N}.,]/u.test(text[at - 1] ?? ' ')) return true;
  }
  return false;
}

/** The finding at one of the two places. */
export function describe({ here, there }: Contradiction, place: Place, where: string): Problem {
  const [actual] = here;
  const [expected] = there;
  return {
    place,
    reason:
      actual && expected
        ? `Unexpected \`${actual.text}\`, expected \`${expected.text}\` as on ${where}`
        : actual
          ? `Unexpected \`${actual.text}\`, expected the facts of ${where}, which does not say it`
          : `Unexpected text without \`${expected?.text}\`, expected it as on ${where}`,
    note: 'Find out which is true, and say it in one place that the other links to.',
    ...(actual && { actual: actual.text }),
    expected: expected ? [expected.text] : [],
  };
}

const small = new Set(smallWords);

/** The words that say what a statement is about; `spaces` and `space` are one. */
function subjectsOf({ frame }: Statement): Set<string> {
  return new Set(frame.filter((word) => !isMark(word) && !small.has(word)).map(singular));
}

export function singular(word: string): string {
  return word.length > 3 ? word.replace(/s$/, '') : word;
}

/**
 * Whether two statements are about the same: what one has more may make a sentence longer, but one word for another,
 * `applications` for `invitations`, makes it another sentence.
 */
export function isAboutTheSame(one: Statement, other: Statement): boolean {
  const [a, b] = [subjectsOf(one), subjectsOf(other)];
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a];
  return fewer.size >= leastSubjects && more.size - fewer.size <= fewer.size / 3 && [...fewer].every((word) => more.has(word));
}

const leastSubjects = 3;
