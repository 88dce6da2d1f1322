/** Two passages that seem to state the same facts in other words. */
export interface Rewording {
  passages: [string, string];
  /** Share of the words that both have in the same order, 0 to 1. */
  similarity: number;
}

/** Below this two passages are about different things. */
const leastSimilarity = 0.5;

/** What counts as a fact as it is written: labels, code, targets, the product's own words; numbers with units, addresses; names. */
const marked = /\*\*.+?\*\*|`[^`]+`|\]\([^)]+\)|\{product\.[\w.]+\}/g;
const numbers = /\d[\d.,:]*(?:\s?[a-z%]+)?|\S+@\S+|https?:\/\/\S+/gi;
const names = /(?<=[\p{L}\p{N},;:)]\s)\p{Lu}[\p{L}\p{N}]+|\p{L}+\p{Lu}[\p{L}\p{N}]*/gu;

/** Words that say where on the screen something is: two products put it in two places. */
const screenPlaces =
  /\b(?:left|right|upper|lower|top|bottom|foot|sidebar|toolbar|dashboard|breadcrumb|navigation|first|second|third|fourth|fifth|last)\b/g;

/** Words that join others and state nothing: what is left without them in both passages is compared for additions. */
const joining = new Set(
  'a an and are as at by for from in into is it its of on or so the their them then these this those to too which with'.split(' '),
);

/** Words that turn a statement round, or say how many. */
const turning =
  /\b(?:no|not|never|only|cannot|without|nobody|none|nothing|all|every|each|both|any|must|may|can|[a-z]+n't|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b/g;

/**
 * Pairs what only one edition says with what only the other says: of the pairs that sound alike, those whose numbers,
 * roles, labels, targets, names, places and turning words are the same were probably meant to be the same sentence. Where one
 * passage only says more than the other, something is stated that the other leaves out: no rewording.
 */
export function findRewordings(own: readonly string[], other: readonly string[], roles: readonly string[]): Rewording[] {
  const pairs = own.flatMap((a) => other.map((b) => compare(a, b)));
  const taken = new Set<string>();
  return pairs
    .filter((pair) => pair.similarity >= leastSimilarity)
    .toSorted((a, b) => b.similarity - a.similarity)
    .filter(({ passages: [a, b], isAddition }) => {
      if (taken.has(a) || taken.has(b)) return false;
      taken.add(a).add(b);
      return !isAddition && factsOf(a, roles) === factsOf(b, roles);
    })
    .map(({ passages, similarity }) => ({ passages, similarity }));
}

/** What a passage states, as one text: two passages with the same differ in words alone. */
function factsOf(passage: string, roles: readonly string[]): string {
  const plain = plainText(passage);
  const lower = plain.toLowerCase();
  const facts = [
    ...matches(passage, marked),
    ...matches(plain, numbers),
    ...matches(plain, names),
    ...matches(lower, screenPlaces),
    ...matches(lower, turning),
    ...roleWords(roles).filter((role) => new RegExp(`\\b${role}s?\\b`).test(lower)),
  ];
  return facts.toSorted().join('\n');
}

/** A role is often named by its last word alone: an editor. */
function roleWords(roles: readonly string[]): string[] {
  return [...new Set(roles.flatMap((role) => [role.toLowerCase(), role.toLowerCase().split(' ').at(-1) ?? '']))];
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([found]) => found);
}

/** Without the marks and targets. */
function plainText(passage: string): string {
  return passage.replace(/\]\([^)]*\)/g, ' ').replace(/\*\*|`|\[/g, '');
}

export function wordsOf(passage: string): string[] {
  return (
    plainText(passage)
      .toLowerCase()
      .match(/[\p{L}\p{N}{}]+(?:[.'’-][\p{L}\p{N}{}]+)*/gu) ?? []
  );
}

function compare(a: string, b: string): Rewording & { isAddition: boolean } {
  const [own, other] = [wordsOf(a), wordsOf(b)];
  const common = longestCommon(own, other);
  return { passages: [a, b], similarity: (2 * common) / Math.max(1, own.length + other.length), isAddition: saysMore(own, other) };
}

/** Whether one has every telling word of the other in the same order, and more. */
function saysMore(a: readonly string[], b: readonly string[]): boolean {
  const own = a.filter((word) => !joining.has(word));
  const other = b.filter((word) => !joining.has(word));
  return own.length !== other.length && longestCommon(own, other) === Math.min(own.length, other.length);
}

/** Number of words that both have in the same order. */
function longestCommon(own: readonly string[], other: readonly string[]): number {
  let last = new Array<number>(other.length + 1).fill(0);
  for (const word of own) {
    const row = [0];
    for (const [index, candidate] of other.entries()) {
      const best = word === candidate ? (last[index] ?? 0) + 1 : Math.max(row[index] ?? 0, last[index + 1] ?? 0);
      row.push(best);
    }
    last = row;
  }
  return last.at(-1) ?? 0;
}
