import { resolveTarget } from '../content-graph/link.ts';
import type { GraphRule } from './define-rule.ts';
import { titleWords, sharedWords } from './title-words.ts';

/** An entry of the navigation says what the title of its page says. */
export const navigationTitle: GraphRule = {
  id: 'navigation-title',
  judge(graph, report) {
    for (const { folder } of graph.roots) {
      const summary = graph.pageOf(`${folder}/SUMMARY.md`);
      for (const edition of summary?.editions ?? []) {
        for (const link of edition.links) {
          if (!summary) continue;
          const found = resolveTarget(graph, summary, summary.file, link.target);
          if (found.kind !== 'page' || found.fragment !== '' || found.page === summary) continue;
          const title = graph.editionOf(found.page, edition.products[0])?.title ?? '';
          if (!isOther(link.text, title)) continue;
          report(summary, edition.products, {
            place: link.place,
            reason: `Unexpected entry \`${link.text.trim()}\`, expected the title of its page, \`${title}\``,
            note: 'Write the title of the page, or a part of it.',
            actual: link.text,
            expected: [title],
          });
        }
      }
    }
  },
};

/** A short form is the same title: what counts is a word on one side that the other side contradicts. */
function isOther(entry: string, title: string): boolean {
  const one = titleWords(entry);
  const other = titleWords(title);
  if (one.size === 0 || other.size === 0) return false;
  return sharedWords(one, other) < Math.min(one.size, other.size) / 2;
}
