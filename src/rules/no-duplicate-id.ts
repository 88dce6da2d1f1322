import type { GraphRule } from './define-rule.ts';

/** An id stands once in an edition: a browser only ever finds the first. */
export const noDuplicateId: GraphRule = {
  id: 'no-duplicate-id',
  isLocal: true,
  judge(graph, report) {
    for (const page of graph.pages) {
      for (const edition of page.editions) {
        const first = new Map<string, number>();
        for (const { id, kind, place } of edition.anchors) {
          const line = first.get(id);
          if (line === undefined) first.set(id, place.line);
          else if (kind !== 'footnote') {
            report(page, edition.products, {
              place,
              reason: `Unexpected second id \`${id}\`, expected an id once in a page, the first is on line ${line}`,
              note: 'Give one of the two another id, and change the links that mean it.',
              actual: id,
            });
          }
        }
      }
    }
  },
};
