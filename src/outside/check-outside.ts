import { Findings } from '../check/findings.ts';
import { chooseScope } from '../check/settings.ts';
import { readGraph } from '../content-graph/graph.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';
import type { Finding } from '../rules/define-rule.ts';
import { AllowList } from './allow-list.ts';
import { findAddresses, isPublic } from './addresses.ts';
import { createAsker } from './ask.ts';
import { askHosts, patientTimes, type Times } from './ask-hosts.ts';
import { outsideRules } from './outside-rules.ts';
import { VerdictCache } from './verdict-cache.ts';
import { isNameless, type Verdict } from './verdict.ts';

export interface OutsideOptions {
  paths: readonly string[];
  configFile?: string;
  allowFile?: string;
  /** Where verdicts are kept between runs. */
  cacheFile: string;
  /** Ask every host again, whatever is known. */
  isFresh?: boolean;
  /** Ask hosts of private networks too. */
  hasPrivate?: boolean;
  times?: Times;
  /** Told as addresses are judged. */
  onAddress?(done: number, total: number): void;
  now?: number;
}

export interface OutsideResult {
  findings: Finding[];
  pages: number;
  ms: number;
  /** Number of addresses: asked now, known from earlier runs, allowed, and left out because only a private network knows them. */
  counts: { asked: number; known: number; allowed: number; private: number };
}

/** Asks for every outside address once and tells the faults at the pages that hold it. */
export async function checkOutside(options: OutsideOptions): Promise<OutsideResult> {
  const started = performance.now();
  const { now = Date.now() } = options;
  const day = new Date(now).toISOString().slice(0, 10);
  const scope = await chooseScope(options.paths, options.configFile);
  const graph = readGraph(scope.roots, scope.config);
  const allowList = options.allowFile === undefined ? undefined : new AllowList(options.allowFile);
  const all = findAddresses(graph);
  const reachable = all.filter((address) => options.hasPrivate || isPublic(address));
  const wanted = reachable.filter((address) => !allowList?.allows(address, day));
  const { verdicts, asked } = await findVerdicts(wanted, { ...options, now });
  const findings = new Findings(scope.config, outsideRules(verdicts));
  findings.judge(graph);
  const list = findings.list(graph, { only: scope.only, product: undefined });
  for (const finding of list) finding.url = new URL('./outside-links.md', import.meta.url).href;
  return {
    findings: [...list, ...(allowList?.findings(day) ?? [])],
    pages: graph.pages.length,
    ms: Math.round(performance.now() - started),
    counts: { asked, known: wanted.length - asked, allowed: reachable.length - wanted.length, private: all.length - reachable.length },
  };
}

async function findVerdicts(
  wanted: readonly string[],
  options: OutsideOptions & { now: number },
): Promise<{ verdicts: Map<string, Verdict>; asked: number }> {
  const { cacheFile, isFresh, times = patientTimes, onAddress, now } = options;
  const cache = new VerdictCache(cacheFile);
  const verdicts = new Map<string, Verdict>();
  for (const address of isFresh ? [] : wanted) {
    const known = cache.get(address, now);
    if (known) verdicts.set(address, known);
  }
  const open = wanted.filter((address) => !verdicts.has(address));
  const asker = await createAsker((address) => options.hasPrivate || isPublic(address));
  let hasAnswer = false;
  const remember = (address: string, verdict: Verdict): void => {
    verdicts.set(address, verdict);
    cache.set(address, verdict, now);
    hasAnswer ||= verdict.status > 0;
    // Saved as the run goes, so that one that is ended has not asked in vain.
    if (hasAnswer && verdicts.size % 25 === 0) cache.save(now);
    onAddress?.(verdicts.size, wanted.length);
  };
  try {
    await askHosts(open, { asker, times, onVerdict: remember });
  } finally {
    await asker.close();
  }
  if (open.length > 0 && !hasAnswer) refuseSilence(open, verdicts);
  cache.save(now);
  return { verdicts, asked: open.length };
}

/** Where nothing answers, the network is what is broken, not the links: one host alone may be down, but not one name can be looked up then. */
function refuseSilence(open: readonly string[], verdicts: ReadonlyMap<string, Verdict>): void {
  const hosts = new Set(open.map((address) => new URL(address).host));
  if (hosts.size > 1 || open.every((address) => isNameless(verdicts.get(address))))
    throw new OwnFailure(`Cannot reach ${[...hosts].slice(0, 3).join(', ')}${hosts.size > 3 ? ' and others' : ''}: is there a network?`);
}
