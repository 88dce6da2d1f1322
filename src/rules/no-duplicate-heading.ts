import { headingText, sameWords } from '../content-graph/anchors.ts';
import { frontmatterPlaceOf } from '../content-graph/frontmatter-place.ts';
import { isChangelog } from './changelog.ts';
import type { PageRule } from './define-rule.ts';

/** Headings below the same heading have different words, and none repeats the one above it. */
export const noDuplicateHeading: PageRule = {
  id: 'no-duplicate-heading',
  visit({ page, report }) {
    if (isChangelog(page.path)) return {};
    const above: string[] = [];
    const firstLines = new Map<string, number>();
    const { title } = page.frontmatter;
    if (typeof title === 'string') firstLines.set((above[0] = sameWords(title)), inFrontmatter);
    return {
      heading(node, view) {
        if (view.parents.at(-1)?.type !== 'root') return;
        const words = headingText(node).replace(/\s+/g, ' ').trim();
        if (node.depth === 1 && above[0] !== undefined && firstLines.get(above[0]) === inFrontmatter) firstLines.delete(above[0]);
        above.length = node.depth;
        above[node.depth - 1] = sameWords(words);
        if (words === '') return;
        const place = view.place(node);
        const path = above.join('\n');
        const first = firstLines.get(path) ?? repeated(above, firstLines);
        if (!firstLines.has(path)) firstLines.set(path, place.line);
        if (first === undefined) return;
        const line = first === inFrontmatter ? frontmatterPlaceOf(page, ['title']).line : first;
        report({
          place,
          reason: `Unexpected second heading \`${words}\`, expected another one than on line ${line}`,
          note: 'Say in the heading what differs, or join the two parts.',
          actual: words,
        });
      },
    };
  },
};

/** The line of a title that the frontmatter holds; which one it is is only looked up for a finding. */
const inFrontmatter = 0;

/** The line of the heading right above that says the same. */
function repeated(above: readonly string[], firstLines: ReadonlyMap<string, number>): number | undefined {
  const parents = above.slice(0, -1);
  const parent = parents.findLast((words) => words !== undefined);
  return parent === above.at(-1) ? firstLines.get(parents.join('\n').replace(/\n+$/, '')) : undefined;
}
