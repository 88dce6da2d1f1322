import { setImmediate } from 'node:timers/promises';
import type { Config, EditionKey } from '../content-graph/config.ts';
import type { PageFacts } from '../content-graph/facts.ts';
import { kindOf, listRoot, type Root } from '../content-graph/files.ts';
import { Graph } from '../content-graph/graph.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';
import type { Listen, Sources } from '../content-graph/reader.ts';
import type { Finding, ListeningRule, PageContext, Rule } from '../rules/define-rule.ts';
import { isListening, isPageRule } from '../rules/define-rule.ts';
import { isRuleId, rules, type Severity } from '../rules/preset.ts';
import type { BaselineOptions, BaselineResult } from './baseline.ts';
import type { PageCache } from './cache.ts';
import type { ChangesWanted } from './changes.ts';
import { type Entry, giveBack } from './entry.ts';
import { Findings } from './findings.ts';
import type { ReaderThreads } from './reader-threads.ts';
import { readText } from './read-text.ts';
import { assertProduct, chooseScope, isIn, isMetBy, type Scope } from './settings.ts';

/** What one run does besides checking. */
export interface RunOptions {
  /** Only findings that this product's readers meet. */
  product?: EditionKey;
  /** Told how many pages are read so far. */
  onPage?(pages: number): void;
  /** Texts that count instead of the files', by absolute path. */
  texts?: ReadonlyMap<string, string>;
  /** Paths that count as missing though the disk has them. */
  isGone?(path: string): boolean;
  /** The paths of the scope as they were listed already. */
  listed?: Root[];
  /** Where what did not change since an earlier run is remembered; without it every page is read anew. */
  cacheFolder?: string;
  /** The findings of an earlier day, which do not count. */
  baseline?: BaselineOptions;
  /** Folder in which shards have left what they read; what is missing there is read here. */
  parts?: string;
  /** How many threads read pages besides this one; as many as pages and processors are worth if left out. */
  threads?: number;
  /** Only what the changes that git knows have made true or false. */
  changes?: ChangesWanted;
}

export interface CheckOptions extends RunOptions {
  /** Folders and files; our own content where it is empty. */
  paths: readonly string[];
  configFile?: string;
}

export interface CheckResult {
  findings: Finding[];
  /** Number of pages that were judged. */
  pages: number;
  graph: Graph;
  /** Texts that were judged instead of the files', by absolute path. */
  texts?: ReadonlyMap<string, string> | undefined;
  /** What there is to say besides the findings, one sentence each. */
  notes: string[];
  /** Milliseconds from the first file to the last finding. */
  ms: number;
}

/** One run of the check. Throws `OwnFailure` where it cannot be carried out. */
export async function check({ paths, configFile, ...options }: CheckOptions): Promise<CheckResult> {
  const scope = await chooseScope(paths, configFile);
  assertProduct(scope, options.product);
  return checkScope(scope, options);
}

export async function checkScope(given: Scope, options: RunOptions = {}): Promise<CheckResult> {
  const started = performance.now();
  const narrow = options.changes && (await (await import('./narrow.ts')).narrow(given, options.changes));
  const { scope } = narrow ?? { scope: given };
  const active = await loadRules(scope.config);
  const findings = new Findings(scope.config, active);
  const listening = active.map(({ rule }) => rule).filter(isListening);
  const cache = await openCache(options, scope, listening, findings);
  const counted = countPages(listenWith(listening, cache ?? findings, scope.config), options.onPage);
  const { texts, isGone } = narrow?.sources ?? options;
  const listed = narrow?.listed ?? options.listed ?? scope.roots.map((path) => listRoot(path, scope.config.ignore));
  const isPlain = !texts?.size && !isGone && !narrow && !options.parts && !scope.config.typed;
  const threads = isPlain ? await startThreads(scope.config, listed, { cache, count: options.threads }) : undefined;
  const tell = findings.add.bind(findings);
  const isSaved = (file: string): boolean => !texts?.has(file);
  const adopt = (entry: Entry | undefined): PageFacts | undefined => {
    if (!entry) return undefined;
    counted.add();
    return cache ? cache.adopt(entry) : giveBack(entry, tell);
  };
  const sources: Sources = {
    texts,
    isGone,
    recall: (file) => (isSaved(file) ? (cache?.recall(file) ?? adopt(threads?.take(file))) : undefined),
    keep: (page, facts) => (isSaved(page.file) ? cache?.keep(page, facts) : undefined),
  };
  const graph = new Graph(listed, scope.config, counted.listen, sources);
  await readGently(graph);
  if (!texts?.size && !narrow) cache?.write();
  findings.judge(graph);
  const told = findings.list(graph, { only: scope.only, product: undefined });
  const picked = narrow?.pick({ graph, findings: told, active });
  const isTold = (file: string): boolean => isIn(file, scope.only) && picked?.isWhole(file) !== false;
  const judged = graph.pages.filter((page) => isTold(page.file));
  const all = picked?.findings ?? told;
  const { fresh, notes } = options.baseline ? await useBaseline(all, graph, { isTold, active, options, texts }) : { fresh: all, notes: [] };
  return {
    findings: fresh.filter((finding) => isMetBy(options.product, finding)),
    pages: judged.length,
    graph,
    texts,
    notes,
    ms: Math.round(performance.now() - started),
  };
}

