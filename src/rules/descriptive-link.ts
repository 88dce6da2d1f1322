import type { MdastNode } from 'satteri';
import { headingText } from '../content-graph/anchors.ts';
import type { PageRule, Problem } from './define-rule.ts';

/** The words of a link say where it leads, read by themselves. */
export const descriptiveLink: PageRule = {
  id: 'descriptive-link',
  visit: ({ report }) => ({
    link(node, view) {
      if (!view.source(node).startsWith('[') || node.children[0]?.type === 'inlineCode') return; // code names a thing
      const place = placeOfWords(node);
      const problem = judgeWords(headingText(node)) ?? (isPictureWithoutWords(node) ? silentPicture : undefined);
      if (problem) report({ place: place ? view.range(place.start, place.end) : view.place(node), ...problem });
    },
    linkReference(node, view) {
      const problem = node.referenceType === 'full' ? judgeWords(headingText(node)) : undefined;
      const place = placeOfWords(node);
      if (problem && place) report({ place: view.range(place.start, place.end), ...problem });
    },
    element(element, view) {
      if (element.closing || element.name !== 'a' || !element.has('href')) return;
      const end = element.place().endOffset;
      const words = /^([^<{]*)<\/a\s*>/.exec(view.page.source.slice(end, end + 60))?.[1];
      const problem = words === undefined ? undefined : judgeWords(words);
      if (problem && words !== undefined) {
        const start = end + words.length - words.trimStart().length;
        report({ place: view.range(start, start + words.trim().length), ...problem });
      }
    },
  }),
};

/** Words that could stand on any link. */
const empty = new Set([
  'here',
  'click here',
  'right here',
  'over here',
  'see here',
  'this',
  'this page',
  'this link',
  'this one',
  'these',
  'link',
  'page',
  'more',
  'read more',
  'there',
]);

/** No empty words are longer, the signs around them included. */
const mostLetters = 40;

function judgeWords(words: string): Omit<Problem, 'place'> | undefined {
  if (words.length > mostLetters) return undefined;
  const plain = words
    .toLowerCase()
    .replace(/^[\s"'“‘(]+|[\s"'”’).,:;!…>»→]+$/g, '')
    .replace(/\s+/g, ' ');
  if (!empty.has(plain) || /^(?:Link|Page)$/.test(words.trim())) return undefined; // the names of types
  return {
    reason: `Unexpected words \`${words.trim()}\` on a link, expected words that say where it leads`,
    note: 'Put the name of the page, or of what the reader finds there, into the link.',
    actual: words.trim(),
  };
}

const silentPicture: Omit<Problem, 'place'> = {
  reason: 'Unexpected link on a picture without alternative text, expected words that say where it leads',
  note: 'Say between `![` and `]` where the link leads; who cannot see the picture hears nothing else.',
};

function isPictureWithoutWords({ children }: MdastNode & { children: readonly MdastNode[] }): boolean {
  const parts = children.filter((child) => !(child.type === 'text' && child.value.trim() === ''));
  return parts.length > 0 && parts.every((child) => child.type === 'image' && (child.alt ?? '').trim() === '');
}

function placeOfWords({ children }: MdastNode & { children: readonly MdastNode[] }): { start: number; end: number } | undefined {
  const start = children[0]?.position?.start.offset;
  const end = children.at(-1)?.position?.end.offset;
  return start === undefined || end === undefined ? undefined : { start, end };
}
