import type { ActiveRule } from '../check/run.ts';
import type { GraphRule, Problem } from '../rules/define-rule.ts';
import { outsideReferences } from './addresses.ts';
import type { Verdict, VerdictKind } from './verdict.ts';

interface Row {
  kind: VerdictKind;
  severity: ActiveRule['severity'];
  problem(address: string, verdict: Verdict): Omit<Problem, 'place'>;
}

/** What is told of an address that is not fine, by the id of its rule. */
const rows: Record<string, Row> = {
  'dead-outside-link': {
    kind: 'dead',
    severity: 'error',
    problem: (address, { reason }) => ({
      reason: `Unexpected link to \`${address}\`, expected an address that works, ${reason}`,
      note: 'Link to where the text has gone, or delete the link.',
      actual: address,
    }),
  },
  'moved-outside-link': {
    kind: 'moved',
    severity: 'warn',
    problem: (address, { reason, target = '' }) => ({
      reason: `Unexpected link to \`${address}\`, expected \`${target}\`, ${reason}`,
      note: `Write \`${target}\`.`,
      actual: address,
      expected: [target],
    }),
  },
  'failing-outside-link': {
    kind: 'failing',
    severity: 'warn',
    problem: (address, { reason }) => ({
      reason: `Unexpected link to \`${address}\`, expected an answer, ${reason}`,
      note: 'Wait for the next run; if it stays so, treat the link as dead.',
      actual: address,
    }),
  },
  'walled-outside-link': {
    kind: 'walled',
    severity: 'warn',
    problem: (address, { reason }) => ({
      reason: `Unexpected answer of \`${address}\`, expected a page, ${reason}`,
      note: 'Open it in a browser; if it is fine, put it on the allow-list with that reason.',
      actual: address,
    }),
  },
};

/** Rules over the graph, like those of the check, that know what the hosts said. */
export function outsideRules(verdicts: ReadonlyMap<string, Verdict>): ActiveRule[] {
  return Object.entries(rows).map(([id, { kind, severity, problem }]) => {
    const rule: GraphRule = {
      id,
      judge(graph, report) {
        for (const page of graph.pages) {
          for (const edition of page.editions) {
            for (const { reference, address } of outsideReferences(edition)) {
              const verdict = verdicts.get(address);
              if (verdict?.kind === kind) report(page, edition.products, { place: reference.place, ...problem(address, verdict) });
            }
          }
        }
      },
    };
    return { rule, severity };
  });
}
