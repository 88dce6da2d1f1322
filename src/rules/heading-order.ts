import type { MdastNode } from 'satteri';
import { isChangelog } from './changelog.ts';
import type { Place } from '../content-graph/place.ts';
import type { PageRule } from './define-rule.ts';

/** A heading is at most one level below the heading before it. */
export const headingOrder: PageRule = {
  id: 'heading-order',
  visit({ page, edition, report }) {
    if (isChangelog(page.path)) return {};
    const last = new Map<MdastNode, number>();
    const tell = (place: Place, depth: number, before: number): void =>
      report({
        place,
        reason: `Unexpected heading of level ${depth} after level ${before}, expected level ${before + 1} at most`,
        note: `Write ${'#'.repeat(before + 1)} in front of the heading; how large it looks is not for the page to say.`,
        actual: String(depth),
        expected: [String(before + 1)],
      });
    if (typeof page.frontmatter['title'] === 'string') last.set(edition.tree, 1);
    return {
      heading(node, view) {
        const parent = view.parents.at(-1) ?? node;
        const before = last.get(parent);
        last.set(parent, node.depth);
        if (before !== undefined && node.depth > before + 1) tell(view.place(node), node.depth, before);
      },
      element(element, view) {
        const depth = Number(/^h([1-6])$/.exec(element.name)?.[1]);
        const parent = view.parents.at(-1);
        if (!(depth > 0) || element.closing || !parent) return;
        const before = last.get(parent);
        last.set(parent, depth);
        if (before !== undefined && depth > before + 1) tell(element.place(), depth, before);
      },
    };
  },
};
