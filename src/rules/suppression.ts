import type { Suppression } from '../content-graph/suppressions.ts';
import type { GraphRule, Problem } from './define-rule.ts';
import { nearest } from './nearest.ts';
import { isRuleId, rules } from './preset.ts';

/** A comment that takes a finding back names a rule, says why, and is needed; the last is told by the run, which knows all findings. */
export const suppression: GraphRule = {
  id: 'suppression',
  isLocal: true,
  judge(graph, report) {
    for (const page of graph.pages) {
      const products = page.editions.flatMap((edition) => edition.products);
      for (const found of page.suppressions) for (const problem of judgeForm(found)) report(page, products, problem);
    }
  },
};

/** Whether a comment has the form that takes findings back. */
export function isWellFormed({ command, reason, rules: named }: Suppression): boolean {
  return command === commandName && reason !== '' && named.length > 0;
}

/** A rule that a comment names, and that tells nothing on its line. */
export function unused(id: string, found: Suppression): Problem {
  const place = found.rules.find((rule) => rule.id === id)?.place ?? found.place;
  return {
    place,
    reason: `Unexpected suppression of \`${id}\`, expected a finding of it on line ${found.line}`,
    note: found.rules.length > 1 ? 'Delete the rule from the comment.' : 'Delete the comment.',
    actual: id,
  };
}

const commandName = 'disable-next-line';
const form = `unstuck-${commandName} rule: reason`;

function judgeForm(found: Suppression): Problem[] {
  const { command, place, reason, rules: named } = found;
  if (command !== commandName) {
    return [
      {
        place,
        reason: `Unexpected \`unstuck-${command}\`, expected \`unstuck-${commandName}\``,
        note: `Write \`${form}\` above the line that is meant.`,
        actual: `unstuck-${command}`,
        expected: [`unstuck-${commandName}`],
      },
    ];
  }
  if (named.length === 0) return [{ place, reason: `Unexpected suppression without a rule, expected \`${form}\``, note: 'Name the rule.' }];
  const unknown = named.filter(({ id }) => !isRuleId(id)).map((rule) => unknownRule(rule));
  if (reason !== '') return unknown;
  return [
    ...unknown,
    { place, reason: `Unexpected suppression without a reason, expected \`${form}\``, note: 'Say why the fault may stay.' },
  ];
}

function unknownRule({ id, place }: Suppression['rules'][number]): Problem {
  const near = nearest(id, Object.keys(rules));
  return {
    place,
    reason: `Unexpected rule \`${id}\`, expected ${near === undefined ? 'one that exists' : `\`${near}\``}`,
    note: near === undefined ? 'The message of a finding names its rule.' : `Write \`${near}\`.`,
    actual: id,
    expected: near === undefined ? [] : [near],
  };
}
