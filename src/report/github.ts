import type { VFileMessage } from 'vfile-message';
import { toSummary } from './count.ts';
import type { Report } from './index.ts';
import { rangeOf } from './json.ts';
import { fromRepository } from './path.ts';

/**
 * Workflow commands that GitHub turns into annotations of the lines, then the summary; the job summary is the `markdown` reporter's.
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function toGitHub(report: Report): string {
  const lines = report.findings.map((finding) => toCommand(finding, report));
  return `${[...lines, toSummary(report)].join('\n')}\n`;
}

function toCommand(finding: VFileMessage, report: Report): string {
  const { start, end } = rangeOf(finding);
  // Columns are refused where a range spans lines.
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  const properties = {
    file: fromRepository(finding.file ?? '', report),
    line: start.line,
    endLine: end.line,
    ...columns,
    title: finding.ruleId ?? '',
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const message = [finding.reason, finding.note ? `Fix: ${finding.note}` : ''].filter(Boolean).join('\n');
  return `::${finding.fatal ? 'error' : 'warning'} ${list.join(',')}::${escapeText(message)}`;
}

function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
