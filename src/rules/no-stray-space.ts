import type { PageRule, Problem } from './define-rule.ts';

/** No line ends with spaces that do nothing, and no file with empty lines. */
export const noStraySpace: PageRule = {
  id: 'no-stray-space',
  visit({ page, edition, report }) {
    const code: [number, number][] = [];
    const own = (node: { position?: { start: { offset?: number }; end: { offset?: number } } | undefined }): void => {
      code.push([node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]);
    };
    return {
      code: own,
      html: own,
      leave(node) {
        if (node !== edition.tree) return;
        for (const [offset, endOffset] of strayIn(page.source)) {
          if (code.some(([start, end]) => offset >= start && offset < end)) continue;
          report(describe(page.places.range(offset, endOffset), endOffset === page.source.length));
        }
      },
    };
  },
};

/** One space at the end of a line; more of them where no line follows that they could break; empty lines at the end. */
function* strayIn(source: string): Generator<[number, number]> {
  for (const { index, 0: whole } of source.matchAll(/(?<=\S)(?: (?=\r?\n)|[ \t]*\t[ \t]*(?=\r?\n)|[ \t]{2,}(?=\r?\n[ \t]*(?:\r?\n|$)))/g))
    yield [index, index + whole.length];
  const end = /(?<=\S[^\n]*\n)\s*\n$|(?<=\S)[ \t]+$/.exec(source);
  if (end) yield [end.index, source.length];
}

function describe(place: Problem['place'], isEnd: boolean): Problem {
  const { offset, endOffset } = place;
  return {
    place,
    reason: isEnd
      ? 'Unexpected empty line at the end of the file, expected one line end'
      : 'Unexpected space at the end of the line, expected none',
    note: 'Delete it.',
    fix: [{ offset, endOffset, text: '' }],
  };
}
