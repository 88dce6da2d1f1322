import type { EditionFacts, Figure, PageFacts } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import { hash, mayHoldFigure, toStatement } from '../content-graph/statements.ts';
import type { GraphRule, ReportIn } from './define-rule.ts';
import { isSameReader } from './same-reader.ts';
import { tellTwins } from './drift-of-twins.ts';

/** What is told twice is told with the same facts. */
export const noDrift: GraphRule = {
  id: 'no-drift',
  gather({ facts }) {
    return {
      paragraph(node, view) {
        if (!mayHoldFigure(view.source(node))) return;
        const { frame, facts: stated, place } = toStatement(node, view);
        const figures = stated.filter(({ kind }) => kind === 'figure');
        if (figures.length === 0 || frame.length - stated.length < leastWords) return;
        const [values, texts] = [figures.map(({ value }) => value), figures.map(({ text }) => text)];
        (facts.figures ??= []).push({ key: hash(frame.join(' ')).toString(36), values, texts, place });
      },
    };
  },
  judge(graph, report) {
    tellFigures(graph, report);
    tellTwins(graph, report);
  },
};

/** Shorter sentences are the same by chance. */
const leastWords = 8;
/** More forms than this are a template, not a contradiction. */
const mostForms = 4;

interface Told {
  page: PageFacts;
  edition: EditionFacts;
  figure: Figure;
}

/** The same words around other figures, on another page. */
function tellFigures(graph: Graph, report: ReportIn): void {
  const groups = new Map<string, Told[]>();
  for (const page of graph.pages) {
    for (const edition of page.editions) {
      for (const figure of edition.figures ?? []) {
        const known = groups.get(figure.key);
        if (known) known.push({ page, edition, figure });
        else groups.set(figure.key, [{ page, edition, figure }]);
      }
    }
  }
  for (const group of groups.values()) {
    const forms = Map.groupBy(group, ({ figure }) => figure.values.join('\n'));
    if (forms.size < 2 || forms.size > mostForms) continue;
    const [usual, ...others] = [...forms.values()].sort((a, b) => b.length - a.length);
    for (const told of others.flat()) {
      const right = usual?.find((other) => other.page !== told.page && isSameReader(told.edition, other.edition));
      if (right) report(told.page, told.edition.products, describe(told, right));
    }
  }
}

function describe({ figure }: Told, right: Told): Parameters<ReportIn>[2] {
  const at = figure.values.findIndex((value, index) => value !== right.figure.values[index]);
  const actual = figure.texts[at] ?? '';
  const expected = right.figure.texts[at] ?? '';
  return {
    place: figure.place,
    reason: `Unexpected \`${actual}\`, expected \`${expected}\` as on line ${right.figure.place.line} of \`${right.page.path}\``,
    note: 'Find out which is true, and say it in one place that the other links to.',
    actual,
    expected: [expected],
  };
}
