import type { PageRule } from './define-rule.ts';

/** No conflict of a merge is left in a page. */
export const noConflictMarker: PageRule = {
  id: 'no-conflict-marker',
  visit: ({ page, edition, report }) => ({
    root(node) {
      if (node !== edition.tree || !(page.source.includes('<<<<<<< ') || page.source.includes('>>>>>>> '))) return;
      const lines = withoutCode(page.source.split(/\r\n|\r|\n/));
      const isWhole = [/^<{7} /, /^={7}$/, /^>{7} /].every((sign) => lines.some((line) => sign.test(line)));
      for (const [index, line] of lines.entries()) {
        if (!(isWhole ? anySign : sureSign).test(line)) continue;
        report({
          place: page.places.line(index + 1),
          reason: `Unexpected \`${line.slice(0, 7)}\` of a merge conflict, expected one text`,
          note: 'Choose one of the two texts and delete the three lines of signs.',
        });
      }
    },
  }),
};

const anySign = /^(?:<{7} |={7}$|>{7} |\|{7} )/;
/** What git leaves where the others were deleted: a line of `=` underlines a heading, `>` before a sentence quotes it. */
const sureSign = /^(?:<{7} \S|>{7} (?:[\da-f]{7,40}\b|Stashed changes$|\S*\w\/\S+$|(?:HEAD|main|master)$))/;

/** A page about merging shows the signs in its code: the lines of code are empty here. */
function withoutCode(lines: readonly string[]): string[] {
  let fence: string | undefined;
  let isHtml = false;
  return lines.map((line) => {
    if (fence === undefined && /<pre\b/i.test(line)) isHtml = true;
    if (/<\/pre>/i.test(line)) isHtml = false;
    if (isHtml) return '';
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    const isFence = fence === undefined ? mark !== undefined : mark?.startsWith(fence) === true;
    const isInside = fence !== undefined || isFence;
    if (isFence) fence = fence === undefined ? mark : undefined;
    return isInside ? '' : line;
  });
}
