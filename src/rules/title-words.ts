const stopWords = new Set(
  'a an the to of in on for with and or from by at as is are be it its do does can cannot cant i im my you your we our not no how what when why where who this that there these into after if then s t'.split(
    ' ',
  ),
);

/**
 * The words of a title that carry its meaning, cut so that `invite`, `inviting` and `invitation` are one, and `log` and `logging`.
 * Words of other scripts stay whole; an empty set says that nothing can be compared.
 */
export function titleWords(title: string): Set<string> {
  const words = new Set<string>();
  for (const [word] of title
    .toLowerCase()
    .replace(/['’]/g, '')
    .matchAll(/[\p{L}\p{N}]+/gu)) {
    if (!stopWords.has(word)) words.add(stem(word));
  }
  return words;
}

/** Cuts endings off English words; five letters are left of long ones. */
function stem(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  const bare = word
    .replace(/(?:ies|y|s)$/, '')
    .replace(/(?:ing|ed|e)$/, '')
    .replace(/([bdgmnpt])\1$/, '$1');
  return (bare.length < 3 ? word : bare).slice(0, 5);
}

/** How many words two titles share. */
export function sharedWords(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let count = 0;
  for (const word of one) if (other.has(word)) count += 1;
  return count;
}

/** `hpc` is what `High-performance computing` begins with. */
export function isInitials(name: string, title: string): boolean {
  const initials = [...title.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].map(([letter]) => letter.toLowerCase()).join('');
  return name.split(/[^a-z0-9]+/i).some((part) => part.length > 1 && initials.includes(part.toLowerCase()));
}
