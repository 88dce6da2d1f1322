import type { Paragraph } from 'mdast';
import { headingText } from '../content-graph/anchors.ts';
import type { Claim, EditionFacts, PageFacts } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import type { Place } from '../content-graph/place.ts';
import { hash, mayHoldFigure, type StatedFact } from '../content-graph/statements.ts';
import type { Visitor } from '../content-graph/walk.ts';
import { describe } from './contradiction.ts';
import type { Problem } from './define-rule.ts';
import type { TellOnce } from './drift-told.ts';
import { isSameReader } from './same-reader.ts';

/** Fills `facts.claims`: causes, and paragraphs that are bold as a whole, with the paragraphs that may hold their figures. */
export function collectClaims(facts: EditionFacts): Visitor {
  let claim: Claim | undefined;
  const begin = (words: string, place: Place): void => {
    claim = { key: hash(words.toLowerCase()), place, told: [] };
    (facts.claims ??= []).push(claim);
  };
  return {
    heading: () => (claim = undefined),
    element(element) {
      if (element.name === 'Cause' && !element.closing) begin(element.get('title') ?? '', element.place('title'));
    },
    paragraph(node, view) {
      const words = boldClaim(node);
      if (words !== undefined) begin(words, view.place(node));
      else if (claim && mayHoldFigure(view.source(node))) claim.told.push(view.place(node));
    },
  };
}

/** The words of a paragraph that is bold as a whole and long enough to be a claim. */
function boldClaim({ children }: Paragraph): string | undefined {
  if (children[0]?.type !== 'strong') return undefined;
  const rest = children.filter((child) => child.type !== 'break' && !(child.type === 'text' && /^[\s.:]*$/.test(child.value)));
  if (!rest.every(({ type }) => type === 'strong')) return undefined;
  const words = rest
    .map((child) => headingText(child))
    .join(' ')
    .trim();
  return words.split(/\s+/).length >= leastWords ? words : undefined;
}

const leastWords = 4;
/** More forms than this are a template, not a contradiction. */
const mostForms = 4;

interface Claimed {
  page: PageFacts;
  edition: EditionFacts;
  claim: Claim;
  figures: StatedFact[];
}

/** The same cause with other figures, or without them. */
export function tellClaims(graph: Graph, told: TellOnce): void {
  const all = graph.pages.flatMap((page) =>
    page.editions.flatMap((edition) => (edition.claims ?? []).map((claim) => ({ page, edition, claim }))),
  );
  for (const group of Map.groupBy(all, ({ claim }) => claim.key).values()) {
    if (group.length < 2 || group.every(({ claim }) => claim.told.length === 0)) continue;
    tellGroup(
      group.map((one) => ({ ...one, figures: figuresOf(one, told) })),
      told,
    );
  }
}

function figuresOf({ page, edition, claim }: Omit<Claimed, 'figures'>, told: TellOnce): StatedFact[] {
  return claim.told.flatMap((place) => told.statementOf(page, edition, place).facts.filter(({ kind }) => kind === 'figure'));
}

function tellGroup(group: readonly Claimed[], told: TellOnce): void {
  const forms = Map.groupBy(group, ({ figures }) => figures.map(({ value }) => value).join('\n'));
  if (forms.size < 2 || forms.size > mostForms) return;
  const sorted = [...forms.values()].sort((a, b) => Number(isSilent(a)) - Number(isSilent(b)) || b.length - a.length);
  for (const [index, rarer] of sorted.entries()) {
    const usual = sorted.slice(0, index).flat();
    for (const other of rarer) {
      const right = usual.find(({ edition }) => isSameReader(other.edition, edition));
      if (right) told.report(other.page, other.edition, problemOf(other, right));
    }
  }
}

function isSilent([first]: readonly Claimed[]): boolean {
  return first?.figures.length === 0;
}

function problemOf(one: Claimed, right: Claimed): Problem {
  const [here, there] = [lacking(one, right), lacking(right, one)];
  const where = `line ${right.claim.place.line} of \`${right.page.path}\``;
  return describe({ kind: 'figure', here, there: there.length > 0 ? there : right.figures }, one.claim.place, where);
}

function lacking({ figures }: Claimed, other: Claimed): StatedFact[] {
  return figures.filter(({ value }) => !other.figures.some((figure) => figure.value === value));
}
