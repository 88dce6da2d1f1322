import type { VFileMessage } from 'vfile-message';
import { count, toSummary } from './count.ts';
import type { Report } from './index.ts';
import { rangeOf } from './json.ts';
import { fromRepository } from './path.ts';

/** More rows than anybody reads; and GitHub shows no job summary above 1 MiB, where other steps' words may stand already. */
const most = 1000;
const mostBytes = 900_000;

/** A table of the findings, for a job summary or a comment. */
export function toMarkdown(report: Report): string {
  const { findings } = report;
  const heading = `## Unstuck\n\n${toSummary(report)}\n`;
  if (findings.length === 0) return heading;
  const rows = rowsThatFit(report);
  const more = findings.length > rows.length ? `\n${count(findings.length - rows.length, 'more finding')} left out.\n` : '';
  return `${heading}\n| Place | Severity | Finding | Fix | Rule |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n${more}`;
}

function rowsThatFit(report: Report): string[] {
  const rows: string[] = [];
  let bytes = 0;
  for (const finding of report.findings.slice(0, most)) {
    const row = toRow(finding, report);
    bytes += Buffer.byteLength(row) + 1;
    if (bytes > mostBytes) break;
    rows.push(row);
  }
  return rows;
}

function toRow(finding: VFileMessage, report: Report): string {
  const { start } = rangeOf(finding);
  const place = `${fromRepository(finding.file ?? '', report)}:${start.line}:${start.column}`;
  const cells = [place, finding.fatal ? 'error' : 'warning', finding.reason, finding.note ?? '', finding.ruleId ?? ''];
  return `| ${cells.map(toCell).join(' | ')} |`;
}

/** Pages are written by strangers: outside back-ticks nothing of them may become a link, an image, HTML or a new column. */
function toCell(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replace(/[\\<>[\]*_~&@]/g, '\\$&')))
    .join('')
    .replaceAll('|', '\\|');
}
