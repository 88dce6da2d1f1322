import { VFileMessage } from 'vfile-message';
import type { Config, EditionKey } from '../content-graph/config.ts';
import type { EditionFacts } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import { type Finding, isPageRule, type Problem, ruleUrl } from '../rules/define-rule.ts';
import type { ActiveRule } from './run.ts';
import { isIn } from './settings.ts';
import { Suppressions } from './suppressions.ts';

/** A problem before it is merged with the same problem of other products and includes. */
interface Told {
  rule: string;
  problem: Problem;
  /** Absolute path of the page whose edition shows it. */
  page: string;
  /** The products, read at the end: some are only known when all pages are read. */
  products: () => readonly EditionKey[];
}

export interface Wanted {
  only: readonly string[];
  product: EditionKey | undefined;
}

/** Gathers what the rules tell, and makes one finding of what is the same in several products. */
export class Findings {
  readonly #config: Config;
  readonly #active: readonly ActiveRule[];
  readonly #told: Told[] = [];

  constructor(config: Config, active: readonly ActiveRule[]) {
    this.#config = config;
    this.#active = active;
  }

  add(rule: string, page: { file: string; facts: EditionFacts }, problem: Problem): void {
    this.#told.push({ rule, problem, page: page.file, products: () => page.facts.products });
  }

  judge(graph: Graph, active: readonly ActiveRule[] = this.#active): void {
    for (const { rule } of active) {
      if (isPageRule(rule)) continue;
      rule.judge(graph, (page, products, problem) =>
        this.#told.push({ rule: rule.id, problem, page: page.file, products: () => products }),
      );
    }
  }

  /** Findings in the order of files, lines, columns and rules, without those that a comment takes back; paths are absolute. */
  list(graph: Graph, { only, product }: Wanted): Finding[] {
    const roots = new Map(graph.pages.map((page) => [page.file, page.root]));
    const suppressions = new Suppressions(graph);
    const merged = new Map<string, Finding>();
    const merge = (told: Told): void => {
      const { place } = told.problem;
      const file = place.file === undefined ? told.page : `${roots.get(told.page)}/${place.file}`;
      if (suppressions.takesBack({ rule: told.rule, file, line: place.line }) || !isIn(file, only)) return;
      const key = `${file}\n${place.offset}\n${place.endOffset}\n${told.rule}`;
      const known = merged.get(key);
      if (known) this.#mergeInto(known, told, file);
      else merged.set(key, this.#toFinding(told, file));
    };
    for (const told of this.#told) merge(told);
    for (const told of this.#needless(suppressions)) merge(told);
    const hasProducts = Object.keys(this.#config.products).length > 1;
    const findings = [...merged.values()].filter(
      (finding) => product === undefined || finding.products?.includes(product) || finding.products?.length === 0,
    );
    for (const finding of findings) this.#nameProducts(finding, graph, hasProducts);
    return findings.sort(inOrder);
  }

  #needless(suppressions: Suppressions): Told[] {
    const active = new Set(this.#active.map(({ rule }) => rule.id));
    if (!active.has('suppression')) return [];
    return [...suppressions.unused(active)].map(({ page, problem, products }) => ({
      rule: 'suppression',
      page,
      problem,
      products: () => products,
    }));
  }

  #toFinding({ rule, problem, page, products }: Told, file: string): Finding {
    const { line, column, offset, endLine, endColumn, endOffset } = problem.place;
    const place = { start: { line, column, offset }, end: { line: endLine, column: endColumn, offset: endOffset } };
    const finding = new VFileMessage(problem.reason, { place, ruleId: rule, source: 'unstuck' });
    finding.file = file;
    finding.fatal = this.#active.find(({ rule: { id } }) => id === rule)?.severity === 'error';
    finding.url = ruleUrl(rule);
    finding.note = problem.note;
    finding.actual = problem.actual;
    finding.expected = problem.expected;
    finding.fix = problem.fix;
    finding.products = [...products()];
    finding.includedBy = file === page ? [] : [page];
    return finding;
  }

  #mergeInto(finding: Finding, told: Told, file: string): void {
    finding.products = [...new Set([...(finding.products ?? []), ...told.products()])];
    if (!isSameFix(finding.fix, told.problem.fix)) finding.fix = undefined;
    if (file !== told.page) finding.includedBy = [...new Set([...(finding.includedBy ?? []), told.page])];
  }

  #nameProducts(finding: Finding, graph: Graph, hasProducts: boolean): void {
    const order = Object.keys(this.#config.products);
    const page = graph.pageOf(finding.file ?? '');
    const all = page?.editions.flatMap((edition) => edition.products) ?? [];
    finding.fine = hasProducts ? order.filter((key) => all.includes(key) && !finding.products?.includes(key)) : [];
    finding.products = hasProducts ? order.filter((key) => finding.products?.includes(key)) : [];
  }
}

/** What mends one product's edition may break another's: only what all agree on is certain. */
function isSameFix(a: Problem['fix'], b: Problem['fix']): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function inOrder(a: Finding, b: Finding): number {
  return (
    compare(a.file ?? '', b.file ?? '') ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    compare(a.ruleId ?? '', b.ruleId ?? '')
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
