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

/** Measures every edition of every page; lists, notes and paragraphs count, headings, tables and code do not. */
export function measureProse(paths: readonly string[], config: Config): Prose[] {
  const editions: { path: string; products: EditionKey[]; blocks: string[] }[] = [];
  readGraph(paths, config, (page, _edition, { products }) => {
    const blocks: string[] = [];
    editions.push({ path: page.path, products, blocks });
    return [{ paragraph: (node) => void blocks.push(toString(node).replace(/\s+/g, ' ').trim()) }];
  });
  const parser = unified().use(retextEnglish).use(retextPassive).use(withoutOutput);
  return editions.flatMap(({ path, products, blocks }) => {
    const measured = measureText(parser, blocks.map(endSentence).join('\n\n'));
    return measured.words === 0 ? [] : [{ path, products, ...measured }];
  });
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
  const sentences = sentencesOf(parser.parse(file)).filter((words) => words.length > 0);
  const passive = new Set(parser.processSync(file).messages.map(({ line, column }) => sentenceAt(text, line ?? 1, column ?? 1))).size;
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

/** Two passives in one sentence count once: the text before the place, up to its last full stop, tells the sentence. */
function sentenceAt(text: string, line: number, column: number): string {
  const lines = text.split('\n');
  const before = (lines[line - 1] ?? '').slice(0, column - 1);
  return `${line}:${before.split(/[.!?] /).length}`;
}

interface NlcstNode {
  type: string;
  value?: string;
  children?: NlcstNode[];
}

/** The words of each sentence. */
function sentencesOf(node: NlcstNode): string[][] {
  if (node.type === 'SentenceNode') return [wordsOf(node)];
  return (node.children ?? []).flatMap(sentencesOf);
}

function wordsOf(node: NlcstNode): string[] {
  if (node.type === 'WordNode')
    return [(node.children ?? []).map(({ value = '' }) => value).join('')].filter((word) => /[\p{L}\p{N}]/u.test(word));
  return (node.children ?? []).flatMap(wordsOf);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
