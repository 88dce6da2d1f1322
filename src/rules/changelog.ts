/** Lists of releases say the same again and again, each time of another release. */
export function isChangelog(path: string): boolean {
  return /(?:^|\/)(?:change|release|history|news)[^/]*$/i.test(path);
}
