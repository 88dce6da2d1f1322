import type { EditionFacts, PageFacts } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import type { Statement } from '../content-graph/statements.ts';
import { type Contradiction, singular } from './contradiction.ts';
import type { Told } from './drift-told.ts';
import { sharedWords, titleWords } from './title-words.ts';

/** Words around a role or a label that are needed to tell the same sentence from the same step of another task. */
const leastFrame = 10;

/**
 * `Click on **Delete Space**` on a page about spaces, `Click on **Delete Snapshot**` on one about snapshots: the step is the same, the thing
 * is another. Figures and addresses do not follow from what a page is about.
 */
export function areOfOneSubject(
  one: Told,
  other: Told,
  { found, here, there }: { found: Contradiction; here: Statement; there: Statement },
): boolean {
  if (areOfOneSeries(one.edition.title, other.edition.title)) return false;
  if (found.kind === 'figure' || found.kind === 'address') return true;
  if (Math.min(here.frame.length, there.frame.length) < leastFrame || areParallel(one.edition.title, other.edition.title)) return false;
  if (found.kind === 'label' && ![...found.here, ...found.there].every(({ text }) => /^[\p{Lu}\p{N}]/u.test(text))) return false;
  return !named(one, found.here) && !named(other, found.there);
}

/** `Upgrade to 2.0` and `Upgrade to 3.0`. */
function areOfOneSeries(one: string, other: string): boolean {
  const [a, b] = [one, other].map((title) => title.replace(/\d+(?:\.\d+)*/g, '0'));
  return a === b && one !== other;
}

/** `Invite instance users` and `Invite organization members`: one form, filled twice. */
function areParallel(one: string, other: string): boolean {
  const [a, b] = [titleWords(one), titleWords(other)];
  const shared = sharedWords(a, b);
  return shared > 0 && shared < a.size && shared < b.size;
}

function named({ edition, passage }: Told, facts: Contradiction['here']): boolean {
  const words = new Set(wordsOf(`${edition.title} ${headingAbove(edition, passage.place.offset)}`));
  return facts.some(({ text }) => wordsOf(text).some((word) => words.has(word)));
}

function headingAbove({ anchors }: EditionFacts, offset: number): string {
  return anchors.findLast(({ kind, place }) => kind === 'heading' && place.offset < offset)?.text ?? '';
}

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).map(singular);
}

const manifests = ['package.json', 'Cargo.toml', 'pyproject.toml', 'go.mod'];

/** The READMEs of two packages describe two things in the same words. */
export function isOfOtherPackage(graph: Graph, one: PageFacts, other: PageFacts): boolean {
  return [one, other].some(({ file }) => {
    const folder = file.slice(0, file.lastIndexOf('/') + 1);
    const isShared = one.file.startsWith(folder) && other.file.startsWith(folder);
    return /\/readme\.mdx?$/i.test(file) && !isShared && manifests.some((name) => graph.kindOf(`${folder}${name}`) === 'file');
  });
}

/** Whether the part of a page in which an offset lies holds a later offset too. */
export function isWithin({ anchors }: EditionFacts, offset: number, later: number): boolean {
  const headings = anchors.filter(({ kind, place }) => kind === 'heading' && place.offset < later);
  const depth = headings.findLast(({ place }) => place.offset < offset)?.depth ?? 0;
  return headings.every((heading) => heading.place.offset < offset || (heading.depth ?? 1) > depth);
}
