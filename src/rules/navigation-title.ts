import { sameWords } from '../content-graph/anchors.ts';
import type { PageFacts } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import { resolveTarget } from '../content-graph/link.ts';
import type { GraphRule, ReportIn } from './define-rule.ts';
import { summariesIn } from './no-orphan-page.ts';
import { isInitials, sharedWords, titleWords } from './title-words.ts';

/** An entry of the navigation says what the title of its page says. */
export const navigationTitle: GraphRule = {
  id: 'navigation-title',
  judge(graph, report) {
    for (const summary of summariesIn(graph.pages)) tellIn(graph, summary, report);
  },
};

function tellIn(graph: Graph, summary: PageFacts, report: ReportIn): void {
  for (const edition of summary.editions) {
    const entries = edition.links.flatMap((link) => {
      const found = resolveTarget(graph, summary, summary.file, link.target);
      if (found.kind !== 'page' || found.fragment !== '' || found.page === summary) return [];
      return [{ link, page: found.page, title: graph.editionOf(found.page, edition.products[0])?.title ?? '' }];
    });
    const titles = new Set(entries.map(({ title }) => sameWords(title)));
    for (const { link, page, title } of entries) {
      if (!isOther(link.text, title, titles) || isFirstPage(page, link.text)) continue;
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

/**
 * A short form is the same title: what counts is a word on one side that the other side contradicts.
 * Where the entry is the title of another page, one such word on each side is enough.
 */
function isOther(entry: string, title: string, titles: ReadonlySet<string>): boolean {
  const one = titleWords(entry);
  const other = titleWords(title);
  if (one.size === 0 || other.size === 0 || isShortFor(entry, title) || isShortFor(title, entry)) return false;
  const shared = sharedWords(one, other);
  const fewest = Math.min(one.size, other.size);
  return shared < fewest / 2 || (shared < fewest && titles.has(sameWords(entry)));
}

/** `HPC` is short for `High-performance computing`, `Setup` another way to write `Set up`. */
function isShortFor(short: string, long: string): boolean {
  const letters = lettersOf(short);
  return (!/\s/.test(short.trim()) && isInitials(short, long)) || (letters !== '' && lettersOf(long).includes(letters));
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** `Home` leads to `Welcome to Acme`. */
function isFirstPage({ path }: PageFacts, entry: string): boolean {
  return /(?:^|\/)(?:readme|index)\.mdx?$/i.test(path) && /^(?:home|welcome|start|intro(?:duction)?|overview|about)$/i.test(entry.trim());
}
