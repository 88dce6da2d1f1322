import { check, type CheckOptions, type CheckResult } from '../check/run.ts';
import { isMetBy } from '../check/settings.ts';
import type { Finding } from '../rules/define-rule.ts';
import { type Fixed, fix, writeFixed } from './fix.ts';

/** Mends what can be mended for certain and checks again; on a dry run nothing is written, and the result is that of today. */
export async function fixPages(options: CheckOptions, { isDry }: { isDry: boolean }): Promise<{ result: CheckResult; fixed: Fixed }> {
  const { product, baseline, ...rest } = options;
  const known = baseline && { ...baseline, isReadOnly: true };
  const isWanted = (finding: Finding): boolean => isMetBy(product, finding);
  const fixed = await fix(async (texts) => (await check({ ...rest, baseline: known, texts })).findings, isWanted);
  if (!isDry) writeFixed(fixed);
  return { result: await check(isDry ? { ...options, baseline: known } : options), fixed };
}
