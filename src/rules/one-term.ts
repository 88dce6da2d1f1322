import { smallWords } from '../content-graph/fact-words.ts';
import type { Place } from '../content-graph/place.ts';
import type { PageRule } from './define-rule.ts';

/** A page calls one thing by one name: not by its short form here and in full there. Bold words are the screen's own. */
export const oneTerm: PageRule = {
  id: 'one-term',
  visit({ edition, report }) {
    /** By the term in full: where its short form stands first, and whether the page has it in full as well. */
    const terms = new Map<string, { short?: { written: string; right: string; place: Place }; isInFull?: true; isIntroduced?: true }>();
    return {
      text(node, view) {
        if (!mayHold.test(node.value) || view.parents.some(({ type }) => type === 'strong')) return;
        const source = view.source(node);
        for (const { index, 0: written, groups } of source.matchAll(pattern)) {
          const { kind = '', word = '' } = groups ?? {};
          if (isSmall.has(kind.toLowerCase())) continue;
          const full = fullForms[word.toLowerCase()];
          const key = `${kind} ${full ?? word}`.toLowerCase();
          const term = terms.get(key) ?? {};
          terms.set(key, term);
          const start = (node.position?.start.offset ?? 0) + index;
          if (full === undefined) term.isInFull = true;
          else if (/(?:\(|\bor )$/.test(source.slice(0, index))) term.isIntroduced = true;
          else term.short ??= { written, right: written.replace(/\S+$/, full), place: view.range(start, start + written.length) };
        }
      },
      leave(node) {
        if (node !== edition.tree) return;
        for (const { short, isInFull, isIntroduced } of terms.values()) {
          if (!short || !isInFull || isIntroduced) continue;
          report({
            place: short.place,
            reason: `Unexpected \`${short.written}\`, expected \`${short.right}\` as elsewhere on this page`,
            note: 'Call one thing by one name: the reader looks for a difference where there are two.',
            actual: short.written,
            expected: [short.right],
          });
        }
      },
    };
  },
};

const fullForms: Readonly<Record<string, string>> = {
  admin: 'administrator',
  app: 'application',
  org: 'organization',
  repo: 'repository',
};

const isSmall = new Set(smallWords);
const words = Object.entries(fullForms).flat().join('|');
const mayHold = new RegExp(`\\s(?:${Object.keys(fullForms).join('|')})`, 'i');
/** A word that says which, and the word in either form, in the singular or not. */
const pattern = new RegExp(String.raw`(?<![\w-])(?<kind>[a-z]+)\s(?<word>${words})s?(?![\w-]|\.\w)`, 'gi');
