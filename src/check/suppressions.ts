import type { EditionKey } from '../content-graph/config.ts';
import type { Graph } from '../content-graph/graph.ts';
import type { Suppression } from '../content-graph/suppressions.ts';
import type { Problem } from '../rules/define-rule.ts';
import { isWellFormed, unused } from '../rules/suppression.ts';

/** What a suppression can take back: a rule's problem at a line of a file. */
interface Suppressible {
  rule: string;
  file: string;
  line: number;
}

/** A suppression that took nothing back. */
export interface Unused {
  /** Absolute path of the page with the comment. */
  page: string;
  products: readonly EditionKey[];
  problem: Problem;
}

/** The suppressions of all pages; asked about every problem, it then knows which of them nobody needed. */
export class Suppressions {
  readonly #byLine = new Map<string, { id: string; isUsed: boolean }[]>();
  readonly #all: { page: string; products: readonly EditionKey[]; found: Suppression; rules: { id: string; isUsed: boolean }[] }[] = [];

  constructor({ pages }: Graph) {
    for (const page of pages) {
      for (const found of page.suppressions.filter(isWellFormed)) {
        const rules = found.rules.map(({ id }) => ({ id, isUsed: false }));
        const key = `${page.file}\n${found.line}`;
        const known = this.#byLine.get(key);
        if (known) known.push(...rules);
        else this.#byLine.set(key, [...rules]);
        this.#all.push({ page: page.file, products: page.editions.flatMap((edition) => edition.products), found, rules });
      }
    }
  }

  takesBack({ rule, file, line }: Suppressible): boolean {
    if (this.#byLine.size === 0) return false;
    const meant = this.#byLine.get(`${file}\n${line}`)?.filter(({ id }) => id === rule) ?? [];
    for (const suppressed of meant) suppressed.isUsed = true;
    return meant.length > 0;
  }

  /** Only rules that did run can have been needed. */
  *unused(active: ReadonlySet<string>): Generator<Unused> {
    for (const { page, products, found, rules } of this.#all) {
      for (const { id, isUsed } of rules) if (!isUsed && active.has(id)) yield { page, products, problem: unused(id, found) };
    }
  }
}
