import type { Finding } from '../rules/define-rule.ts';

/** Findings that one list has and another has not. */
export interface Difference {
  added: Finding[];
  gone: Finding[];
}

/** Compares by file, rule and words: a finding that an edit above moved to another line is the same. */
export function differenceOf(before: readonly Finding[], after: readonly Finding[]): Difference {
  const left = Map.groupBy(before, keyOf);
  const added = after.filter((finding) => left.get(keyOf(finding))?.pop() === undefined);
  return { added, gone: [...left.values()].flat() };
}

function keyOf({ file, ruleId, reason, products }: Finding): string {
  return [file, ruleId, reason, products?.join()].join('\n');
}
