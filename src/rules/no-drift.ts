import type { Paragraph } from 'mdast';
import { headingText } from '../content-graph/anchors.ts';
import type { EditionFacts, Figure, PageFacts } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import type { Place } from '../content-graph/place.ts';
import { hash, mayHoldFigure, type Statement, toStatement } from '../content-graph/statements.ts';
import type { GraphRule, ReportIn } from './define-rule.ts';
import { isSameReader } from './same-reader.ts';
import { tellTwins } from './drift-of-twins.ts';

/** What is told twice is told with the same facts. */
export const noDrift: GraphRule = {
  id: 'no-drift',
  gather({ facts }) {
    /** The cause that the following paragraphs tell of. */
    let claim: Figure | undefined;
    const begin = (words: string, place: Place): void => {
      claim = { key: `claim ${hash(words.toLowerCase()).toString(36)}`, values: [], texts: [], place };
      (facts.figures ??= []).push(claim);
    };
    return {
      heading: () => (claim = undefined),
      element(element) {
        if (element.name === 'Cause' && !element.closing) begin(element.get('title') ?? '', element.place('title'));
      },
      paragraph(node, view) {
        const words = boldClaim(node);
        if (words !== undefined) begin(words, view.place(node));
        else if (mayHoldFigure(view.source(node))) addFigures(facts, toStatement(node, view), claim);
      },
    };
  },
  judge(graph, report) {
    tellFigures(graph, report);
    tellTwins(graph, report);
  },
};

function addFigures(facts: EditionFacts, { facts: stated, frame, place }: Statement, claim: Figure | undefined): void {
  const figures = stated.filter(({ kind }) => kind === 'figure');
  if (figures.length === 0) return;
  const [values, texts] = [figures.map(({ value }) => value), figures.map(({ text }) => text)];
  claim?.values.push(...values);
  claim?.texts.push(...texts);
  if (frame.length - stated.length < leastWords) return;
  (facts.figures ??= []).push({ key: hash(frame.join(' ')).toString(36), values, texts, place });
}

/** The words of a paragraph that is bold as a whole and long enough to be a claim. */
function boldClaim({ children }: Paragraph): string | undefined {
  if (children[0]?.type !== 'strong') return undefined;
  const rest = children.filter((child) => child.type !== 'break' && !(child.type === 'text' && /^[\s.:]*$/.test(child.value)));
  const words = rest.every(({ type }) => type === 'strong')
    ? rest
        .map((child) => headingText(child))
        .join(' ')
        .trim()
    : '';
  return words.split(/\s+/).length >= 4 ? words : undefined;
}

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
    const [usual, ...others] = [...forms.values()].sort((a, b) => Number(isSilent(a)) - Number(isSilent(b)) || b.length - a.length);
    for (const told of others.flat()) {
      const isClaim = told.figure.key.startsWith('claim');
      const right = usual?.find((other) => (isClaim || other.page !== told.page) && isSameReader(told.edition, other.edition));
      if (right) report(told.page, told.edition.products, describe(told, right));
    }
  }
}

/** Causes told without any figure. */
function isSilent([first]: readonly Told[]): boolean {
  return first?.figure.values.length === 0;
}

function describe({ figure }: Told, right: Told): Parameters<ReportIn>[2] {
  const at = right.figure.values.findIndex((value) => !figure.values.includes(value));
  const expected = right.figure.texts[Math.max(at, 0)] ?? '';
  const actual = figure.texts[figure.values.findIndex((value) => !right.figure.values.includes(value))];
  const where = `on line ${right.figure.place.line} of \`${right.page.path}\``;
  return {
    place: figure.place,
    reason:
      actual === undefined
        ? `Unexpected text without \`${expected}\`, expected it as ${where}`
        : `Unexpected \`${actual}\`, expected \`${expected}\` as ${where}`,
    note: 'Find out which is true, and say it in one place that the other links to.',
    ...(actual !== undefined && { actual }),
    expected: [expected],
  };
}
