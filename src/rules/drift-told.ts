import { markdownToMdast } from 'satteri';
import type { EditionFacts, PageFacts } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import { features } from '../content-graph/parse.ts';
import type { Passage } from '../content-graph/passages.ts';
import type { Place } from '../content-graph/place.ts';
import { type Statement, toStatement } from '../content-graph/statements.ts';
import type { Problem, ReportIn } from './define-rule.ts';

/** A passage with the page that tells it. */
export interface Told {
  page: PageFacts;
  edition: EditionFacts;
  passage: Passage;
}

/** Reports each place once, however many others it disagrees with, and reads again the few passages that need a second look. */
export class TellOnce {
  readonly graph: Graph;
  readonly #report: ReportIn;
  readonly #places = new Map<EditionFacts, Set<number>>();
  readonly #texts = new Map<PageFacts, string>();
  readonly #statements = new Map<EditionFacts, Map<number, Statement>>();

  constructor(graph: Graph, report: ReportIn) {
    this.graph = graph;
    this.#report = report;
  }

  isTold(edition: EditionFacts, { offset }: Place): boolean {
    return this.#places.get(edition)?.has(offset) ?? false;
  }

  report(page: PageFacts, edition: EditionFacts, problem: Problem): void {
    if (this.isTold(edition, problem.place)) return;
    this.settle(edition, problem.place);
    this.#report(page, edition.products, problem);
  }

  /** Nothing more is told of this place. */
  settle(edition: EditionFacts, { offset }: Place): void {
    const places = this.#places.get(edition);
    if (places) places.add(offset);
    else this.#places.set(edition, new Set([offset]));
  }

  read({ page, edition, passage }: Told): Statement {
    return this.statementOf(page, edition, passage.place);
  }

  /** What a paragraph says. Its source tells that, except in our own model, where an edition is not what the source says. */
  statementOf(page: PageFacts, edition: EditionFacts, { offset, endOffset }: Place): Statement {
    if (this.graph.config.typed) this.#readEditions(page);
    const known = this.#statements.get(edition) ?? new Map<number, Statement>();
    this.#statements.set(edition, known);
    const statement = known.get(offset) ?? toStatement(parseAgain(this.#textOf(page).slice(offset, endOffset)));
    known.set(offset, statement);
    return statement;
  }

  #textOf(page: PageFacts): string {
    const text = this.#texts.get(page) ?? this.graph.textOf(page);
    this.#texts.set(page, text);
    return text;
  }

  #readEditions(page: PageFacts): void {
    if (page.editions.every((edition) => this.#statements.has(edition))) return;
    this.graph.revisit(page, (edition) => {
      const statements = new Map<number, Statement>();
      this.#statements.set(edition, statements);
      const take = (node: Parameters<typeof toStatement>[0]): void =>
        void statements.set(node.position?.start.offset ?? 0, toStatement(node));
      return { paragraph: take, tableCell: take, mdxJsxFlowElement: take };
    });
  }
}

/** A paragraph that was cut out of its list, quotation or element. */
function parseAgain(source: string): ReturnType<typeof markdownToMdast> {
  const words = source.startsWith('<') ? source.replace(/^<[A-Z][^>]*>|<\/[\w.]+>$/g, '') : source;
  return markdownToMdast(words.replace(/\n[ \t]*(?:>[ \t]?)*/g, '\n').trim(), { features });
}
