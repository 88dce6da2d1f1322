import type { EditionFacts, PageFacts } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import { type FactKind, likeness, runsOf, type StatedFact, type Statement, toStatement } from '../content-graph/statements.ts';
import type { Problem, ReportIn } from './define-rule.ts';
import { isSameReader, scopeOf } from './same-reader.ts';

interface Told {
  page: PageFacts;
  edition: EditionFacts;
}

interface Paragraph extends Statement {
  runs: Set<number>;
}

/** More pages of one title than this are a template. */
const mostTwins = 6;
/** Two paragraphs tell the same where this share of their runs of words is common; below, even best matches are by chance. */
const leastLikeness = 0.6;
const leastWords = 6;

/** Pages of one title tell of one thing: paragraphs that match must state the same facts. */
export function tellTwins(graph: Graph, report: ReportIn): void {
  const byTitle = Map.groupBy(
    graph.pages.flatMap((page) => page.editions.map((edition) => ({ page, edition }))).filter(({ edition }) => edition.title !== ''),
    ({ page, edition }) => `${scopeOf(page.path)}\n${edition.title.toLowerCase()}`,
  );
  for (const group of byTitle.values()) {
    const pages = new Set(group.map(({ page }) => page));
    if (pages.size < 2 || pages.size > mostTwins) continue;
    const paragraphs = readAgain(graph, pages);
    for (const [index, one] of group.entries()) {
      for (const other of group.slice(index + 1)) {
        if (one.page !== other.page && isSameReader(one.edition, other.edition)) tellPair(one, other, paragraphs, report);
      }
    }
  }
}

function readAgain(graph: Graph, pages: Iterable<PageFacts>): Map<EditionFacts, Paragraph[]> {
  const paragraphs = new Map<EditionFacts, Paragraph[]>();
  for (const page of pages) {
    graph.revisit(page, (edition) => {
      const list: Paragraph[] = [];
      paragraphs.set(edition, list);
      return {
        paragraph(node, view) {
          const statement = toStatement(node, view);
          if (statement.frame.length >= leastWords) list.push({ ...statement, runs: runsOf(statement.frame) });
        },
      };
    });
  }
  return paragraphs;
}

function tellPair(one: Told, other: Told, paragraphs: ReadonlyMap<EditionFacts, Paragraph[]>, report: ReportIn): void {
  const here = paragraphs.get(one.edition) ?? [];
  const there = paragraphs.get(other.edition) ?? [];
  for (const paragraph of here) {
    const match = bestOf(paragraph, there);
    if (!match || bestOf(match, here) !== paragraph) continue;
    const problem = difference(paragraph, match, `line ${match.place.line} of \`${other.page.path}\``);
    if (problem) report(one.page, one.edition.products, problem);
  }
}

function bestOf(paragraph: Paragraph, candidates: readonly Paragraph[]): Paragraph | undefined {
  let best: Paragraph | undefined;
  let most = leastLikeness;
  for (const candidate of candidates) {
    if (candidate.text === paragraph.text) return candidate;
    const share = likeness(paragraph.runs, candidate.runs);
    if (share > most || (share === most && best === undefined)) {
      most = share;
      best = candidate;
    }
  }
  return best;
}

const kinds: FactKind[] = ['figure', 'address', 'role', 'label'];

function difference(here: Paragraph, there: Paragraph, where: string): Problem | undefined {
  for (const kind of kinds) {
    const more = lacking(here, there, kind);
    const less = lacking(there, here, kind);
    const [actual] = more;
    const [expected] = less;
    if (!actual && !expected) continue;
    return {
      place: here.place,
      reason:
        actual && expected
          ? `Unexpected \`${actual.text}\`, expected \`${expected.text}\` as on ${where}`
          : actual
            ? `Unexpected \`${actual.text}\`, expected the facts of ${where}, which does not say it`
            : `Unexpected text without \`${expected?.text}\`, expected it as on ${where}`,
      note: 'Find out which is true, and say it in one place that the other links to.',
      ...(actual && { actual: actual.text }),
      expected: expected ? [expected.text] : [],
    };
  }
  return undefined;
}

/** Facts of one paragraph that the other does not have in any form. */
function lacking({ facts }: Statement, other: Statement, kind: FactKind): StatedFact[] {
  const text = other.text.toLowerCase();
  return facts.filter(
    (fact) =>
      fact.kind === kind &&
      !other.facts.some(({ value }) => value === fact.value) &&
      !text.includes(fact.text.toLowerCase().replace(/s$/, '')),
  );
}
