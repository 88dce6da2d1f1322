import type { PageFacts } from '../content-graph/facts.ts';
import { isSkipped, pageName, type Root } from '../content-graph/files.ts';
import { Graph } from '../content-graph/graph.ts';
import type { Sources } from '../content-graph/reader.ts';
import { folderOf } from '../content-graph/link.ts';
import { type Finding, isListening, isPageRule } from '../rules/define-rule.ts';
import type { Before } from './changes.ts';
import { differenceOf } from './difference.ts';
import { Findings } from './findings.ts';
import { type ActiveRule, listenWith } from './run.ts';

/**
 * What is told now and was not before the changes, wherever it stands: a page that is new may double the title of one that it does not name,
 * a page that went may have been the only way to another. Pages that did not change are not read again, `graph` has them.
 */
export function findFresh(graph: Graph, findings: readonly Finding[], { before, active }: Then): Set<Finding> {
  if (before.size === 0) return new Set();
  // A shared cause stands in the editions of other pages: then all are read again, and the rules within a page have their say too.
  const isInAll =
    graph.config.typed && [...before.keys()].some((file) => graph.roots.some(({ folder }) => file.startsWith(`${folder}/shared/`)));
  const rules = isInAll ? active : active.filter(({ rule }) => !isPageRule(rule));
  const ids = new Set(rules.map(({ rule }) => rule.id));
  const recall = (file: string): PageFacts | undefined => (before.has(file) || isInAll ? undefined : graph.pageOf(file));
  const { added } = differenceOf(findingsBefore(graph, { before, active: rules }, recall), findings);
  return new Set(added.filter(({ ruleId = '' }) => ids.has(ruleId)));
}

interface Then {
  before: Before;
  active: readonly ActiveRule[];
}

function findingsBefore(graph: Graph, { before, active }: Then, recall: Sources['recall']): Finding[] {
  const findings = new Findings(graph.config, active);
  const listen = listenWith(active.map(({ rule }) => rule).filter(isListening), findings, graph.config);
  const texts = new Map([...before].flatMap(([file, text]): [string, string][] => (text === undefined ? [] : [[file, text]])));
  const old = new Graph(
    graph.roots.map((root) => asBefore(root, before)),
    graph.config,
    listen,
    { texts, recall, isGone: (path) => before.has(path) && !texts.has(path) },
  ).read();
  findings.judge(old);
  return findings.list(old, { only: [], product: undefined });
}

/** A listed folder without what is new, with what is gone. What is ignored stays out: it was no page then either. */
function asBefore(root: Root, before: Before): Root {
  const isNew = (file: string): boolean => before.has(file) && before.get(file) === undefined;
  const isLost = (file: string): boolean =>
    file.startsWith(`${root.folder}/`) && !root.files.has(file) && !isNew(file) && !isSkipped(file.slice(root.folder.length + 1));
  const lost = [...before.keys()].filter(isLost);
  const folders = new Set(root.folders);
  for (const file of lost)
    for (let folder = folderOf(file); folder.length > root.folder.length; folder = folderOf(folder)) folders.add(folder);
  return {
    ...root,
    folders,
    files: new Set([...[...root.files].filter((file) => !isNew(file)), ...lost]),
    pages: [...root.pages.filter((file) => !isNew(file)), ...lost.filter((file) => pageName.test(file))].sort(),
  };
}
