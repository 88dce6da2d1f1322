import type { Config, EditionKey } from '../content-graph/config.ts';
import { type Graph, type Listen, readGraph } from '../content-graph/graph.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';
import type { Finding, PageContext, PageRule, Rule } from '../rules/define-rule.ts';
import { isPageRule } from '../rules/define-rule.ts';
import { isRuleId, rules, type Severity } from '../rules/preset.ts';
import { Findings } from './findings.ts';
import { chooseScope, isIn, type Scope } from './settings.ts';

export interface CheckOptions {
  /** Folders and files; our own content where it is empty. */
  paths: readonly string[];
  configFile?: string;
  /** Only findings that this product's readers meet. */
  product?: EditionKey;
  /** Told how many pages are read so far. */
  onPage?(pages: number): void;
}

export interface CheckResult {
  findings: Finding[];
  /** Number of pages that were judged. */
  pages: number;
  graph: Graph;
  /** Milliseconds from the first file to the last finding. */
  ms: number;
}

/** One run of the check. Throws `OwnFailure` where it cannot be carried out. */
export async function check(options: CheckOptions): Promise<CheckResult> {
  const scope = await chooseScope(options.paths, options.configFile);
  const known = Object.keys(scope.config.products);
  if (options.product !== undefined && !known.includes(options.product)) {
    throw new OwnFailure(
      `Cannot check for the product ${options.product}: expected ${known.join(' or ') || 'no product, the settings name none'}`,
    );
  }
  return checkScope(scope, options.product, options.onPage);
}

export async function checkScope(scope: Scope, product?: EditionKey, onPage?: CheckOptions['onPage']): Promise<CheckResult> {
  const started = performance.now();
  const active = await loadRules(scope.config);
  const findings = new Findings(scope.config, active);
  const pageRules = active.map(({ rule }) => rule).filter(isPageRule);
  const listen = listenWith(pageRules, findings, scope.config);
  const graph = readGraph(scope.roots, scope.config, onPage ? countPages(listen, onPage) : listen);
  findings.judge(graph);
  const judged = graph.pages.filter((page) => isIn(page.file, scope.only));
  return {
    findings: findings.list(graph, { only: scope.only, product }),
    pages: judged.length,
    graph,
    ms: Math.round(performance.now() - started),
  };
}

export interface ActiveRule {
  rule: Rule;
  severity: Exclude<Severity, 'off'>;
}

export async function loadRules(config: Config): Promise<ActiveRule[]> {
  for (const id of Object.keys(config.rules)) {
    if (!isRuleId(id)) throw new OwnFailure(`Cannot use the configuration ${config.source}: there is no rule \`${id}\``);
  }
  const wanted = Object.entries(rules).flatMap(([id, row]) => {
    const severity = severityOf(config.rules[id], row[config.preset]);
    return severity === 'off' ? [] : [{ row, severity }];
  });
  return Promise.all(wanted.map(async ({ row, severity }) => ({ rule: await row.load(), severity })));
}

function severityOf(setting: Severity | boolean | undefined, preset: Severity): Severity {
  if (setting === undefined) return preset;
  if (setting === true) return preset === 'off' ? 'error' : preset;
  return setting === false ? 'off' : setting;
}

export function listenWith(pageRules: readonly PageRule[], findings: Pick<Findings, 'add'>, config: Config): Listen {
  return (page, edition, facts) => {
    const context = { page, edition, config, facts };
    return pageRules.map((rule) => {
      const report: PageContext['report'] = (problem) => findings.add(rule.id, { file: page.file, facts }, problem);
      return rule.visit({ ...context, report });
    });
  };
}

function countPages(listen: Listen, onPage: (pages: number) => void): Listen {
  let pages = 0;
  let last: string | undefined;
  return (page, edition, facts) => {
    if (page.file !== last) onPage((pages += 1));
    last = page.file;
    return listen(page, edition, facts);
  };
}
