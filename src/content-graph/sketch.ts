import type { Sketch } from './facts.ts';

/** How many words make one run: fewer are common, more break at every changed word. */
const runLength = 4;
/** Of this many hashes the common share is known to about 0.04. */
const kept = 128;

/** Hashes every run of words of the texts that are added, one after the other. */
class Runs {
  readonly #recent: number[] = [];
  readonly #take: (hash: number) => void;

  constructor(take: (hash: number) => void) {
    this.#take = take;
  }

  add(text: string): void {
    let word = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at) | 0x20;
      if (isWordCode(code)) word = Math.imul((word || 0x811c9dc5) ^ code, 0x01000193) || 1;
      else if (word !== 0) {
        this.#push(word);
        word = 0;
      }
    }
    if (word !== 0) this.#push(word);
  }

  #push(word: number): void {
    const recent = this.#recent;
    recent.push(word);
    if (recent.length < runLength) return;
    let run = 0x811c9dc5;
    for (const part of recent) run = Math.imul(run ^ part, 0x01000193) ^ (part >>> 13);
    recent.shift();
    this.#take(((run >>> 16) ^ Math.imul(run, 0x85ebca6b)) & 0x3fffffff);
  }
}

/** The hash of every run of words in a text, in order; words of any case count as the same. */
export function runHashes(text: string): number[] {
  const hashes: number[] = [];
  new Runs((hash) => hashes.push(hash)).add(text);
  return hashes;
}

/** Takes in the words of a page, in order, and keeps the smallest hashes of their runs. */
export class Sketcher {
  readonly #hashes: number[] = [];
  readonly #runs = new Runs((hash) => this.#keep(hash));
  #size = 0;

  add(text: string): void {
    this.#runs.add(text);
  }

  get sketch(): Sketch {
    return { size: this.#size, hashes: this.#hashes };
  }

  #keep(hash: number): void {
    this.#size += 1;
    const hashes = this.#hashes;
    if (hashes.length === kept && hash >= (hashes.at(-1) ?? 0)) return;
    let low = 0;
    let high = hashes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((hashes[middle] ?? 0) < hash) low = middle + 1;
      else high = middle;
    }
    if (hashes[low] === hash) return;
    hashes.splice(low, 0, hash);
    if (hashes.length > kept) hashes.pop();
  }
}

/** Digits, letters of any script; marks of punctuation end a word. */
export function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 192 && code < 8192) || code >= 12_352;
}

/** Share of the runs of two pages that both have, 0 to 1, as far as their sketches tell. */
export function sketchLikeness(one: Sketch, other: Sketch): number {
  const limit = Math.min(kept, one.hashes.length, other.hashes.length);
  let a = 0;
  let b = 0;
  let common = 0;
  let seen = 0;
  for (; seen < limit; seen += 1) {
    const left = one.hashes[a] ?? Infinity;
    const right = other.hashes[b] ?? Infinity;
    if (left === right) common += 1;
    if (left <= right) a += 1;
    if (right <= left) b += 1;
  }
  return common / (seen || 1);
}

/** One number of two, spread over 30 bits. */
export function mixed(one: number, other: number): number {
  let value = Math.imul(one ^ 0x811c9dc5, 0x01000193) ^ Math.imul(other, 0x85ebca6b);
  value ^= value >>> 15;
  return Math.imul(value, 0x2c1b3c6d) & 0x3fffffff;
}
