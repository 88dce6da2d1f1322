import type { MdastNode } from 'satteri';
import { headingText } from '../content-graph/anchors.ts';
import type { EditionFacts, PageFacts } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import type { PageView } from '../content-graph/walk.ts';
import type { GraphRule } from './define-rule.ts';
import { isSameReader, scopeOf } from './same-reader.ts';
import { sharedWords, titleWords } from './title-words.ts';

/** A page begins with what its title says, not with what the title of another page says. */
export const titleMatchesOpening: GraphRule = {
  id: 'title-matches-opening',
  gather({ facts }) {
    const take = (node: MdastNode, view: PageView): void => {
      if (facts.opening || view.parents.length !== 1) return;
      const text = headingText(node).replace(/\s+/g, ' ').trim();
      if (text.split(' ', leastWords).length === leastWords) facts.opening = { text: text.slice(0, mostLetters), place: view.place(node) };
    };
    return { paragraph: take, heading: take };
  },
  judge(graph, report) {
    const titles = titlesByWord(graph);
    for (const page of graph.pages) {
      for (const edition of page.editions) {
        if (!edition.opening) continue;
        const other = findOther(page, edition, edition.opening.text, titles);
        if (!other) continue;
        report(page, edition.products, {
          place: edition.opening.place,
          reason: `Unexpected opening below the title \`${edition.title}\`, expected its words, not those of \`${other.edition.title}\``,
          note: `If the text belongs to \`${other.page.path}\`, move it there; else correct the title.`,
          actual: other.edition.title,
          expected: [edition.title],
        });
      }
    }
  },
};

const leastWords = 8;
/** What a page is about is said in its first sentence or two. */
const mostLetters = 300;
/** Titles of fewer words are found in any sentence. */
const leastTitleWords = 3;

interface Titled {
  page: PageFacts;
  edition: EditionFacts;
  words: Set<string>;
}

/** Long enough titles, under the rarest of their words. */
function titlesByWord(graph: Graph): Map<string, Titled[]> {
  const all = graph.pages.flatMap((page) => page.editions.map((edition) => ({ page, edition, words: taskWords(edition.title) })));
  const uses = new Map<string, number>();
  for (const { words } of all) for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1);
  return Map.groupBy(
    all.filter(({ words }) => words.size >= leastTitleWords),
    ({ words }) => [...words].sort((a, b) => (uses.get(a) ?? 0) - (uses.get(b) ?? 0))[0] ?? '',
  );
}

/** `Unable to invite` and `Problems inviting` are about inviting. */
function taskWords(title: string): Set<string> {
  const words = titleWords(title);
  for (const trouble of ['unabl', 'probl', 'troub', 'fail', 'error', 'issue']) words.delete(trouble);
  return words;
}

/** A title that begins with the same action, `invite`, and all of whose words the opening has, though it lacks words of the page's own. */
function findOther(page: PageFacts, edition: EditionFacts, opening: string, titles: ReadonlyMap<string, Titled[]>): Titled | undefined {
  const own = taskWords(edition.title);
  const said = titleWords(opening);
  const [action] = own;
  if (action === undefined || own.size < 2 || sharedWords(own, said) * 2 > own.size) return undefined;
  for (const word of said) {
    for (const other of titles.get(word) ?? []) {
      const isWhole = sharedWords(other.words, said) === other.words.size;
      const [otherAction] = other.words;
      const isOther = other.page !== page && otherAction === action && sharedWords(other.words, own) < other.words.size;
      if (isWhole && isOther && scopeOf(other.page.path) === scopeOf(page.path) && isSameReader(other.edition, edition)) return other;
    }
  }
  return undefined;
}
