import { headingText } from '../content-graph/anchors.ts';
import { isChangelog } from './changelog.ts';
import type { PageRule } from './define-rule.ts';

/** Headings below the same heading have different words, and none repeats the one above it. */
export const noDuplicateHeading: PageRule = {
  id: 'no-duplicate-heading',
  visit({ page, report }) {
    if (isChangelog(page.path)) return {};
    const above: string[] = [];
    const firstLines = new Map<string, number>();
    return {
      heading(node, view) {
        if (view.parents.at(-1)?.type !== 'root') return;
        const words = headingText(node).replace(/\s+/g, ' ').trim();
        above.length = node.depth;
        above[node.depth - 1] = words.toLowerCase();
        if (words === '') return;
        const place = view.place(node);
        const path = above.join('\n');
        const first = firstLines.get(path) ?? repeated(above, firstLines);
        if (!firstLines.has(path)) firstLines.set(path, place.line);
        if (first === undefined) return;
        report({
          place,
          reason: `Unexpected second heading \`${words}\`, expected another one than on line ${first}`,
          note: 'Say in the heading what differs, or join the two parts.',
          actual: words,
        });
      },
    };
  },
};

/** The line of the heading right above that says the same. */
function repeated(above: readonly string[], firstLines: ReadonlyMap<string, number>): number | undefined {
  const parents = above.slice(0, -1);
  const parent = parents.findLast((words) => words !== undefined);
  return parent === above.at(-1) ? firstLines.get(parents.join('\n').replace(/\n+$/, '')) : undefined;
}
