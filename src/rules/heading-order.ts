import type { MdastNode } from 'satteri';
import { isChangelog } from './changelog.ts';
import type { PageRule } from './define-rule.ts';

/** A heading is at most one level below the heading before it. */
export const headingOrder: PageRule = {
  id: 'heading-order',
  visit({ page, edition, report }) {
    if (isChangelog(page.path)) return {};
    const last = new Map<MdastNode, number>();
    if (typeof page.frontmatter['title'] === 'string') last.set(edition.tree, 1);
    return {
      heading(node, view) {
        const parent = view.parents.at(-1) ?? node;
        const before = last.get(parent);
        last.set(parent, node.depth);
        if (before === undefined || node.depth <= before + 1) return;
        report({
          place: view.place(node),
          reason: `Unexpected heading of level ${node.depth} after level ${before}, expected level ${before + 1} at most`,
          note: `Write ${'#'.repeat(before + 1)} in front of the heading; how large it looks is not for the page to say.`,
          actual: String(node.depth),
          expected: [String(before + 1)],
        });
      },
      element({ name, closing }, view) {
        const depth = /^h([1-6])$/.exec(name)?.[1];
        const parent = view.parents.at(-1);
        if (depth !== undefined && !closing && parent) last.set(parent, Number(depth));
      },
    };
  },
};
