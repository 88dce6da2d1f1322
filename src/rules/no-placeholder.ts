import type { PageRule } from './define-rule.ts';

/** Nothing that was to be filled in later is left in a page. */
export const noPlaceholder: PageRule = {
  id: 'no-placeholder',
  visit: ({ report }) => ({
    text(node, view) {
      if (!mayHold(node.value)) return;
      const source = view.source(node);
      for (const { index, 0: words } of source.matchAll(pattern)) {
        const start = (node.position?.start.offset ?? 0) + index;
        report({
          place: view.range(start, start + words.length),
          reason: `Unexpected placeholder \`${words.length > 40 ? `${words.slice(0, 40)}…` : words}\`, expected the words it stands for`,
          note: 'Write what belongs there, or delete the sentence.',
          actual: words,
        });
      }
    },
  }),
};

/** A part of each of them: cheap, because every text of every page is asked. */
function mayHold(text: string): boolean {
  return text.includes('[') || text.includes('.....') || text.includes('oming soon') || text.includes('orem ipsum') || /[OEDX]:/.test(text);
}

/** Only what nobody writes for a reader: capitals, brackets with a blank to fill, dots in a row, filler text. */
const pattern =
  /(?<![\p{L}\p{N}_/.-])(?:TODO|FIXME|TBD|XXX):(?=\s|$)|\\?\[(?:SOME|YOUR|INSERT|ADD|TO BE|NAME OF)(?: [A-Z]+)*\\?\](?!\()|\blorem ipsum\b|\.{6,}|\b[Cc]oming soon\b\.{0,3}$/gu;
