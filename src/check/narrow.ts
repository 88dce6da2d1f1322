import { resolve } from 'node:path';
import { readConfig } from '../content-graph/config.ts';
import { listRoot, type Root, toSlashes } from '../content-graph/files.ts';
import type { Graph } from '../content-graph/graph.ts';
import type { Sources } from '../content-graph/reader.ts';
import type { Finding } from '../rules/define-rule.ts';
import { findFresh } from './before.ts';
import { type Before, type ChangesWanted, findChanges } from './changes.ts';
import { findConcerned } from './concerned.ts';
import type { ActiveRule } from './run.ts';
import type { Scope } from './settings.ts';
import { asInIndex, isUncommitted } from './staged.ts';

/** A run that tells only what changes concern; all pages are read as ever, so that nothing that was left out counts as missing. */
export interface Narrow {
  /** With the settings that are judged, those that are staged. */
  scope: Scope;
  listed: Root[];
  sources: Pick<Sources, 'texts' | 'isGone'>;
  /** What is told of a graph that was judged. */
  pick(judged: Judged): Picked;
}

interface Judged {
  graph: Graph;
  findings: readonly Finding[];
  active: readonly ActiveRule[];
}

interface Picked {
  findings: Finding[];
  /** Whether a file was judged as a whole: because it changed, or includes or links to what changed. */
  isWhole(file: string): boolean;
}

export async function narrow(given: Scope, wanted: ChangesWanted): Promise<Narrow> {
  const { files, before, indexes } = findChanges(given.roots, wanted);
  const pick: Narrow['pick'] = (judged) => pickConcerned(judged, findConcerned(judged.graph, files), before);
  const texts = new Map(indexes.flatMap((index) => [...index.texts]));
  const scope = await withStagedSettings(given, texts);
  const { ignore } = scope.config;
  const listed = scope.roots.map((path) => listRoot(path, ignore));
  if (indexes.length === 0) return { scope, listed, sources: {}, pick };
  const isGone = (path: string): boolean => indexes.some((index) => isUncommitted(index, path));
  const committed = listed.map((root, at) =>
    indexes.reduce((known, index) => asInIndex(known, index, { path: scope.roots[at] ?? '', ignore }), root),
  );
  return { scope, listed: committed, sources: { texts, isGone }, pick };
}

/** All findings in what changes concern, and what they have made true elsewhere. */
function pickConcerned({ graph, findings, active }: Judged, concerned: ReadonlySet<string> | 'all', before: Before): Picked {
  if (concerned === 'all') return { findings: [...findings], isWhole: () => true };
  const isWhole = (file: string): boolean => concerned.has(file);
  const fresh = findFresh(graph, findings, { before, active });
  return { findings: findings.filter((finding) => isWhole(finding.file ?? '') || fresh.has(finding)), isWhole };
}

async function withStagedSettings(scope: Scope, texts: ReadonlyMap<string, string>): Promise<Scope> {
  const { source } = scope.config;
  const text = source === '' ? undefined : texts.get(toSlashes(resolve(source)));
  return text === undefined ? scope : { ...scope, config: await readConfig(source, text) };
}
