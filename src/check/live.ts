import { setImmediate } from 'node:timers/promises';
import type { EditionKey } from '../content-graph/config.ts';
import type { EditionFacts, PageFacts } from '../content-graph/facts.ts';
import { listRoot, relativeTo, type Root } from '../content-graph/files.ts';
import type { Graph } from '../content-graph/graph.ts';
import type { Listen } from '../content-graph/reader.ts';
import { type Finding, isListening, isPageRule, type ListeningRule, type Problem } from '../rules/define-rule.ts';
import { Findings } from './findings.ts';
import { linkersIn, LiveGraph } from './live-graph.ts';
import { noOverlay, type Overlay, withOverlay } from './overlay.ts';
import { type ActiveRule, listenWith, loadRules } from './run.ts';
import type { Scope } from './settings.ts';
import { stampOf } from './stamp.ts';

/** A problem that a page rule told while its page was read. */
interface Told {
  rule: string;
  facts: EditionFacts;
  problem: Problem;
}

/** What was told when everything was judged, and what a quick answer needs of it. */
interface Judged {
  findings: Finding[];
  linkers: ReadonlyMap<string, ReadonlySet<string>>;
  layout: Graph['layout'];
}

/** Files besides pages whose content is read. */
const tableName = /(?:\.json|\.ya?ml|\/_redirects)$/;

/** A check that stays: after a change only the pages it concerns are read again; rules between pages are judged anew. */
export class LiveCheck {
  readonly scope: Scope;
  readonly #overlay: Overlay;
  readonly #active: readonly ActiveRule[];
  readonly #listening: readonly ListeningRule[];
  readonly #texts: Map<string, string>;
  readonly #known = new Map<string, { page: PageFacts; told: Told[] }>();
  readonly #lastGood = new Map<string, PageFacts>();
  /** What tells of each page that was read from the disk whether it has changed since. */
  readonly #stamps = new Map<string, string>();
  /** The products that a page itself names for an edition, before its folder's main product is assigned. */
  #named = new WeakMap<EditionFacts, EditionKey[]>();
  /** Pages that have to be read again. */
  readonly #stale = new Set<string>();
  /** Pages that were read since everything was judged last. */
  readonly #changed = new Set<string>();
  #roots: Root[];
  #graph: LiveGraph | undefined;
  #judged: Judged | undefined;

  private constructor(scope: Scope, overlay: Overlay, active: readonly ActiveRule[]) {
    this.scope = scope;
    this.#overlay = overlay;
    this.#active = active;
    this.#listening = active.map(({ rule }) => rule).filter(isListening);
    this.#texts = new Map(overlay.texts);
    this.#roots = this.#list();
  }

  /** `overlay` is what is to be judged though the disk does not hold it. */
  static async open(scope: Scope, overlay: Overlay = noOverlay): Promise<LiveCheck> {
    return new LiveCheck(scope, overlay, await loadRules(scope.config));
  }

  /** What all texts together say now. */
  get graph(): Graph {
    this.#graph ??= this.#read();
    return this.#graph;
  }

