import { flesch } from 'flesch';
import { toString } from 'mdast-util-to-string';
import retextEnglish from 'retext-english';
import retextPassive from 'retext-passive';
import { syllable } from 'syllable';
import { type Processor, unified } from 'unified';
import { VFile } from 'vfile';
import type { Config, EditionKey } from '../content-graph/config.ts';
import { readGraph } from '../content-graph/graph.ts';

/** How hard one edition of a page is to read. */
export interface Prose {
  path: string;
  products: EditionKey[];
  words: number;
  sentences: number;
  wordsPerSentence: number;
  /** Words of its longest sentence. */
  longest: number;
  /** Flesch reading ease: 60 and more is plain English, below 30 is hard even for specialists. */
  ease: number;
  /** Share of sentences in the passive voice, 0 to 1. */
  passive: number;
}

/** What was measured, and how many editions hold nothing that could be. */
export interface Measured {
  pages: Prose[];
  /** Editions without a sentence: empty ones, titles and code alone. */
  silent: number;
  /** Editions most of whose letters are not Latin: their sentences and syllables are not counted in this way. */
  foreign: number;
}

/** Measures every edition of every page that is wanted; lists, notes and paragraphs count, headings, tables and code do not. */
export function measureProse(paths: readonly string[], config: Config, isWanted: (path: string) => boolean = () => true): Measured {
  const editions: { path: string; products: EditionKey[]; blocks: string[] }[] = [];
  readGraph(paths, config, (page, _edition, { products }) => {
    if (!isWanted(page.path)) return [];
    const blocks: string[] = [];
    editions.push({ path: page.path, products, blocks });
    return [{ paragraph: (node) => void blocks.push(toString(node).replace(/\s+/g, ' ').trim()) }];
  });
  const parser = unified().use(retextEnglish).use(retextPassive).use(withoutOutput);
  const found: Measured = { pages: [], silent: 0, foreign: 0 };
  for (const { path, products, blocks } of editions) {
    const text = blocks.map(endSentence).join('\n\n');
    if (!isLatin(text)) found.foreign += 1;
    else {
      const measured = measureText(parser, text);
      if (measured.words === 0) found.silent += 1;
      else found.pages.push({ path, products, ...measured });
    }
  }
  return found;
}

function isLatin(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return (text.match(/\p{Script=Latin}/gu)?.length ?? 0) * 2 >= letters;
}

/** retext needs a compiler to run its plugins; nobody reads the output. */
function withoutOutput(this: Processor): void {
  this.compiler = () => '';
}

/** A step without a full stop is a sentence all the same. */
function endSentence(block: string): string {
  return /[.!?:…]$/.test(block) ? block : `${block}.`;
}

function measureText(
  parser: Pick<Processor, 'processSync'> & { parse(file: VFile): NlcstNode },
  text: string,
): Omit<Prose, 'path' | 'products'> {
  const file = new VFile(text);
  const found = sentencesOf(parser.parse(file)).filter(({ words }) => words.length > 0);
  const irregular = parser.processSync(file).messages.map(({ place }) => (place && 'start' in place ? (place.start.offset ?? -1) : -1));
  const passive = found.filter(({ words, start, end }) => isPassive(words) || irregular.some((at) => at >= start && at < end)).length;
  const sentences = found.map((sentence) => sentence.words);
  const words = sentences.flat();
  const count = Math.max(sentences.length, 1);
  const syllables = words.reduce((sum, word) => sum + Math.max(syllable(word), 1), 0);
  return {
    words: words.length,
    sentences: sentences.length,
    wordsPerSentence: round(words.length / count, 1),
    longest: Math.max(0, ...sentences.map(({ length }) => length)),
    ease: words.length === 0 ? 0 : round(flesch({ sentence: count, word: words.length, syllable: syllables }), 0),
    passive: round(passive / count, 2),
  };
}

/** `was quickly delegated`; retext knows the irregular participles, which have no ending to be known by. */
function isPassive(words: readonly string[]): boolean {
  return words.some((word, index) => {
    if (!/^(?:am|are|is|was|were|be|been|being)$/i.test(word)) return false;
    const next = words.slice(index + 1).find((candidate) => !/^(?:not|\w+ly|also|then|only|just|still)$/i.test(candidate)) ?? '';
    return /^\w{2,}ed$/i.test(next) && !/^(?:need|indeed|speed|feed|seed|red|bed|shed)$/i.test(next);
  });
}

interface NlcstNode {
  type: string;
  value?: string;
  children?: NlcstNode[];
  position?: { start: { offset?: number }; end: { offset?: number } };
}

interface Sentence {
  words: string[];
  /** Offsets in the text. */
  start: number;
  end: number;
}

function sentencesOf(node: NlcstNode): Sentence[] {
  if (node.type !== 'SentenceNode') return (node.children ?? []).flatMap(sentencesOf);
  return [{ words: wordsOf(node), start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 }];
}

function wordsOf(node: NlcstNode): string[] {
  if (node.type === 'WordNode')
    return [(node.children ?? []).map(({ value = '' }) => value).join('')].filter((word) => /[\p{L}\p{N}]/u.test(word));
  return (node.children ?? []).flatMap(wordsOf);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
