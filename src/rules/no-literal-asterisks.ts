import type { PageView } from '../content-graph/walk.ts';
import type { PageRule } from './define-rule.ts';

/** Asterisks that were meant to make words bold do so; the reader never sees them. */
export const noLiteralAsterisks: PageRule = {
  id: 'no-literal-asterisks',
  visit({ report }) {
    /** Where asterisks were opened in the current block that nothing has closed yet. */
    let open: Run | undefined;
    return {
      paragraph: () => (open = undefined),
      heading: () => (open = undefined),
      text(node, view) {
        if (!node.value.includes('*')) return;
        const start = node.position?.start.offset ?? 0;
        const end = node.position?.end.offset ?? start;
        if (!node.value.includes('**')) {
          for (const [from, to] of singlesIn(view.page.source.slice(start, end))) tellPair(view, start + from, start + to);
          return;
        }
        for (const run of runsIn(view.page.source, start, end)) {
          if (run.isEmpty) tellEmpty(view, run.index, run.index + run.length);
          else if (open === undefined || !isPair(view.page.source, open, run)) open = run;
          else {
            tellPair(view, open.index, run.index + run.length);
            open = undefined;
          }
        }
      },
    };
    function tellEmpty(view: PageView, from: number, to: number): void {
      report({
        place: view.range(from, to),
        reason: 'Unexpected asterisks that the reader sees, expected words between them or none',
        note: 'Delete them: bold without words shows as asterisks.',
      });
    }
    function tellPair(view: PageView, from: number, to: number): void {
      report({
        place: view.range(from, to),
        reason: 'Unexpected asterisks that the reader sees, expected bold words',
        note: 'Put spaces and full stops outside the asterisks, and a space between them and the next word.',
      });
    }
  },
};

interface Run {
  index: number;
  length: number;
  isEmpty: boolean;
  /** Spaces on both sides: it may be an operator. */
  isSpaced: boolean;
}

/** Runs of asterisks as written; globs such as `src/**` and operators between spaces are meant to be seen. */
function runsIn(source: string, start: number, end: number): Run[] {
  const runs: Run[] = [];
  for (const { index: at, 0: written } of source.slice(start, end).matchAll(/(?:\\\*){4}|\*{2,}/g)) {
    const index = start + at;
    const before = source[index - 1] ?? ' ';
    const after = source[index + written.length] ?? ' ';
    const isEmpty = written === '****' || written.startsWith('\\');
    const isGlob = before === '/' || after === '/' || before === '\\';
    const isSpaced = !isEmpty && /\s/.test(before) && /\s/.test(after);
    const isOperator = isSpaced && /[\w)]\s$/.test(source.slice(Math.max(0, index - 2), index)) && isOperand(source, index, written.length);
    if (!isGlob && !isOperator && (isEmpty || written.length < 4)) runs.push({ index, length: written.length, isEmpty, isSpaced });
  }
  return runs;
}

/** `2 ** 3`, `x ** n`: numbers and names of one letter. */
function isOperand(source: string, index: number, length: number): boolean {
  return (
    /(?<![\p{L}\p{N}])(?:\p{N}+|\p{L}|\))\s$/u.test(source.slice(Math.max(0, index - 12), index)) ||
    /^\s(?:\p{N}|\p{L}(?!\p{L})|\()/u.test(source.slice(index + length, index + length + 3))
  );
}

/** Two of which neither may be an operator; one that words lean on, whatever the other is; or both around the first words of a line. */
function isPair(source: string, open: Run, close: Run): boolean {
  if (open.isSpaced && close.isSpaced) return isAtLineStart(source, open.index);
  if (open.isSpaced) return /\S/.test(source[close.index - 1] ?? ' ');
  return !close.isSpaced || /\S/.test(source[open.index + open.length] ?? ' ');
}

function isAtLineStart(source: string, index: number): boolean {
  return /(?:^|\n)[ \t]*$/.test(source.slice(Math.max(0, index - 20), index));
}

/** `*Note:*the`: one asterisk behind a sign closes nothing when a letter follows. */
function* singlesIn(source: string): Generator<[number, number]> {
  for (const { index, 0: whole } of source.matchAll(/(?<![\p{L}\p{N}*\\/])\*(?=\p{L})[^*\n]{0,80}[.:!?]\*(?=\p{L})/gu))
    yield [index, index + whole.length];
}
