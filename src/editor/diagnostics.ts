import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { Finding } from '../rules/define-rule.ts';
import { toRange, toUri } from './position.ts';

/** A finding as an editor shows it: the words and the rule id are those of the terminal and of CI. */
export function toDiagnostic(finding: Finding): Diagnostic {
  const { reason, note, ruleId, url, fatal, includedBy = [] } = finding;
  const range = rangeOfFinding(finding);
  const diagnostic: Diagnostic = {
    range,
    severity: fatal ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code: ruleId ?? '',
    source: 'unstuck',
    message: `${reason}${productsOf(finding)}${note ? `\n${note}` : ''}`,
  };
  if (url) diagnostic.codeDescription = { href: url };
  const start = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  if (includedBy.length > 0) {
    diagnostic.relatedInformation = includedBy.map((file) => ({ location: { uri: toUri(file), range: start }, message: 'Included here' }));
  }
  return diagnostic;
}

export function rangeOfFinding({ place, line, column }: Finding): Diagnostic['range'] {
  if (place && 'start' in place) {
    const { start, end } = place;
    return toRange({ line: start.line, column: start.column, endLine: end.line, endColumn: end.column });
  }
  return toRange({ line: line ?? 1, column: column ?? 1, endLine: line ?? 1, endColumn: column ?? 1 });
}

function productsOf({ products = [], fine = [] }: Finding): string {
  return products.length > 0 && fine.length > 0 ? ` (in ${products.join(', ')}; fine in ${fine.join(', ')})` : '';
}

/** Remembers what an editor was told, so that only files whose findings changed are told again. */
export class Told {
  readonly #last = new Map<string, Map<string, string>>();

  /** The files whose diagnostics differ from those told last, with the new ones; `source` is whoever tells them. */
  changes(source: string, findings: readonly Finding[]): Map<string, Diagnostic[]> {
    const last = this.#last.get(source) ?? new Map<string, string>();
    const next = new Map<string, Diagnostic[]>();
    for (const finding of findings) {
      const file = finding.file ?? '';
      next.set(file, [...(next.get(file) ?? []), toDiagnostic(finding)]);
    }
    const changed = new Map([...next].filter(([file, diagnostics]) => last.get(file) !== JSON.stringify(diagnostics)));
    for (const file of last.keys()) if (!next.has(file)) changed.set(file, []);
    this.#last.set(source, new Map([...next].map(([file, diagnostics]) => [file, JSON.stringify(diagnostics)])));
    return changed;
  }
}
