import type { PageView } from '../content-graph/walk.ts';
import type { PageRule } from './define-rule.ts';

/** Asterisks that were meant to make words bold do so; the reader never sees them. */
export const noLiteralAsterisks: PageRule = {
  id: 'no-literal-asterisks',
  visit({ report }) {
    /** Where asterisks were opened in the current block that nothing has closed yet. */
    let open: number | undefined;
    return {
      paragraph: () => (open = undefined),
      heading: () => (open = undefined),
      text(node, view) {
        if (!node.value.includes('**')) return;
        const start = node.position?.start.offset ?? 0;
        for (const { index, length, isEmpty } of runsIn(view.page.source, start, node.position?.end.offset ?? start)) {
          if (isEmpty) tellEmpty(view, index, index + length);
          else if (open === undefined) open = index;
          else {
            tellPair(view, open, index + length);
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
    const isOperator = !isEmpty && /\s/.test(before) && /\s/.test(after);
    if (!isGlob && !isOperator && (isEmpty || written.length < 4)) runs.push({ index, length: written.length, isEmpty });
  }
  return runs;
}
