import type { HastPluginDefinition } from 'satteri';

/** The first cell of a row says what the row is about: it is read aloud with each of the others. */
export const rowHeaders: HastPluginDefinition = {
  name: 'row-headers',
  element: [
    {
      filter: ['tr'],
      visit(row, context) {
        const first = row.children.find((child) => child.type === 'element');
        if (first?.tagName !== 'td') return;
        context.replaceNode(first, { ...first, tagName: 'th', properties: { ...first.properties, scope: 'row' } });
      },
    },
  ],
};
