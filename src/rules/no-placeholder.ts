import type { PageRule } from './define-rule.ts';

/** Nothing that was to be filled in later is left in a page. */
export const noPlaceholder: PageRule = {
  id: 'no-placeholder',
  visit: ({ report }) => ({
    text(node, view) {
      if (!mayHold(node.value) || (isTask.test(node.value) && isName.has(view.parents.at(-1)?.type ?? ''))) return;
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
  return text.includes('[') || text.includes('.....') || text.includes('……') || marks.some((mark) => text.includes(mark));
}

const marks = ['TODO', 'FIXME', 'TBD', 'XXX:', 'orem ipsum', 'OREM IPSUM', 'oming soon', 'nder construction', 't here', 'n here'];

/** As the words of a link or a heading it is the name of a list. */
const isTask = /^(?:TODO|FIXME)$/;
const isName = new Set(['heading', 'link', 'linkReference']);

/** Only what nobody writes for a reader: capitals, brackets with a blank to fill, dots in a row, filler text. */
const pattern =
  /(?<![\p{L}\p{N}_/."“'`-])(?:TODO|FIXME|TBD|XXX):(?=\s|$)|^\(?(?:TODO|FIXME)(?:\)?[.!]?$|(?= \p{Ll}+ (?:the|an?|this|how|what|why|more|all)\b))|(?<![\p{L}\p{N}_/."“'`-])TBD(?=[.)]?$)|\\?\[(?:SOME|YOUR|INSERT|ADD|TO BE|NAME OF)(?: [A-Z]+)*\\?\](?!\(|\[|:)|\\?\[(?:[Ii]nsert(?: [\p{L}-]+){0,4} (?:here|name|number|link|date|text|image|title|address|URL)|[Nn]ame of(?: [\p{L}-]+){1,6})\\?\](?!\(|\[|:)|\b(?:[Ll]orem ipsum|LOREM IPSUM)\b|\.{6,}|…{3,}|\b[Cc]oming soon\b(?:\.{0,3}|!)$|\b(?:[Pp]age|[Ss]ection|[Aa]rticle|[Cc]hapter) is (?:still |currently )?under construction\b|^(?:Add|Insert|Your|Some) (?:text|content|description) here\b[.…]*$/gu;
