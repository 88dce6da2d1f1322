import { type CodeAction, CodeActionKind, type Range, type WorkspaceEdit } from 'vscode-languageserver';
import type { Edit, Finding } from '../rules/define-rule.ts';
import { rangeOfFinding, toDiagnostic } from './diagnostics.ts';
import { toTextEdits, toUri } from './position.ts';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.unstuck`;

/** What an editor offers where findings stand: the edits of `--fix`, and what was suggested where a person has to choose. */
export function quickFixes(file: string, text: string, { range, findings }: { range: Range; findings: readonly Finding[] }): CodeAction[] {
  const here = findings.filter((finding) => finding.file === file && touches(rangeOfFinding(finding), range));
  const actions = here.flatMap((finding) => actionsFor(finding, file, text));
  const fixable = findings.filter((finding) => finding.file === file && finding.fix);
  const all = disjoint(fixable.map(({ fix = [] }) => fix));
  if (all.length > 0) {
    actions.push({ title: 'Mend what can be mended for certain', kind: fixAllKind, edit: toEdit(file, text, all) });
  }
  return actions;
}

function actionsFor(finding: Finding, file: string, text: string): CodeAction[] {
  const diagnostics = [toDiagnostic(finding)];
  const kind = CodeActionKind.QuickFix;
  if (finding.fix) {
    return [{ title: titleOf(finding), kind, diagnostics, isPreferred: true, edit: toEdit(file, text, finding.fix) }];
  }
  const { place, actual, expected = [] } = finding;
  if (!place || !('start' in place) || place.start.offset === undefined || place.end.offset === undefined) return [];
  const at = { offset: place.start.offset, endOffset: place.end.offset };
  const written = text.slice(at.offset, at.endOffset);
  return expected
    .filter((right) => replaces(right, written, actual))
    .slice(0, 5)
    .map((right) => ({
      title: `Write \`${right}\``,
      kind,
      diagnostics,
      edit: toEdit(file, text, [{ ...at, text: right }]),
    }));
}

/** A suggestion is for the whole range, of which only the end may be what is wrong: the anchor of a target. */
function replaces(right: string, written: string, actual: string | undefined): boolean {
  if (actual === undefined || actual === '' || !written.endsWith(actual)) return false;
  return right.startsWith(written.slice(0, written.length - actual.length));
}

function titleOf({ note, ruleId }: Finding): string {
  return note?.split('\n')[0]?.replace(/\.$/, '') || `Mend ${ruleId}`;
}

function toEdit(file: string, text: string, edits: readonly Edit[]): WorkspaceEdit {
  return { changes: { [toUri(file)]: toTextEdits(file, text, edits) } };
}

/** Edits of one finding go together; of two that overlap the later waits for the next time. */
function disjoint(fixes: readonly (readonly Edit[])[]): Edit[] {
  const taken: Edit[] = [];
  for (const fix of fixes) {
    if (fix.every((edit) => taken.every((other) => edit.endOffset < other.offset || edit.offset > other.endOffset))) taken.push(...fix);
  }
  return taken;
}

function touches(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
