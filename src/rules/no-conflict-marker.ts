import type { PageRule } from './define-rule.ts';

/** No conflict of a merge is left in a page. */
export const noConflictMarker: PageRule = {
  id: 'no-conflict-marker',
  visit: ({ page, edition, report }) => ({
    root(node) {
      if (node !== edition.tree || !page.source.includes('<<<<<<< ')) return;
      const lines = withoutCode(page.source.split(/\r\n|\r|\n/));
      if (![/^<{7} /, /^={7}$/, /^>{7} /].every((sign) => lines.some((line) => sign.test(line)))) return;
      for (const [index, line] of lines.entries()) {
        if (!/^(?:<{7} |={7}$|>{7} |\|{7} )/.test(line)) continue;
        report({
          place: page.places.line(index + 1),
          reason: `Unexpected \`${line.slice(0, 7)}\` of a merge conflict, expected one text`,
          note: 'Choose one of the two texts and delete the three lines of signs.',
        });
      }
    },
  }),
};

/** A page about merging shows the signs in its code: the lines of code are empty here. */
function withoutCode(lines: readonly string[]): string[] {
  let fence: string | undefined;
  return lines.map((line) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    const isFence = fence === undefined ? mark !== undefined : mark?.startsWith(fence) === true;
    const isInside = fence !== undefined || isFence;
    if (isFence) fence = fence === undefined ? mark : undefined;
    return isInside ? '' : line;
  });
}
