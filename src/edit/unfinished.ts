import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../check/cache-folder.ts';
import { writeAtomically } from '../check/write-file.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';
import type { TextFile } from './text-file.ts';

/** A change that is being made, or was cut short: by a signal, by a machine that went down. */
export interface Unfinished {
  /** The process that makes it. */
  pid: number;
  texts: { real: string; before: string; after: string }[];
  moves: [from: string, to: string][];
  created: [file: string, text: string][];
}

/** Bytes that are no text in UTF-8 are never changed, so that they can be kept as text. */
export function toUnfinished(
  changes: readonly { before: TextFile; after: string }[],
  { moves, created }: { moves: ReadonlyMap<string, string>; created: ReadonlyMap<string, string> },
): Unfinished {
  const texts = changes.map(({ before, after }) => ({
    real: before.real,
    before: before.bytes.toString('utf8'),
    after: before.mark + after,
  }));
  return { pid: process.pid, texts, moves: [...moves], created: [...created] };
}

/** Where a change of the pages below some folders is written down until it is complete. */
function fileFor(roots: readonly string[]): string {
  return join(cacheFolder, `unfinished-${hash('sha256', roots.join('\n')).slice(0, 16)}.json`);
}

/** Writes a change down before its first step; without a place for that it is made all the same. */
export function begin(roots: readonly string[], change: Unfinished): void {
  try {
    mkdirSync(cacheFolder, { recursive: true });
    writeAtomically(fileFor(roots), [JSON.stringify(change)], { isLasting: true });
  } catch {
    // A program in a folder that cannot be written still does its work.
  }
}

export function end(roots: readonly string[]): void {
  rmSync(fileFor(roots), { force: true });
}

/** The change of these pages that was cut short; throws an own failure where another process is making one right now. */
export function readUnfinished(roots: readonly string[]): Unfinished | undefined {
  const file = fileFor(roots);
  let change: Unfinished;
  try {
    change = JSON.parse(readFileSync(file, 'utf8')) as Unfinished; // written whole by `begin`
  } catch {
    return undefined;
  }
  if (change.pid !== process.pid && isAlive(change.pid))
    throw new OwnFailure(
      `Cannot change these pages: process ${change.pid} is changing them; wait for it, or delete ${file} if it does not`,
    );
  return change;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
