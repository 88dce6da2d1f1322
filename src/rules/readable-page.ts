import type { GraphRule } from './define-rule.ts';

/** A page can be read and parsed; everything else about it is unknown until it can. */
export const readablePage: GraphRule = {
  id: 'readable-page',
  isLocal: true,
  judge(graph, report) {
    for (const page of graph.pages) {
      const products = page.editions.flatMap((edition) => edition.products);
      for (const fault of page.faults) report(page, products, fault);
    }
  },
};
