import { styleText } from 'node:util';
import type { VFileMessage } from 'vfile-message';
import { countErrors, toSummary } from './count.ts';
import type { Report } from './index.ts';
import { rangeOf } from './json.ts';
import { fromWorkingFolder } from './path.ts';

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan' | 'underline';
type Paint = (style: Style | Style[], text: string) => string;

/** For people: findings by file, each with its line of source, the remedy and the rule; then one line of summary. */
export function toText(report: Report): string {
  const entries = toEntries(report);
  return `${entries}${entries === '' ? '' : '\n\n'}${toLastLine(report)}\n`;
}

/** The findings alone, by file. */
export function toEntries(report: Report): string {
  const paint = painterFor(report);
  const byFile = Map.groupBy(report.findings, (finding) => finding.file ?? '');
  const files = [...byFile].map(([file, findings]) => {
    const lines =
      report
        .read(file)
        ?.replace(/^\uFEFF/, '')
        .split(/\r\n|\r|\n/) ?? [];
    const title = paint(['bold', 'underline'], harmless(fromWorkingFolder(file, report.workingFolder)));
    return [title, ...findings.map((finding) => entry(finding, lines, report, paint))].join('\n\n');
  });
  return files.join('\n\n');
}

function entry(finding: VFileMessage, lines: string[], { workingFolder, columns }: Report, paint: Paint): string {
  const { start } = rangeOf(finding);
  const severity = finding.fatal ? paint('red', 'error') : paint('yellow', 'warning');
  const place = `${start.line}:${start.column}`;
  const rule = finding.ruleId ?? '';
  const said = wrap(`${harmless(finding.reason)}${productsOf(finding)}  ${rule}`, columns, place.length + (finding.fatal ? 11 : 13));
  const head = `  ${paint('bold', place)}  ${severity}  ${said.slice(0, said.length - rule.length)}${paint('dim', rule)}`;
  const parts = [head, ...frame(finding, lines, columns, paint)];
  if (finding.note) parts.push(`     ${paint('cyan', 'Fix')}  ${wrap(harmless(finding.note), columns, 10)}`);
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

/** Columns of a line of source where nothing is known of the screen. */
const usualWidth = 100;

function frame(finding: VFileMessage, lines: string[], columns: number | undefined, paint: Paint): string[] {
  const { start, end } = rangeOf(finding);
  const line = lines[start.line - 1]?.replaceAll('\t', ' ');
  if (line === undefined || line.trim() === '') return [];
  const margin = String(start.line).length;
  // The line of source stands behind its number, between two ellipses.
  const width = columns === undefined ? usualWidth : Math.max(20, Math.min(usualWidth, columns - margin - 10));
  const { from, to } = cut(line, start.column - 1, width);
  const open = from > 0 ? '…' : '';
  const shown = `${open}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
  const before = `${open}${line.slice(from, start.column - 1)}`;
  const faulty = line.slice(start.column - 1, Math.min(to, end.line === start.line ? end.column - 1 : line.length));
  return [
    `     ${paint('dim', `${start.line} │`)} ${harmless(shown)}`,
    `     ${' '.repeat(margin)} ${paint('dim', '│')} ${' '.repeat(widthOf(before))}${paint('red', '^'.repeat(Math.max(1, widthOf(faulty))))}`,
  ];
}

/** The part of a line that is shown around a place: no wider than so many columns, no sign cut in two. */
function cut(line: string, place: number, width: number): { from: number; to: number } {
  const isInSign = (at: number): boolean => /^[\uDC00-\uDFFF]$/.test(line.charAt(at));
  const lead = Math.floor(width * 0.4);
  const start = Math.max(0, Math.min(place - lead, line.length - width));
  const from = isInSign(start) ? start + 1 : start;
  let to = Math.min(line.length, from + width);
  while (to > from + 1 && widthOf(line.slice(from, to)) > width) to -= 1;
  return { from, to: isInSign(to) ? to - 1 : to };
}

/** Words over several lines, those behind the first set in. */
function wrap(text: string, columns: number | undefined, indent: number): string {
  if (columns === undefined || columns < indent + 20) return text;
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (lines.length === 0 || widthOf(longer) <= columns - indent) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines.map((line) => line.trimEnd()).join(`\n${' '.repeat(indent)}`);
}

const ellipsis = '…'.charCodeAt(0);
const wide = /\p{Emoji_Presentation}|\uFE0F|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/u;

/** Columns of a terminal: most signs take one, those of East Asian scripts and emoji two, combining ones none. */
function widthOf(text: string): number {
  if (isNarrow(text)) return text.length;
  let columns = 0;
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) columns += wide.test(segment) ? 2 : 1;
  return columns;
}

/** Only signs of one column; asked so often that a pattern would be slow. */
function isNarrow(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127 && code !== ellipsis) return false;
  }
  return true;
}

/** How things stand. */
export function toLastLine(report: Report): string {
  const { findings } = report;
  return painterFor(report)(findings.length === 0 ? 'green' : countErrors(findings) > 0 ? 'red' : 'yellow', toSummary(report));
}

function painterFor({ hasColor }: Report): Paint {
  return (style, text) => (hasColor ? styleText(style, text, { validateStream: false }) : text);
}

/** A page must not be able to steer the terminal that shows it, nor a CI system that obeys lines beginning with `::`. */
export function harmless(text: string): string {
  return text
    .replace(/[\n\t]+/g, ' ')
    .replace(/[\0-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069]/g, '\uFFFD')
    .replace(/^\s*::/, '\uFFFD::');
}
