import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from '../content-graph/files.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';
import { applyFixes } from './apply.ts';
import type { Plan } from './plan.ts';
import { readTextFile, type TextFile, writeTextFile } from './text-file.ts';
import { begin, end, readUnfinished, toUnfinished } from './unfinished.ts';

/** Takes back one step that was made. */
type Undo = () => void;

/** Makes every change of a plan; if one of them fails, those before it are taken back and an own failure says which. */
export function carryOut(plan: Plan, roots: readonly string[]): void {
  const changes = [...plan.edits].map(([file, edits]) => toChange(file, edits));
  const undos: Undo[] = [];
  begin(roots, toUnfinished(changes, plan));
  for (const signal of signals) process.on(signal, ignore);
  try {
    for (const { before, after } of changes) undos.push(change(before, after));
    for (const [from, to] of plan.moves) undos.push(move(from, to));
    for (const [file, text] of plan.created) undos.push(create(file, text));
  } catch (cause) {
    for (const undo of undos.toReversed()) undo();
    throw cause instanceof OwnFailure
      ? cause
      : new OwnFailure(`Cannot carry out the change, nothing was changed: ${codeOf(cause)}`, { cause });
  } finally {
    end(roots);
    for (const signal of signals) process.off(signal, ignore);
  }
  for (const from of plan.moves.keys()) removeEmptyFolders(dirname(from));
}

/** The steps take a moment and are not to be cut short by Ctrl-C. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const ignore = (): void => undefined;

/** Takes back what is left of a change that was cut short; what somebody has changed since stays. Tells whether there was one. */
export function takeBackUnfinished(roots: readonly string[], { isDryRun }: { isDryRun: boolean }): boolean {
  const unfinished = readUnfinished(roots);
  if (!unfinished) return false;
  if (isDryRun)
    throw new OwnFailure('Cannot tell what would change: an earlier change was cut short; without --dry-run it is taken back first');
  for (const [file, text] of unfinished.created) if (readTextFile(file)?.text === text) rmSync(file);
  for (const [from, to] of unfinished.moves.toReversed()) {
    if (!existsSync(from) && existsSync(to)) move(to, from);
    removeEmptyFolders(dirname(to));
  }
  for (const { real, before, after } of unfinished.texts) {
    const now = readTextFile(real);
    if (now && now.mark + now.text === after) writeTextFile(now, before.slice(now.mark.length));
  }
  end(roots);
  return true;
}

function toChange(file: string, edits: NonNullable<ReturnType<Plan['edits']['get']>>): { before: TextFile; after: string } {
  const before = readTextFile(file);
  if (!before) throw new OwnFailure(`Cannot change ${file}: expected a text in UTF-8 that may be written`);
  return { before, after: applyFixes(before.text, [edits]).text };
}

function change(before: TextFile, after: string): Undo {
  writeTextFile(before, after);
  return () => writeFileSync(before.real, before.bytes);
}

/** Files that git knows are moved by git, so that their history follows. */
function move(from: string, to: string): Undo {
  if (existsSync(to)) throw new OwnFailure(`Cannot move ${from} to ${to}: there is something already`);
  mkdirSync(dirname(to), { recursive: true });
  const isTracked = git(from, ['ls-files', '--error-unmatch', '--', from]);
  const rename = (source: string, target: string): void => {
    if (!isTracked || !git(source, ['mv', '--', source, target])) renameSync(source, target);
  };
  rename(from, to);
  return () => {
    mkdirSync(dirname(from), { recursive: true });
    rename(to, from);
    removeEmptyFolders(dirname(to));
  };
}

function git(file: string, args: readonly string[]): boolean {
  try {
    execFileSync('git', args, { cwd: dirname(file), stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function create(file: string, text: string): Undo {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { flag: 'wx' });
  return () => rmSync(file);
}

function removeEmptyFolders(folder: string): void {
  for (let at = folder; existsSync(at) && readdirSync(at).length === 0; at = dirname(at)) rmdirSync(at);
}
