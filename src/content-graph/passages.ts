import { toString } from 'mdast-util-to-string';
import type { MdastNode } from 'satteri';
import type { EditionFacts } from './facts.ts';
import type { Page } from './parse.ts';
import { noShingle, PassageReader } from './passage-reader.ts';
import { type Place, placeOf } from './place.ts';
import { isLabel } from './statements.ts';
import type { PageView, Visitor } from './walk.ts';

/** A paragraph, the text of a list item or a cell of a table, as few numbers. */
export interface Passage {
  place: Place;
  /** How many words it has, facts and small words included. */
  words: number;
  /** Equal where the words that say what it is about are equal, in whatever order and around whatever facts. */
  about: number;
  /** Equal where the facts are written the same; 0 where there are none. */
  facts: number;
  /** How many numbers, roles, and labels or addresses it has; equal where two passages can differ in what these are only. */
  shape: number;
  /** Hashes of three such words in a row, the smallest ones: passages that are much alike share some. */
  shingles: readonly number[];
}

const keptShingles = 6;
const fixed = 10;
const width = fixed + keptShingles;

/** The passages of an edition. */
export function passagesOf({ passages }: EditionFacts): Passage[] {
  const list: Passage[] = [];
  if (!passages) return list;
  for (let at = 0; at < passages.length; at += width) list.push(unpack(passages, at));
  return list;
}

function unpack(numbers: Int32Array, at: number): Passage {
  const get = (index: number): number => numbers[at + index] ?? 0;
  const place = { line: get(0), column: get(1), offset: get(2), endLine: get(3), endColumn: get(4), endOffset: get(5) };
  const shingles = [...numbers.subarray(at + fixed, at + width)].filter((shingle) => shingle !== noShingle);
  return { place, words: get(6), about: get(7), facts: get(8), shape: get(9), shingles };
}

/** Fills `facts.passages` in the walk through an edition; what a shared cause says is the same wherever it is put in. */
export function collectPassages(page: Page, facts: EditionFacts): Visitor {
  const found: number[] = [];
  const reader = new PassageReader(keptShingles);
  let passage: MdastNode | undefined;
  let label: MdastNode | undefined;
  const begin = (node: MdastNode, view: PageView): void => {
    passage = view.page === page ? node : undefined;
    reader.begin();
  };
  const take = (node: { value: string }): void => {
    if (passage && !label) reader.addText(node.value);
  };
  return {
    paragraph: begin,
    tableCell: begin,
    mdxJsxFlowElement(node, view) {
      if (node.children.some(({ type }) => (type as string) === 'text')) begin(node, view); // `<Check>Words</Check>`, which the types do not know
    },
    strong(node, view) {
      if (!passage || label || view.parents.at(-1)?.type === 'link') return;
      const text = toString(node);
      if (!isLabel(text)) return;
      label = node;
      reader.addFact(text);
    },
    text: take,
    inlineCode: take,
    leave(node) {
      if (node === label) label = undefined;
      else if (node === passage) {
        passage = undefined;
        if (reader.isPassage) pack(node, reader, found);
      } else if (node.type === 'root') facts.passages = new Int32Array(found);
    },
  };
}

function pack(node: MdastNode, reader: PassageReader, found: number[]): void {
  const { line, column, offset, endLine, endColumn, endOffset } = placeOf(node);
  found.push(line, column, offset, endLine, endColumn, endOffset, reader.words, reader.about, reader.facts, reader.shape);
  const { shingles } = reader;
  for (const shingle of shingles) found.push(shingle);
}
