import type { PageRule } from './define-rule.ts';

/** No word stands twice in a row. */
export const noRepeatedWord: PageRule = {
  id: 'no-repeated-word',
  visit: ({ report }) => ({
    text(node, view) {
      if (!mayRepeat(node.value)) return;
      const source = view.source(node);
      const isLinked = view.parents.at(-1)?.type === 'link';
      for (const match of source.matchAll(pattern)) {
        const [whole, first = '', gap = ''] = match;
        const word = whole.slice(first.length + gap.length);
        if (
          (word !== first && (/\p{Lu}/u.test(word) || isCode(first))) ||
          isMeant(first, source, match.index) ||
          isSaid(source, match, isLinked)
        )
          continue;
        const start = (node.position?.start.offset ?? 0) + match.index;
        const place = view.range(start + first.length + gap.length, start + whole.length);
        report({
          place,
          reason: `Unexpected second \`${word}\`, expected the word once`,
          note: 'Delete one of the two, or the sentence they belong to if another was meant.',
          actual: `${first} ${word}`,
          expected: [word],
        });
      }
    },
  }),
};

/** The same word again, in the same or another case at the start of a sentence, with nothing but space between. */
const pattern = /(?<![\p{L}\p{N}_'’.\-/@#$&])(\p{L}+)([ \t]*\r?\n[ \t>]*|[ \t]+)\1(?![\p{L}\p{N}_'’\-/(=:@]|\.\w)/giu;

/** Words that grammar or habit doubles, single letters, and names such as `Walla Walla`. */
const meant = new Set(
  'that had is was do so very really much many far sweet bye no yes ha na bla sie die der das dat vous nous se là sia passo'.split(' '),
);
/** `Sign in in the browser`: the first belongs to the verb. */
const verb = /\b(?:sign|log|plug|check|opt|zoom|turn|dial|type|fill|drop|hand|switch|carry|hold|base)(?:s|d|ed|g?ing|ged|ping|ped)?\s$/i;

/** `AR ar`: a code in both its forms. */
function isCode(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}

function isMeant(word: string, source: string, index: number): boolean {
  if (/^(?:in|on|out|off|up)$/i.test(word) && verb.test(source.slice(Math.max(0, index - 20), index))) return true;
  if ((word.length < 2 && word !== 'a') || meant.has(word.toLowerCase())) return true;
  const isName = /^\p{Lu}/u.test(word) && !/(?:^|[.!?]\s+)$/.test(source.slice(0, index));
  return isName || /^(?:\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Thai})/u.test(word);
}

/** `fix "the the"` speaks of the fault; a link on these two words is on a name; three of a word are meant. */
function isSaid(source: string, { 0: whole, 1: word = '', index }: RegExpExecArray, isLinked: boolean): boolean {
  const before = source.slice(0, index);
  const after = source.slice(index + whole.length);
  const isOften = new RegExp(`^\\s+${word}(?!\\p{L})`, 'iu').test(after) || new RegExp(`(?<!\\p{L})${word}\\s+$`, 'iu').test(before);
  const isQuoted = /["'“”‘’«»„]$/.test(before) && /^["'“”‘’«»]/.test(after);
  return isOften || isQuoted || (isLinked && before + after === '');
}

/** Whether two neighbors may be the same word: cheap, because every text of every page is asked. */
function mayRepeat(text: string): boolean {
  let before = 0;
  let length = 0;
  for (let start = 0; start < text.length;) {
    let end = start;
    while (end < text.length && text.charCodeAt(end) > 32) end += 1;
    if (
      (length > 1 || (length === 1 && text.charCodeAt(before) === 97)) &&
      end - start >= length &&
      isSame(text, { before, start, length })
    )
      return true;
    if (end > start) {
      before = start;
      while (before < end && text.charCodeAt(before) < 48) before += 1;
      length = end - before;
    }
    start = end + 1;
  }
  return false;
}

/** The second may have a sign behind it, `the the,`; letters differ from their capitals by one bit, or are not told apart here. */
function isSame(text: string, { before, start, length }: { before: number; start: number; length: number }): boolean {
  for (let at = 0; at < length; at += 1) if ((text.charCodeAt(before + at) | 32) !== (text.charCodeAt(start + at) | 32)) return false;
  return true;
}
