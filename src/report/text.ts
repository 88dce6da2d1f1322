import { styleText } from 'node:util';
import type { VFileMessage } from 'vfile-message';
import type { Report } from './index.ts';
import { rangeOf } from './json.ts';
import { fromWorkingFolder } from './path.ts';

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan' | 'underline';
type Paint = (style: Style | Style[], text: string) => string;

/** For people: findings by file, each with its line of source, the remedy and the rule; then one line of summary. */
export function toText(report: Report): string {
  const paint: Paint = (style, text) => (report.hasColor ? styleText(style, text, { validateStream: false }) : text);
  const byFile = Map.groupBy(report.findings, (finding) => finding.file ?? '');
  const files = [...byFile].map(([file, findings]) => {
    const lines =
      report
        .read(file)
        ?.replace(/^\uFEFF/, '')
        .split(/\r\n|\r|\n/) ?? [];
    const title = paint(['bold', 'underline'], fromWorkingFolder(file, report.workingFolder));
    return [title, ...findings.map((finding) => entry(finding, lines, report.workingFolder, paint))].join('\n\n');
  });
  return `${[...files, summary(report, paint)].join('\n\n')}\n`;
}

function entry(finding: VFileMessage, lines: string[], workingFolder: string, paint: Paint): string {
  const { start } = rangeOf(finding);
  const severity = finding.fatal ? paint('red', 'error') : paint('yellow', 'warning');
  const head = `  ${paint('bold', `${start.line}:${start.column}`)}  ${severity}  ${finding.reason}${productsOf(finding)}  ${paint('dim', finding.ruleId ?? '')}`;
  const parts = [head, ...frame(finding, lines, paint)];
  if (finding.note) parts.push(`     ${paint('cyan', 'Fix')}  ${finding.note}`);
  if (finding.includedBy?.length) {
    parts.push(
      `     ${paint('dim', `Included by ${finding.includedBy.map((file) => fromWorkingFolder(file, workingFolder)).join(', ')}`)}`,
    );
  }
  return parts.join('\n');
}

/** Says in which products a fault is met only where it is not all of them. */
function productsOf({ products = [], fine = [] }: VFileMessage): string {
  return products.length > 0 && fine.length > 0 ? ` (in ${products.join(', ')}; fine in ${fine.join(', ')})` : '';
}

const width = 100;

function frame(finding: VFileMessage, lines: string[], paint: Paint): string[] {
  const { start, end } = rangeOf(finding);
  const line = lines[start.line - 1]?.replaceAll('\t', ' ');
  if (line === undefined || line.trim() === '') return [];
  const from = Math.max(0, Math.min(start.column - 1 - 40, line.length - width));
  const shown = `${from > 0 ? '…' : ''}${line.slice(from, from + width)}${line.length > from + width ? '…' : ''}`;
  const length = Math.max(
    1,
    Math.min(end.line === start.line ? end.column - start.column : line.length - start.column + 1, from + width - start.column + 1),
  );
  const indent = start.column - 1 - from + (from > 0 ? 1 : 0);
  const margin = String(start.line).length;
  return [
    `     ${paint('dim', `${start.line} │`)} ${shown}`,
    `     ${' '.repeat(margin)} ${paint('dim', '│')} ${' '.repeat(indent)}${paint('red', '^'.repeat(length))}`,
  ];
}

function summary({ findings, pages, ms }: Report, paint: Paint): string {
  const errors = findings.filter(({ fatal }) => fatal).length;
  const warnings = findings.length - errors;
  const where = `in ${count(pages, 'page')}, ${ms} ms`;
  if (findings.length === 0) return paint('green', `No findings ${where}`);
  const parts = [errors > 0 ? paint('red', count(errors, 'error')) : '', warnings > 0 ? paint('yellow', count(warnings, 'warning')) : ''];
  return `${parts.filter(Boolean).join(', ')} ${where}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