  /** Every finding: all rules, all pages. */
  findings(): Finding[] {
    const { graph } = this;
    if (this.#judged && this.#changed.size === 0) return this.#judged.findings;
    return this.#settle(graph, this.#judge(graph, this.#active));
  }

  /** The same, with room for a keystroke after each rule; nothing where one came, for then they are those of yesterday's text. */
  async findingsUnlessChanged(): Promise<Finding[] | undefined> {
    const { graph } = this;
    if (this.#judged && this.#changed.size === 0) return this.#judged.findings;
    const judging = this.#judging(graph, this.#active);
    for (;;) {
      const { done, value } = judging.next();
      if (done) return this.#settle(graph, value);
      // oxlint-disable-next-line no-await-in-loop -- the pauses are the point
      await setImmediate();
      if (this.#graph !== graph) return undefined;
    }
  }

  #settle(graph: Graph, findings: Finding[]): Finding[] {
    this.#judged = { findings, linkers: linkersIn(graph), layout: graph.layout };
    this.#changed.clear();
    return findings;
  }

  /**
   * The findings right after a change, in a time that does not grow with the number of pages: the changed pages and those that link to them
   * are judged by the rules that need no others; what else was told stands as it was when everything was judged last.
   */
  quickFindings(): Finding[] {
    const { graph } = this;
    const judged = this.#judged;
    if (!judged || this.#changed.size === 0) return this.findings();
    const concerned = new Set([...this.#changed].flatMap((file) => [file, ...(judged.linkers.get(file) ?? [])]));
    const rules = this.#active.filter(({ rule }) => isPageRule(rule) || rule.isLocal);
    const local = new Set(rules.map(({ rule }) => rule.id));
    const fresh = this.#judge(this.#read(judged.layout).narrow(concerned), rules).filter(({ file = '' }) => concerned.has(file));
    const kept = judged.findings.filter(({ file = '', ruleId = '' }) => !concerned.has(file) || !local.has(ruleId));
    return [...kept.filter(({ file = '' }) => graph.pageOf(file)?.faults.length === 0 || !concerned.has(file)), ...fresh];
  }

  /** A check of the same pages with other changes on top, which reads only what these change. */
  fork(overlay: Overlay): LiveCheck {
    this.#graph ??= this.#read();
    const fork = new LiveCheck(this.scope, overlay, this.#active);
    fork.#named = this.#named;
    for (const [file, known] of this.#known) fork.#known.set(file, known);
    for (const [file, page] of this.#lastGood) fork.#lastGood.set(file, page);
    for (const file of new Set([...this.#texts.keys(), ...overlay.texts.keys()])) {
      if (this.#texts.get(file) !== overlay.texts.get(file)) fork.#forget(file);
    }
    return fork;
  }

  /** The texts that count instead of files. */
  get texts(): ReadonlyMap<string, string> {
    return this.#texts;
  }

  /** The text that counts for a file; without one the disk's counts again. */
  setText(file: string, text: string | undefined): void {
    if (text === this.#texts.get(file)) return;
    if (text === undefined) this.#texts.delete(file);
    else this.#texts.set(file, text);
    this.#forget(file);
  }

  /** A file changed on the disk; `isListing` where it came or went. */
  touch(file: string, isListing: boolean): void {
    if (isListing) this.#roots = this.#list();
    this.#forget(file);
  }

  /** Looks which files came, went or changed on the disk since they were read. */
  lookAgain(): void {
    const before = new Set(this.#roots.flatMap(({ files }) => [...files]));
    const known = new Map(this.#stamps);
    this.#roots = this.#list();
    const now = new Set(this.#roots.flatMap(({ files }) => [...files]));
    for (const file of new Set([...before, ...now])) if (!before.has(file) || !now.has(file)) this.#forget(file);
    for (const [file, stamp] of known) if (!this.#texts.has(file) && stamp !== stampOf(file)) this.#forget(file);
  }

  /** The last facts of a page that could be parsed: what is known of it while its writer is in the middle of a tag. */
  lastGood(file: string): PageFacts | undefined {
    return this.graph.pageOf(file) && this.#lastGood.get(file);
  }

  #list(): Root[] {
    const roots = this.scope.roots.map((path) => listRoot(path, this.scope.config.ignore));
    for (const file of roots.flatMap(({ files }) => [...files])) if (tableName.test(file)) this.#stamps.set(file, stampOf(file));
    return roots;
  }

  /** A shared cause stands in the editions of other pages; one that was missing may be what a page waited for. */
  #forget(file: string): void {
    this.#graph = undefined;
    this.#stamps.delete(file);
    this.#stale.add(file);
    this.#changed.add(file);
    const path = this.#roots.map((root) => relativeTo(root.folder, file)).find((candidate) => candidate.startsWith('shared/'));
    if (path === undefined) return;
    for (const [user, { page, told }] of this.#known) {
      const includes = page.editions.some((edition) => edition.includes.includes(path));
      if (includes || told.some(({ rule }) => rule === 'component-props')) this.#stale.add(user);
    }
  }

  #read(layout?: Graph['layout']): LiveGraph {
    const fresh = new Map<string, Told[]>();
    const roots = withOverlay(this.#roots, { ...this.#overlay, texts: this.#texts });
    const graph = new LiveGraph(roots, this.scope.config, this.#listen(fresh), {
      texts: this.#texts,
      recall: (file) => this.#recall(file),
    });
    graph.isGone = (path) => this.#overlay.isGone(path);
    graph.inferred = layout;
    for (const page of graph.read().pages) this.#remember(page, fresh.get(page.file) ?? []);
    this.#stale.clear();
    return graph;
  }

  #judge(graph: Graph, rules: readonly ActiveRule[]): Finding[] {
    const judging = this.#judging(graph, rules);
    for (;;) {
      const { done, value } = judging.next();
      if (done) return value;
    }
  }

  *#judging(graph: Graph, rules: readonly ActiveRule[]): Generator<undefined, Finding[]> {
    const { config, only } = this.scope;
    const findings = new Findings(config, rules);
    for (const { file } of graph.pages) {
      for (const { rule, facts, problem } of this.#known.get(file)?.told ?? []) findings.add(rule, { file, facts }, problem);
    }
    for (const rule of rules) {
      findings.judge(graph, [rule]);
      yield;
    }
    const broken = new Set(graph.pages.flatMap(({ file, faults }) => (faults.length > 0 ? [file] : [])));
    const told = findings.list(graph, { only, product: undefined });
    return told.filter(({ file = '', ruleId }) => !broken.has(file) || ruleId === 'readable-page');
  }

  #listen(fresh: Map<string, Told[]>): Listen {
    const add = (rule: string, { file, facts }: { file: string; facts: EditionFacts }, problem: Problem): void => {
      const told = fresh.get(file);
      if (told) told.push({ rule, facts, problem });
      else fresh.set(file, [{ rule, facts, problem }]);
    };
    const listen = listenWith(this.#listening, { add }, this.scope.config);
    return (page, edition, facts) => {
      this.#named.set(facts, [...facts.products]);
      return listen(page, edition, facts);
    };
  }

  #recall(file: string): PageFacts | undefined {
    const known = this.#stale.has(file) ? undefined : this.#known.get(file);
    for (const edition of known?.page.editions ?? []) edition.products.splice(0, Infinity, ...(this.#named.get(edition) ?? []));
    return known?.page;
  }

  /** A page that cannot be parsed keeps the editions it had, so that links to and from it stay known. */
  #remember(page: PageFacts, told: Told[]): void {
    if (this.#known.get(page.file)?.page === page) return;
    this.#changed.add(page.file);
    if (!this.#texts.has(page.file)) this.#stamps.set(page.file, stampOf(page.file));
    if (page.faults.length === 0) this.#lastGood.set(page.file, page);
    else page.editions.push(...(this.#lastGood.get(page.file)?.editions ?? []));
    this.#known.set(page.file, { page, told });
  }
}
