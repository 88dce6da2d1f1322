import { relative } from 'node:path';
import type { Finding } from '../rules/define-rule.ts';
import type { Made } from './make.ts';
import type { Plan } from './plan.ts';

/** What a plan does, or did, or why it was not carried out, for a person. */
export function tellPlan({ plan, findings, hasTakenBack = false }: Made, { isDryRun, from }: { isDryRun: boolean; from: string }): string {
  const before = hasTakenBack ? 'Took back an earlier change that had been cut short\n' : '';
  return before + tell(plan, findings, { isDryRun, name: (file) => relative(from, file) });
}

interface Manner {
  isDryRun: boolean;
  name: (file: string) => string;
}

function tell(plan: Plan, findings: readonly Finding[], { isDryRun, name }: Manner): string {
  if (findings.length > 0) {
    const lines = findings.map(
      (finding) =>
        `  ${name(finding.file ?? '')}:${finding.line}:${finding.column}  ${finding.reason}  ${finding.ruleId}\n      Fix  ${finding.note}`,
    );
    return `Nothing was changed, for the check would then tell:\n${lines.join('\n')}\n`;
  }
  const moves = [...plan.moves].map(([old, next]) => `  ${name(old)} -> ${name(next)}`);
  const created = [...plan.created.keys()].map((file) => `  ${name(file)}  new`);
  const edited = [...plan.edits].map(
    ([file, edits]) => `  ${name(plan.moves.get(file) ?? file)}  ${edits.length} ${edits.length === 1 ? 'edit' : 'edits'}`,
  );
  const lines = [...moves, ...created, ...edited];
  if (lines.length === 0) return 'Nothing to change\n';
  return `${isDryRun ? 'Would change' : 'Changed'}\n${lines.join('\n')}\n`;
}
