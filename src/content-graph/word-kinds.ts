import { numberWords, roleKinds, roles, smallWords, units } from './fact-words.ts';

/** What a word is to a passage; one that is not listed says what the passage is about. */
type Kind = 'small' | 'role' | 'roleKind' | 'unit' | 'number';

/** What the hash of a word without its plural `s` stands for. */
export function kindOfWord(word: number): Kind | undefined {
  return mayBeListed[word & tableMask] === 1 ? kinds.get(word) : undefined;
}

/** The first list that a word is in counts. */
const kinds: ReadonlyMap<number, Kind> = new Map([
  ...listed(units, 'unit'),
  ...listed(Object.keys(numberWords), 'number'),
  ...listed(roleKinds, 'roleKind'),
  ...listed(roles, 'role'),
  ...listed(smallWords, 'small'),
]);

const tableMask = 0xfff;
/** A quick no for most words. */
const mayBeListed = new Uint8Array(tableMask + 1);
for (const word of kinds.keys()) mayBeListed[word & tableMask] = 1;

function listed(words: readonly string[], kind: Kind): [number, Kind][] {
  return words.map((word) => [stemHash(word), kind]);
}

/** As a passage's reader makes it: without a plural `s`. */
function stemHash(word: string): number {
  const stem = word.length > 3 ? word.replace(/s$/, '') : word;
  let hash = 0x811c9dc5;
  for (let at = 0; at < stem.length; at += 1) hash = Math.imul(hash ^ (stem.charCodeAt(at) | 0x20), 0x01000193);
  return hash;
}
