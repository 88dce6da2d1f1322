import type { VFileMessage } from 'vfile-message';
import { toFingerprints } from './fingerprint.ts';
import type { Report } from './index.ts';
import { rangeOf } from './json.ts';
import { fromRepository } from './path.ts';

/** SARIF 2.1.0, what GitHub's code scanning and most dashboards take: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
export function toSarif(report: Report): string {
  const { findings } = report;
  const rules = [...new Map(findings.map((finding) => [finding.ruleId ?? '', finding.url])).entries()];
  const indexes = new Map(rules.map(([id], index) => [id, index]));
  const fingerprints = toFingerprints(findings, (file) => fromRepository(file, report));
  // What is undefined stays out of the JSON.
  const driver = {
    name: 'unstuck',
    rules: rules.map(([id, helpUri]) => toRule(id, helpUri)),
  };
  const results = findings.map((finding) => ({
    ruleId: finding.ruleId ?? '',
    ruleIndex: indexes.get(finding.ruleId ?? ''),
    level: finding.fatal ? 'error' : 'warning',
    message: { text: messageOf(finding) },
    locations: [toLocation(finding, report)],
    relatedLocations: toRelated(finding, report),
    partialFingerprints: { 'unstuck/v1': fingerprints.get(finding) },
    properties: { products: finding.products ?? [] },
  }));
  const run = { tool: { driver }, columnKind: 'utf16CodeUnits', results };
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

/** GitHub's code scanning asks for the three texts of every rule. */
function toRule(id: string, helpUri: string | undefined): object {
  const text = `Rule ${id.replaceAll('-', ' ')}`;
  const help = helpUri === undefined ? text : `${text}: why, and how to mend it, in ${helpUri}`;
  return { id, shortDescription: { text }, fullDescription: { text }, help: { text: help }, helpUri };
}

function messageOf({ reason, note }: VFileMessage): string {
  return note ? `${reason}. ${note}` : reason;
}

function toLocation(finding: VFileMessage, report: Report): object {
  const { start, end } = rangeOf(finding);
  const region = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  return { physicalLocation: { artifactLocation: toArtifact(finding.file ?? '', report), region } };
}

function toRelated({ includedBy = [] }: VFileMessage, report: Report): object[] | undefined {
  if (includedBy.length === 0) return undefined;
  return includedBy.map((file, id) => ({
    id,
    message: { text: 'Included here' },
    physicalLocation: { artifactLocation: toArtifact(file, report) },
  }));
}

function toArtifact(file: string, report: Report): object {
  const uri = fromRepository(file, report).toWellFormed().split('/').map(encodeURIComponent).join('/');
  return { uri, uriBaseId: '%SRCROOT%' };
}
