import type { MdastNode } from 'satteri';
import { headingText } from '../content-graph/anchors.ts';
import { isChangelog } from './changelog.ts';
import type { Place } from '../content-graph/place.ts';
import { runHashes } from '../content-graph/sketch.ts';
import { likeness } from '../content-graph/statements.ts';
import type { PageRule } from './define-rule.ts';

interface Paragraph {
  place: Place;
  runs: number[];
}

/** A paragraph that says what an earlier one of the page says. */
interface Repeat {
  paragraph: Paragraph;
  earlier: number;
}

/** A page tells each thing once: no body was pasted into it twice. */
export const noRepeatedBody: PageRule = {
  id: 'no-repeated-body',
  visit({ page, edition, report }) {
    if (isChangelog(page.path)) return {};
    const paragraphs: Paragraph[] = [];
    const headings: { words: string; offset: number }[] = [];
    return {
      heading(node) {
        headings.push({ words: headingText(node).trim().toLowerCase(), offset: node.position?.start.offset ?? 0 });
      },
      paragraph(node, view) {
        if (!isBody(view.parents.at(-1)) && node.children[0]?.type !== 'strong') return;
        if ((node.position?.end.offset ?? 0) - (node.position?.start.offset ?? 0) < leastLength) return;
        const runs = runHashes(view.source(node));
        if (runs.length >= leastRuns) paragraphs.push({ place: view.place(node), runs });
      },
      leave(node) {
        if (node !== edition.tree) return;
        for (const body of bodiesIn(repeatsIn(paragraphs))) {
          const [first] = body;
          const earlier = first && paragraphs[first.earlier];
          if (!earlier || hasOwnHeading(headings, earlier.place.offset, first.paragraph.place.offset)) continue;
          report({
            place: first.paragraph.place,
            reason: `Unexpected second telling: ${body.length} paragraphs say what line ${earlier.place.line} and the following say, expected each once`,
            note: 'Keep the one that fits the title, with the facts that are right, and delete the other.',
          });
        }
      },
    };
  },
};

/** Shorter ones are not worth the comparison. */
const leastLength = 40;
const leastRuns = 5;
const leastLikeness = 0.55;
/** Two paragraphs that share six runs of ten share one of their six smallest but once in two hundred times. */
const indexed = 6;
/** Fewer paragraphs are a refrain. */
const leastParagraphs = 3;

function repeatsIn(paragraphs: readonly Paragraph[]): Repeat[] {
  const byRun = new Map<number, number[]>();
  return paragraphs.flatMap((paragraph, index) => {
    const candidates = new Set<number>();
    for (const run of paragraph.runs.toSorted((a, b) => a - b).slice(0, indexed)) {
      const known = byRun.get(run);
      if (!known) byRun.set(run, [index]);
      else {
        for (const earlier of known) if (earlier !== index) candidates.add(earlier);
        if (known.length < 5 && known.at(-1) !== index) known.push(index);
      }
    }
    if (candidates.size === 0) return [];
    const runs = new Set(paragraph.runs);
    const earlier = [...candidates].find((at) => likeness(runs, new Set(paragraphs[at]?.runs)) >= leastLikeness);
    return earlier === undefined ? [] : [{ paragraph, earlier }];
  });
}

/** Repeats whose earlier paragraphs follow each other too. */
function bodiesIn(repeats: readonly Repeat[]): Repeat[][] {
  const bodies: Repeat[][] = [];
  for (const repeat of repeats) {
    const body = bodies.at(-1);
    const last = body?.at(-1);
    if (body && last && repeat.earlier > last.earlier) body.push(repeat);
    else bodies.push([repeat]);
  }
  return bodies.filter((body) => body.length >= leastParagraphs);
}

/** Parts that tell the same of different things have headings that say of which; what was pasted brings only headings that the page has twice. */
function hasOwnHeading(headings: readonly { words: string; offset: number }[], from: number, to: number): boolean {
  const between = headings.filter(({ offset }) => offset > from && offset < to);
  return between.some(({ words }) => headings.filter((heading) => heading.words === words).length === 1);
}

/** Items of lists and panels of tabs tell the same of different things as a matter of course, claims in bold excepted. */
function isBody(parent: MdastNode | undefined): boolean {
  return parent?.type === 'root' || (parent?.type === 'mdxJsxFlowElement' && parent.name === 'Cause');
}