/** Pages after which Node gets a turn: only then does it free what the parser has left outside its heap, some kilobytes for each. */
const pagesPerTurn = 100;

async function readGently(graph: Graph): Promise<void> {
  let pages = 0;
  // oxlint-disable-next-line no-await-in-loop -- one turn after the other
  for (const _ of graph.readInTurn()) if ((pages += 1) % pagesPerTurn === 0) await setImmediate();
}

/** Below so many pages one thread is the fastest. */
const manyPages = 300;

async function startThreads(
  config: Config,
  listed: readonly Root[],
  { cache, count }: { cache: PageCache | undefined; count: number | undefined },
): Promise<ReaderThreads | undefined> {
  if (count === undefined && listed.reduce((sum, { pages }) => sum + pages.length, 0) < manyPages) return undefined;
  const { ReaderThreads, threadsFor, unreadPages } = await import('./reader-threads.ts');
  const pages = unreadPages(listed, (file) => cache?.isFresh(file) === true);
  const threads = count ?? (pages.length < manyPages ? 0 : threadsFor(pages.length));
  return threads === 0 ? undefined : new ReaderThreads(config, pages, threads);
}

async function openCache(
  { cacheFolder, parts }: RunOptions,
  scope: Scope,
  listening: readonly ListeningRule[],
  findings: Findings,
): Promise<PageCache | undefined> {
  if (cacheFolder === undefined && parts === undefined) return undefined;
  const cache = await import('./cache.ts');
  const tell = findings.add.bind(findings);
  if (parts !== undefined) {
    const { partReader } = await import('./parts.ts');
    return new cache.PageCache(partReader(parts, scope), tell, { hasTrust: false, leastPages: 0 });
  }
  const ids = listening.map(({ id }) => id);
  return cacheFolder === undefined ? undefined : cache.openPageCache(cacheFolder, scope, ids, tell);
}

interface Run {
  isTold: (file: string) => boolean;
  active: readonly ActiveRule[];
  options: RunOptions;
  texts: RunOptions['texts'];
}

async function useBaseline(findings: readonly Finding[], graph: Graph, { isTold, active, options, texts }: Run): Promise<BaselineResult> {
  const { applyBaseline } = await import('./baseline.ts');
  const pages = new Set(graph.pages.map(({ file }) => file));
  const isBelow = (file: string): boolean => graph.roots.some(({ folder }) => file.startsWith(`${folder}/`));
  return applyBaseline(findings, options.baseline ?? { file: '', update: false }, {
    isJudged: (file) => isTold(file) && (pages.has(file) || (isBelow(file) && kindOf(file) === 'missing')),
    rules: new Set(active.map(({ rule }) => rule.id)),
    read: (file) => texts?.get(file) ?? readText(file),
    today: new Date().toISOString().slice(0, 10),
    isCI: Boolean(process.env['CI']),
  });
}

export interface ActiveRule {
  rule: Rule;
  severity: Exclude<Severity, 'off'>;
}

export async function loadRules(config: Config): Promise<ActiveRule[]> {
  const unknown = Object.keys(config.rules).find((id) => !isRuleId(id));
  if (unknown !== undefined) throw await unknownRule(unknown, config);
  const wanted = Object.entries(rules).flatMap(([id, row]) => {
    const severity = severityOf(config.rules[id], row[config.preset]);
    return severity === 'off' ? [] : [{ row, severity }];
  });
  return Promise.all(wanted.map(async ({ row, severity }) => ({ rule: await row.load(), severity })));
}

async function unknownRule(id: string, { source }: Config): Promise<OwnFailure> {
  const { nearest } = await import('../rules/nearest.ts');
  const near = nearest(id, Object.keys(rules));
  const remedy = near === undefined ? '--rules lists them all' : `did you mean \`${near}\``;
  return new OwnFailure(`Cannot use the configuration ${source}: there is no rule \`${id}\`, ${remedy}`);
}

function severityOf(setting: Severity | boolean | undefined, preset: Severity): Severity {
  if (setting === undefined) return preset;
  if (setting === true) return preset === 'off' ? 'error' : preset;
  return setting === false ? 'off' : setting;
}

export function listenWith(listening: readonly ListeningRule[], findings: Pick<Findings, 'add'>, config: Config): Listen {
  return (page, edition, facts) => {
    const context = { page, edition, config, facts };
    return listening.map((rule) => {
      if (!isPageRule(rule)) return rule.gather(context);
      const report: PageContext['report'] = (problem) => findings.add(rule.id, { file: page.file, facts }, problem);
      return rule.visit({ ...context, report });
    });
  };
}

/** Tells how many pages are read so far: those that are listened to, and those that other threads have read. */
function countPages(listen: Listen, onPage: RunOptions['onPage']): { listen: Listen; add(): void } {
  let pages = 0;
  let last: string | undefined;
  const add = (): void => onPage?.((pages += 1));
  const countingListen: Listen = (page, edition, facts) => {
    if (page.file !== last) add();
    last = page.file;
    return listen(page, edition, facts);
  };
  return { add, listen: onPage ? countingListen : listen };
}
