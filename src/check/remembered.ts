import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { VFileMessage } from 'vfile-message';
import { listRoot, type PathKind, kindOf, type Root } from '../content-graph/files.ts';
import type { Graph } from '../content-graph/graph.ts';
import type { Finding } from '../rules/define-rule.ts';
import { CacheFile } from './cache-file.ts';
import type { CheckResult, RunOptions } from './run.ts';
import { isMetBy, type Scope } from './settings.ts';
import { isSettled, stampOf, toolVersion, trustsTimes } from './stamp.ts';
import type { Verdict } from './verdict.ts';

/** A path outside the checked folders that the rules asked about. */
interface Asked {
  path: string;
  kind: PathKind;
  /** Of a file, which may have been read. */
  stamp: string;
}

/** What the last run told, and all that it depended on. */
interface Remembered {
  /** Of the listing of the checked folders and the stamp of each file in them. */
  state: string;
  asked: Asked[];
  findings: Finding[];
  pages: number;
}

/**
 * The result of the last run where nothing at all has changed since; then not even the rules are loaded. Otherwise a run, which leaves its
 * result. Where times of files cannot be trusted it is always a run.
 */
export async function checkRemembered(
  scope: Scope,
  { product, onPage, cacheFolder }: Pick<RunOptions, 'product' | 'onPage'> & { cacheFolder: string },
): Promise<Verdict> {
  if (!trustsTimes()) return run(scope, { product, onPage, cacheFolder });
  const started = performance.now();
  const listed = scope.roots.map((path) => listRoot(path, scope.config.ignore));
  const file = fileFor(cacheFolder, scope);
  const { state, isStable } = stateOf(listed);
  const [known] = file.read() as Remembered[]; // the file gives back what this version has written
  if (known?.state === state && known.asked.every(isAsBefore)) {
    const findings = known.findings.map(toFinding).filter((finding) => isMetBy(product, finding));
    return { findings, pages: known.pages, notes: [], ms: Math.round(performance.now() - started) };
  }
  const result = await run(scope, { onPage, cacheFolder, listed });
  const asked = askedOf(result.graph);
  if (isStable && asked) file.write([{ state, asked, findings: result.findings.map(toPlain), pages: result.pages }]);
  return { ...result, findings: result.findings.filter((finding) => isMetBy(product, finding)) };
}

async function run(...args: Parameters<typeof import('./run.ts').checkScope>): Promise<CheckResult> {
  const { checkScope } = await import('./run.ts');
  return checkScope(...args);
}

function fileFor(folder: string, { roots, only, config }: Scope): CacheFile {
  return new CacheFile(folder, JSON.stringify(['verdict', roots.map((path) => resolve(path)), only, config]), toolVersion());
}

/** Everything that lies in the checked folders; stable where each later change will show. */
function stateOf(roots: readonly Root[]): { state: string; isStable: boolean } {
  // With the day: a rule may judge by it.
  const sum = createHash('sha1').update(new Date().toDateString());
  let isStable = true;
  for (const { folder, files, folders, unreadable } of roots) {
    const lines = [...files].map((file) => {
      const stamp = stampOf(file);
      isStable &&= isSettled(stamp);
      return `${file}\0${stamp}`;
    });
    sum.update(JSON.stringify([folder, lines, [...folders], unreadable]));
  }
  return { state: sum.digest('hex'), isStable };
}

/** What the rules asked about outside; nothing where an answer may change without a trace. */
function askedOf(graph: Graph): Asked[] | undefined {
  const asked = [...graph.askedOutside].map(([path, kind]): Asked => ({ path, kind, stamp: kind === 'file' ? stampOf(path) : '' }));
  const repositories = asked.filter(({ path, kind }) => kind !== 'missing' && path.endsWith('/.git'));
  if (repositories.some(({ kind }) => kind === 'file')) return undefined;
  // Git is asked where a missing file went: its answer changes with what is checked out.
  for (const { path } of repositories) {
    for (const file of [`${path}/HEAD`, `${path}/logs/HEAD`]) asked.push({ path: file, kind: kindOf(file), stamp: stampOf(file) });
  }
  return asked.every(({ kind, stamp }) => kind !== 'file' || isSettled(stamp)) ? asked : undefined;
}

function isAsBefore({ path, kind, stamp }: Asked): boolean {
  return kind === 'file' ? stampOf(path) === stamp : kindOf(path) === kind;
}

function toPlain(finding: Finding): Finding {
  return { ...finding, name: finding.name, message: finding.message };
}

function toFinding({ reason, ...rest }: Finding): Finding {
  return Object.assign(new VFileMessage(reason), rest);
}
