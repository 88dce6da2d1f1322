import { LiveCheck } from '../check/live.ts';
import type { Scope } from '../check/settings.ts';
import type { Finding } from '../rules/define-rule.ts';
import { carryOut, takeBackUnfinished } from './carry-out.ts';
import { newFindings, overlayOf, type Plan, readText } from './plan.ts';

export interface Made {
  plan: Plan;
  /** What would have been told and is not told today: then nothing was changed. */
  findings: Finding[];
  /** An earlier change had been cut short, and was taken back first. */
  hasTakenBack?: boolean;
}

/** Works a plan out, judges its result, and carries it out only where the check stays as clean as it was. */
export async function make(
  scope: Scope,
  toPlan: (live: LiveCheck) => Plan | Promise<Plan>,
  { isDryRun }: { isDryRun: boolean },
): Promise<Made> {
  const hasTakenBack = takeBackUnfinished(scope.roots, { isDryRun });
  const live = await LiveCheck.open(scope);
  const plan = await toPlan(live);
  const findings = newFindings(live, plan, overlayOf(plan, readText));
  if (findings.length === 0 && !isDryRun) carryOut(plan, scope.roots);
  return { plan, findings, hasTakenBack };
}
