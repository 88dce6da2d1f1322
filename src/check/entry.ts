import type { EditionKey } from '../content-graph/config.ts';
import type { EditionFacts, PageFacts } from '../content-graph/facts.ts';
import type { Problem } from '../rules/define-rule.ts';

/** A problem that a page rule told of one edition. */
export interface Told {
  rule: string;
  /** Index of the edition in its page. */
  edition: number;
  problem: Problem;
}

/** What is remembered of a page, and what says that it has not changed. */
export interface Entry {
  facts: PageFacts;
  /** The products that the page itself names, edition by edition: the folder's main product is worked out in each run. */
  products: EditionKey[][];
  told: Told[];
  /** Of the text. */
  hash: string;
  stamp: string;
  isSettled: boolean;
}

/** Takes what a page rule tells. */
export type Tell = (rule: string, page: { file: string; facts: EditionFacts }, problem: Problem) => void;

/** The facts of a page as they were read, with what the page rules told of it. */
export function giveBack({ facts, products, told }: Entry, tell: Tell): PageFacts {
  for (const [index, edition] of facts.editions.entries()) edition.products = [...(products[index] ?? [])];
  for (const { rule, edition, problem } of told) {
    const found = facts.editions[edition];
    if (found) tell(rule, { file: facts.file, facts: found }, problem);
  }
  return facts;
}
