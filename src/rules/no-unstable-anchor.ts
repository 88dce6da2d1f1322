import { ownId } from '../content-graph/anchors.ts';
import type { PageRule } from './define-rule.ts';

/** A heading whose words differ by product carries its own id, so that one link fits every product. */
export const noUnstableAnchor: PageRule = {
  id: 'no-unstable-anchor',
  visit: ({ report }) => ({
    heading(node, view) {
      const source = view.source(node);
      if (!/\{\s*(?:product|slot)\./.test(source) || /\{#[^}]+\}\s*$/.test(source)) return;
      report({
        place: view.place(node),
        reason: 'Unexpected heading with `{product.…}` and no id, expected its own id',
        note: `Write an id that is the same for every product at its end: \`{#${ownId(node) ?? 'short-words'}}\`.`,
      });
    },
  }),
};
