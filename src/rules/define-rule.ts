import type { VFileMessage } from 'vfile-message';
import type { Config, EditionKey } from '../content-graph/config.ts';
import type { Edition } from '../content-graph/edition-context.ts';
import type { EditionFacts, PageFacts } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import type { Page } from '../content-graph/parse.ts';
import type { Place } from '../content-graph/place.ts';
import type { Visitor } from '../content-graph/walk.ts';

declare module 'vfile-message' {
  interface VFileMessage {
    /** The products whose readers meet the fault; empty where there is one unnamed product. */
    products?: EditionKey[];
    /** The products of the page whose readers do not. */
    fine?: EditionKey[];
    /** The pages that include the shared cause in which the fault stands, as absolute paths. */
    includedBy?: string[];
    /** Edits that certainly mend the fault; missing where a person has to decide. */
    fix?: readonly Edit[];
  }
}

/** Replaces a range of the file; offsets from 0, in UTF-16 units of the text without its byte order mark. */
export interface Edit {
  offset: number;
  endOffset: number;
  /** As it has to stand in the source, escaped where the syntax needs it; `\n` becomes the file's own line ending. */
  text: string;
}

/** What a rule reports; a finding is the same as a `VFileMessage`. */
export type Finding = VFileMessage;

/** What is wrong and how to mend it, before it becomes a finding. */
export interface Problem {
  /** The exact range of the faulty thing. */
  place: Place;
  /** `Unexpected ⟨observed⟩, expected ⟨rule⟩[, ⟨next step⟩]`, without a full stop. */
  reason: string;
  /** How to mend it, in a writer's words. */
  note: string;
  actual?: string;
  expected?: string[];
  /**
   * Edits in the file of `place` that mend the fault for certain, applied together or not at all; `--fix` makes no others.
   * Leave it out where there is more than one candidate, or where the place is not exact.
   */
  fix?: readonly Edit[];
}

/** What a page rule knows of the edition before its walk. */
export interface PageContext {
  page: Page;
  edition: Edition;
  config: Config;
  /** Facts of this edition; complete only when the walk is over. */
  facts: EditionFacts;
  report(problem: Problem): void;
}

/** Tells a problem of one or several products' editions of a page. */
export type ReportIn = (page: PageFacts, products: readonly EditionKey[], problem: Problem) => void;

/** One thing that must hold, in one edition: its visitor is called by the one walk through it. */
export interface PageRule {
  id: string;
  visit(context: PageContext): Visitor;
}

/** One thing that must hold between pages, judged on facts alone. */
export interface GraphRule {
  id: string;
  /** What it tells of a page needs that page and those it links to, no others: an editor asks it at every keystroke. */
  isLocal?: true;
  /** Fills facts that only this rule needs, in the one walk through every edition. */
  gather?(context: Omit<PageContext, 'report'>): Visitor;
  judge(graph: Graph, report: ReportIn): void;
}

/** A rule that takes part in the walk. */
export type ListeningRule = PageRule | (GraphRule & Required<Pick<GraphRule, 'gather'>>);

export type Rule = PageRule | GraphRule;

export function isPageRule(rule: Rule): rule is PageRule {
  return 'visit' in rule;
}

export function isListening(rule: Rule): rule is ListeningRule {
  return isPageRule(rule) || rule.gather !== undefined;
}

/** The page of a rule: why, how to mend, examples. */
export function ruleUrl(id: string): string {
  return new URL(`./${id}.md`, import.meta.url).href;
}
