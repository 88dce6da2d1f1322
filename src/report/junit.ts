import type { VFileMessage } from 'vfile-message';
import { countErrors } from './count.ts';
import type { Report } from './index.ts';
import { rangeOf } from './json.ts';
import { fromRepository } from './path.ts';

/** JUnit's XML, one suite for each file with findings: an error is a failed case, a warning a skipped one. */
export function toJUnit(report: Report): string {
  const { findings, ms } = report;
  const byFile = [...Map.groupBy(findings, (finding) => fromRepository(finding.file ?? '', report))];
  const seconds = (ms / 1000).toFixed(3);
  const totals = `tests="${Math.max(1, findings.length)}" failures="${countErrors(findings)}" errors="0" time="${seconds}"`;
  const suites = byFile.length > 0 ? byFile.map(([file, found]) => toSuite(file, found)) : [cleanSuite(report)];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="unstuck" ${totals}>\n${suites.join('\n')}\n</testsuites>\n`;
}

/** A report without a case counts as broken in several CI systems. */
function cleanSuite({ pages }: Report): string {
  return toElement('unstuck', { tests: 1, failures: 0, skipped: 0 }, [
    `    <testcase classname="unstuck" name="${escapeXml(`No findings, pages: ${pages}`)}"/>`,
  ]);
}

function toSuite(file: string, findings: readonly VFileMessage[]): string {
  const failures = countErrors(findings);
  const counts = { tests: findings.length, failures, skipped: findings.length - failures };
  return toElement(
    file,
    counts,
    findings.map((finding) => toCase(file, finding)),
  );
}

function toElement(name: string, counts: Record<string, number>, cases: readonly string[]): string {
  const attributes = Object.entries(counts).map(([key, value]) => `${key}="${value}"`);
  return `  <testsuite name="${escapeXml(name)}" ${attributes.join(' ')} errors="0">\n${cases.join('\n')}\n  </testsuite>`;
}

function toCase(file: string, finding: VFileMessage): string {
  const { start } = rangeOf(finding);
  const name = `${start.line}:${start.column} ${finding.ruleId ?? ''}`;
  const reason = escapeXml(finding.reason);
  const details = escapeXml([`${file}:${start.line}:${start.column}`, finding.reason, finding.note ?? ''].filter(Boolean).join('\n'));
  const outcome = finding.fatal
    ? `<failure message="${reason}" type="${escapeXml(finding.ruleId ?? '')}">${details}</failure>`
    : `<skipped message="${reason}"/>`;
  return `    <testcase classname="${escapeXml(file)}" name="${escapeXml(name)}" file="${escapeXml(file)}" line="${start.line}">${outcome}</testcase>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\t': '&#9;' };

/** XML 1.0 has no way to write the other control characters: https://www.w3.org/TR/xml/#charsets */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\0-\x08\x0B-\x1F\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/[&<>"\n\t]/g, (character) => entities[character] ?? character);
}
