import { isWordCode, mixed } from './sketch.ts';
import { standingFacts } from './statements.ts';
import { kindOfWord } from './word-kinds.ts';

/** Shorter passages are the same by chance; longer ones are tables or lists that lost their form. */
const leastWords = 6;
const mostWords = 400;

/** Larger than every shingle. */
export const noShingle = 0x7fffffff;

/** Stands for any fact among the words of a shingle. */
const factMark = 1;

/**
 * Takes in the words of one passage after the other, each as a number. It only has to tell which passages are worth a second look,
 * for every paragraph of a folder passes here: no text is copied, no pattern is tried where a sign in the text does not ask for it.
 */
export class PassageReader {
  words = 0;
  /** One count in each byte: numbers, roles, others. */
  shape = 0;
  /** The smallest, ascending; `noShingle` where there are fewer. */
  readonly shingles: Int32Array;
  #about = 0;
  #facts = 0;
  #hasFacts = false;
  #tokens = 0;
  #last = 0;
  #lastButOne = 0;
  /** A word that may belong to the role behind it. */
  #pending = 0;
  #isAfterNumber = false;
  #isBehindFact = false;
  /** The next label goes on with the path that the last one began: `**Settings** > **Users**`. */
  #isInPath = false;

  constructor(kept: number) {
    this.shingles = new Int32Array(kept).fill(noShingle);
  }

  begin(): void {
    this.words = this.shape = this.#about = this.#facts = this.#tokens = this.#last = this.#lastButOne = this.#pending = 0;
    this.shingles.fill(noShingle);
    this.#hasFacts = this.#isAfterNumber = this.#isBehindFact = this.#isInPath = false;
  }

  get about(): number {
    return mixed(this.#about + this.#pending, this.#tokens);
  }

  get facts(): number {
    return this.#hasFacts ? mixed(this.#facts, 1) || 1 : 0;
  }

  /** Whether it is worth to be kept; asked for when all its words are in. */
  get isPassage(): boolean {
    this.#flush();
    if (this.shingles[0] === noShingle && this.#tokens > 0) this.#keep(mixed(this.#last, this.#lastButOne));
    return this.words >= leastWords && this.words <= mostWords && this.#tokens > 0;
  }

  /** Text in which addresses and click paths may stand among the words. */
  addText(text: string): void {
    if (this.#isBehindFact && isSeparator(text)) {
      this.#isInPath = true;
      return;
    }
    if (!/[@>›»→]|:\/\//.test(text)) {
      this.#addWords(text, 0, text.length);
      return;
    }
    let from = 0;
    for (const { 0: fact, index } of text.matchAll(standingFacts)) {
      this.#addWords(text, from, index);
      this.addFact(fact);
      from = index + fact.length;
    }
    this.#addWords(text, from, text.length);
  }

  /** A label, an address or a click path. */
  addFact(text: string): void {
    this.#flush();
    this.words += 1;
    let hash = 0x811c9dc5;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at) | 0x20;
      if (isWordCode(code)) hash = Math.imul(hash ^ code, 0x01000193);
    }
    this.#addFactHash(hash);
    if (!this.#isInPath) {
      this.shape += 0x10000;
      this.#push(factMark);
    }
    this.#isInPath = this.#isAfterNumber = false;
    this.#isBehindFact = true;
  }

  #addWords(text: string, from: number, to: number): void {
    let hash = 0;
    let before = 0;
    let length = 0;
    let code = 0;
    let first = 0;
    for (let at = from; at <= to; at += 1) {
      const next = at < to ? text.charCodeAt(at) | 0x20 : 0;
      if (isWordCode(next)) {
        if (length === 0) first = next;
        code = next;
        before = hash;
        hash = Math.imul((length === 0 ? 0x811c9dc5 : hash) ^ next, 0x01000193);
        length += 1;
      } else if (length > 0) {
        this.#addWord(code === 115 && length > 3 ? before : hash, first);
        length = 0;
      }
    }
  }

  #addWord(word: number, first: number): void {
    this.words += 1;
    this.#isBehindFact = this.#isInPath = false;
    const isNumber = first >= 48 && first <= 57;
    const kind = isNumber ? 'number' : kindOfWord(word);
    const wasNumber = this.#isAfterNumber;
    this.#isAfterNumber = kind === 'number';
    if (kind === 'number' || (kind === 'unit' && wasNumber)) {
      this.#flush();
      this.#addFactHash(word);
      if (wasNumber) return;
      this.shape += 1;
      this.#push(factMark);
    } else if (kind === 'role') {
      this.#addFactHash(mixed(word, this.#pending));
      this.#pending = 0;
      this.shape += 0x100;
      this.#push(factMark);
    } else if (kind === 'roleKind') {
      this.#flush();
      this.#pending = word;
    } else if (kind !== 'small') {
      this.#flush();
      this.#addSubject(word);
    } else this.#flush();
  }

  #flush(): void {
    const pending = this.#pending;
    if (pending === 0) return;
    this.#pending = 0;
    this.#addSubject(pending);
  }

  #addSubject(word: number): void {
    this.#about = (this.#about + mixed(word, 7)) | 0;
    this.#tokens += 1;
    this.#push(word);
  }

  #addFactHash(hash: number): void {
    this.#facts = (this.#facts + mixed(hash, 3)) | 0;
    this.#hasFacts = true;
  }

  #push(word: number): void {
    if (this.#lastButOne !== 0) this.#keep(mixed(mixed(this.#lastButOne, this.#last), word));
    this.#lastButOne = this.#last;
    this.#last = word;
  }

  /** In ascending order, the smallest ones only; most are larger than the last. */
  #keep(shingle: number): void {
    const list = this.shingles;
    const last = list.length - 1;
    if (shingle === 0 || shingle >= (list[last] ?? 0)) return;
    let at = last;
    while (at > 0 && shingle < (list[at - 1] ?? 0)) at -= 1;
    if (list[at - 1] === shingle) return;
    list.copyWithin(at + 1, at, last);
    list[at] = shingle;
  }
}

function isSeparator(text: string): boolean {
  return text.length < 6 && /^\s*(?:[>›»→]|->)\s*$/.test(text);
}
