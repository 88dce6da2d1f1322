import type { PageView } from '../content-graph/walk.ts';
import type { PageRule } from './define-rule.ts';

interface Run {
  /** Some put two spaces behind every full stop: then that is their way. */
  isAfterSentence: boolean;
  tell: () => void;
}

/** Words are one space apart, and so are the signs of a heading and its words. */
export const noDoubleSpace: PageRule = {
  id: 'no-double-space',
  visit({ edition, report }) {
    const runs: Run[] = [];
    let sentences = 0;
    const add = (view: PageView, offset: number, endOffset: number, isAfterSentence: boolean): void => {
      const place = view.range(offset, endOffset);
      const fix = place.file === undefined ? [{ offset, endOffset, text: ' ' }] : undefined;
      const reason = `Unexpected ${endOffset - offset} spaces, expected one`;
      runs.push({
        isAfterSentence,
        tell: () => report({ place, reason, note: 'Delete all but one.', ...(fix && { fix }) }),
      });
    };
    return {
      heading(node, view) {
        const start = node.position?.start.offset ?? 0;
        const head = /^#+( {2,})(?=\S)/.exec(view.source(node));
        if (head?.[1]) add(view, start + head[0].length - head[1].length, start + head[0].length, false);
      },
      text(node, view) {
        const start = node.position?.start.offset ?? 0;
        const { source } = view.page;
        const text = view.source(node);
        sentences += text.match(/[.!?] (?=\S)/g)?.length ?? 0;
        if (!text.includes('  ')) return;
        for (const { index, 0: spaces } of text.matchAll(/ {2,}/g)) {
          const [from, to] = [start + index, start + index + spaces.length];
          const before = source[from - 1] ?? '\n';
          if (/[\s|]/.test(before) || /[\s|]/.test(source[to] ?? '\n') || isLineStart(source, from)) continue;
          add(view, from, to, /[.!?]/.test(before));
        }
      },
      leave(node) {
        if (node !== edition.tree) return;
        const afterSentences = runs.filter((run) => run.isAfterSentence).length;
        for (const run of runs) if (!run.isAfterSentence || afterSentences <= sentences) run.tell();
      },
    };
  },
};

/** Behind the sign of a list, a quotation or a heading the author may indent. */
function isLineStart(source: string, offset: number): boolean {
  const line = source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[\s>]*(?:[-*+]|\d+[.)]|#+|\|)?\s*$/.test(line);
}
