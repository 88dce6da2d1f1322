/** Lists of releases say the same again and again, each time of another release: files, and the folders that hold one for each release. */
export function isChangelog(path: string): boolean {
  return /(?:^|\/)(?:change-?logs?|changes|history|news|whats-?new|releases?(?:[-_ ]?(?:notes?|history))?)(?:[-_. ]?v?\d[^/]*|[-_.][a-z]{2})?(?:\/|\.[a-z]+$|$)/i.test(
    path,
  );
}
