/** The words of our pages, for what people misspell. */
export class Spelling {
  /** Each word with the number of times it is used. */
  readonly #uses = new Map<string, number>();

  constructor(terms: Iterable<string>) {
    for (const term of terms) this.#uses.set(term, (this.#uses.get(term) ?? 0) + 1);
  }

  /** The word itself where it is known, or may be one that is still being typed; else the nearest known word, the most used one first, or two. */
  correct(term: string, isLast: boolean): string {
    if (this.#uses.has(term) || (isLast && this.#begins(term))) return term;
    let best = term;
    let bestCost = slipsIn(term) + 0.5;
    for (const [word, uses] of this.#uses) {
      if (Math.abs(word.length - term.length) > slipsIn(term) || isAnotherWord(term, word)) continue;
      const slips = distance(term, word);
      if (slips > slipsIn(term)) continue;
      const cost = slips + (word[0] === term[0] ? 0 : 0.5) - Math.min(uses, 50) / 200;
      if (cost < bestCost) [best, bestCost] = [word, cost];
    }
    return best === term ? (this.#split(term) ?? term) : best;
  }

  /** Two known words in one: `memoryerror`. */
  #split(term: string): string | undefined {
    for (let at = 3; at <= term.length - 3; at += 1) {
      const parts = [term.slice(0, at), term.slice(at)];
      if (parts.every((part) => this.#uses.has(part))) return parts.join(' ');
    }
    return undefined;
  }

  #begins(term: string): boolean {
    return term.length > 2 && [...this.#uses.keys()].some((word) => word.startsWith(term));
  }
}

/** How many slips of the pen are forgiven. */
function slipsIn(term: string): number {
  if (term.length < 4) return 0;
  return term.length < 8 ? 1 : 2;
}

/** `talk` is not `task`: in a short word another letter makes another word, swapped ones are a slip. */
function isAnotherWord(term: string, word: string): boolean {
  return term.length < 5 && word.length === term.length && [...term].sort().join('') !== [...word].sort().join('');
}

/** Letters that differ, are missing or too many; two swapped neighbors count as one slip. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, row) => Array.from({ length: b.length + 1 }, (__, column) => row || column));
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= a.length; row += 1) {
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      let cost = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + (isSame ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        cost = Math.min(cost, at(row - 2, column - 2) + 1);
      const line = rows[row];
      if (line) line[column] = cost;
    }
  }
  return at(a.length, b.length);
}
