import type { EditionFacts, PageFacts, Reference } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import type { Edit, GraphRule, Problem } from './define-rule.ts';

/** A link or an image, and where it stands. */
export interface Target extends Reference {
  page: PageFacts;
  edition: EditionFacts;
  isImage: boolean;
}

/** What is wrong with a target; its place is the target's own. */
export type TargetProblem = Omit<Problem, 'place'>;

/** A judge of single targets, ready for one graph. */
export type JudgeTarget = (target: Target, graph: Graph) => TargetProblem | undefined;

/** Asks a judge about every link, and every image, of every edition; a pattern spares it those that cannot concern it. */
export function eachTarget(prepare: (graph: Graph) => JudgeTarget, pattern?: RegExp): GraphRule['judge'] {
  return (graph, report) => {
    const judge = prepare(graph);
    for (const page of graph.pages) {
      for (const edition of page.editions) {
        for (const isImage of [false, true]) {
          for (const reference of isImage ? edition.images : edition.links) {
            if (pattern && !pattern.test(reference.target)) continue;
            const problem = judge({ ...reference, page, edition, isImage }, graph);
            if (problem) report(page, edition.products, { ...problem, place: reference.place });
          }
        }
      }
    }
  };
}

/** The edit that replaces the beginning of a target, where the source shows it as it is. */
export function replaceStart({ target, place }: Reference, length: number, text: string): { fix: Edit[] } | undefined {
  if (place.endOffset - place.offset !== target.length) return undefined;
  return { fix: [{ offset: place.offset, endOffset: place.offset + length, text }] };
}

/** The host of an outside target in lower case, without a port; nothing where there is none. */
export function hostOf(target: string): string | undefined {
  return /^\s*(?:https?:)?\/\/(?:[^/?#\s@]*@)?(\[[^\]]*\]|[^/?#:\s]+)/i.exec(target)?.[1]?.toLowerCase();
}

/** A part that something else fills in: `{host}`, `<name>`, `$HOST`, `%s`, `[user]`. */
export function isTemplate(target: string): boolean {
  return /[{}<>$[\]]|%s|\bYOUR[_-]|%7B/i.test(target.replace(/^https?:\/\/\[[\da-f:.]+\]/i, ''));
}
