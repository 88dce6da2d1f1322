import { toFingerprints } from './fingerprint.ts';
import type { Report } from './index.ts';
import { rangeOf } from './json.ts';
import { fromRepository } from './path.ts';

/** GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export function toGitLab(report: Report): string {
  const fingerprints = toFingerprints(report.findings, (file) => fromRepository(file, report));
  const rows = report.findings.map((finding) => {
    const { start, end } = rangeOf(finding);
    return {
      description: finding.note ? `${finding.reason}. ${finding.note}` : finding.reason,
      check_name: finding.ruleId ?? '',
      fingerprint: fingerprints.get(finding),
      severity: finding.fatal ? 'major' : 'minor',
      location: { path: fromRepository(finding.file ?? '', report), lines: { begin: start.line, end: end.line } },
    };
  });
  return `${JSON.stringify(rows, null, 2)}\n`;
}
