import { sameWords } from '../content-graph/anchors.ts';
import type { EditionFacts, PageFacts } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import type { GraphRule } from './define-rule.ts';
import { isRepositoryFile } from './repository-files.ts';
import { isSameReader, scopeOf } from './same-reader.ts';
import { titlePlace } from './title-place.ts';

interface Titled {
  page: PageFacts;
  edition: EditionFacts;
}

/** No two pages that one reader may find have the same title. */
export const uniqueTitle: GraphRule = {
  id: 'unique-title',
  judge(graph, report) {
    for (const group of byTitle(graph).values()) {
      for (const { page, edition } of group) {
        const others = group.filter((other) => other.page !== page && isSameReader(edition, other.edition));
        const [first] = others;
        if (!first) continue;
        report(page, edition.products, {
          place: titlePlace(edition),
          reason: `Unexpected title \`${edition.title.trim()}\`, expected another one than ${naming(first.page.path, others.length)}`,
          note: 'Say in the title what this page has that the other has not, or join the pages.',
          actual: edition.title,
        });
      }
    }
  },
};

function byTitle(graph: Graph): Map<string, Titled[]> {
  const groups = new Map<string, Titled[]>();
  for (const page of graph.pages) {
    if (/(?:^|\/)summary\.md$/i.test(page.path) || page.path.startsWith('shared/') || isRepositoryFile(page.path)) continue;
    const scope = scopeOf(page.path);
    for (const edition of page.editions) {
      const title = sameWords(edition.title);
      if (title === '') continue;
      const key = `${page.root}\n${scope}\n${title}`;
      const known = groups.get(key);
      if (known) known.push({ page, edition });
      else groups.set(key, [{ page, edition }]);
    }
  }
  return groups;
}

function naming(path: string, count: number): string {
  return count === 1 ? `\`${path}\`` : `\`${path}\` and ${count - 1} more`;
}
