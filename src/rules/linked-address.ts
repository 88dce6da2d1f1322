import type { Address, PageFacts } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import { inferAddress, isContact, isSample, isWellFormed, rightAddress } from './contacts.ts';
import type { GraphRule, Problem } from './define-rule.ts';

/** An address that the reader is to write to can be clicked. */
export const linkedAddress: GraphRule = {
  id: 'linked-address',
  judge(graph, report) {
    const inferred = inferAddress(graph);
    for (const page of graph.pages) {
      for (const edition of page.editions) {
        const right = rightAddress(graph, edition.products[0], inferred);
        for (const found of edition.addresses) {
          const isMeant = found.address.toLowerCase() === right || isContact(found.address);
          if (!isMeant || !isOnlyShown(graph, page, found) || isSample(found.address) || !isWellFormed(found.address)) continue;
          report(page, edition.products, describe(found, graph));
        }
      }
    }
  },
};

/** GitBook shows a bare address as text; elsewhere the renderer makes a link of it, but not inside HTML. */
function isOnlyShown(graph: Graph, page: PageFacts, { form }: Address): boolean {
  return form === 'text' || (form === 'bare' && graph.kindOf(`${page.root}/SUMMARY.md`) === 'file');
}

function describe({ address, form, place, written }: Address, { config }: Graph): Problem {
  const shown = config.typed ? '{product.supportEmail}' : address;
  const right = `[${shown}](mailto:${shown})`;
  const [exact] = written ?? [];
  return {
    place,
    reason: `Unexpected address \`${address}\` without a link, expected \`mailto:\``,
    note: form === 'text' && !config.typed ? `Write \`<a href="mailto:${address}">${address}</a>\`.` : `Write \`${right}\`.`,
    actual: address,
    expected: [right],
    ...(exact && form === 'bare' && { fix: [{ offset: exact[0], endOffset: exact[1], text: right }] }),
  };
}
