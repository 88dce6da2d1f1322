import type { VFileMessage } from 'vfile-message';
import type { Report } from './index.ts';
import { fromWorkingFolder } from './path.ts';

/** One JSON object, on one line for each finding. */
export function toJson({ findings, pages, ms, workingFolder }: Report): string {
  const errors = findings.filter(({ fatal }) => fatal).length;
  const summary = { pages, errors, warnings: findings.length - errors, ms };
  const rows = findings.map((finding) => JSON.stringify(toRow(finding, workingFolder)));
  return `{"version":1,"summary":${JSON.stringify(summary)},"findings":[${rows.length > 0 ? `\n${rows.join(',\n')}\n` : ''}]}\n`;
}

function toRow(finding: VFileMessage, workingFolder: string): Record<string, unknown> {
  const { start, end } = rangeOf(finding);
  return {
    file: fromWorkingFolder(finding.file ?? '', workingFolder),
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    rule: finding.ruleId ?? '',
    severity: finding.fatal ? 'error' : 'warning',
    message: finding.reason,
    products: finding.products ?? [],
    note: finding.note ?? '',
    url: finding.url ?? '',
  };
}

/** Where a finding begins and ends; the end equals the start where it has no range. */
export function rangeOf({ place, line, column }: VFileMessage): {
  start: { line: number; column: number };
  end: { line: number; column: number };
} {
  if (place && 'start' in place) return place;
  const start = { line: line ?? 1, column: column ?? 1 };
  return { start, end: start };
}
