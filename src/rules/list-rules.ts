import { styleText } from 'node:util';
import { rules } from './preset.ts';

/** A table of all rules: their severity in each preset, and whether `--fix` mends some of their findings. */
export function listRules(hasColor: boolean): string {
  const head = ['rule', 'links', 'recommended', 'strict', 'fixable'];
  const rows = Object.entries(rules)
    .map(([id, row]) => [id, row.links, row.recommended, row.strict, row.fixable ? 'yes' : 'no'])
    .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const lines = [head, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const [first = '', ...rest] = lines;
  return `${[hasColor ? styleText('bold', first, { validateStream: false }) : first, ...rest].join('\n')}\n`;
}
