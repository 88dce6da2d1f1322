import type { Graph } from '../content-graph/graph.ts';
import { countContacts, inferAddress } from './contacts.ts';
import type { GraphRule } from './define-rule.ts';

/** One folder names one support address; where settings state the right one, or one is clearly the most frequent, `support-email` judges. */
export const oneSupportAddress: GraphRule = {
  id: 'one-support-address',
  judge(graph, report) {
    const rivals = rivalsIn(graph);
    const [main] = rivals;
    if (main === undefined) return;
    for (const page of graph.pages) {
      for (const edition of page.editions) {
        for (const { address, place } of edition.addresses) {
          if (address.toLowerCase() === main[0] || !rivals.some(([rival]) => rival === address.toLowerCase())) continue;
          report(page, edition.products, {
            place,
            reason: `Unexpected second support address \`${address}\`, expected one, \`${main[0]}\` stands in these pages ${times(main[1])}`,
            note: 'Use one address in all pages, or name the right one as `supportEmail` in the settings.',
            actual: address,
            expected: [main[0]],
          });
        }
      }
    }
  },
};

/** The addresses for support, the most frequent first, where there are two or three of them: a longer list is one of other people's. */
function rivalsIn(graph: Graph): [string, number][] {
  if (inferAddress(graph) || Object.values(graph.config.products).some(({ supportEmail }) => supportEmail !== undefined)) return [];
  const rivals = [...countContacts(graph)].filter(([address]) => /^(?:support|help|helpdesk)@/.test(address));
  return rivals.length === 2 || rivals.length === 3 ? rivals.sort(([, a], [, b]) => b - a) : [];
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}
