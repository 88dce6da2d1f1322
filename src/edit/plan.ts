import { readFileSync } from 'node:fs';
import type { LiveCheck } from '../check/live.ts';
import type { Overlay } from '../check/overlay.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';
import type { Edit, Finding } from '../rules/define-rule.ts';
import { applyFixes } from './apply.ts';

/** A change of several files that is made whole or not at all. */
export interface Plan {
  /** Edits by the file they stand in today; offsets count in its text without the byte order mark. */
  edits: Map<string, Edit[]>;
  /** Old to new path, file by file. */
  moves: Map<string, string>;
  /** Texts of files that do not exist yet. */
  created: Map<string, string>;
}

export function emptyPlan(): Plan {
  return { edits: new Map(), moves: new Map(), created: new Map() };
}

/** The same edit twice is one edit. */
export function addEdit(plan: Plan, file: string, edit: Edit): void {
  const edits = plan.edits.get(file) ?? [];
  if (!edits.some(({ offset, endOffset, text }) => offset === edit.offset && endOffset === edit.endOffset && text === edit.text))
    edits.push(edit);
  plan.edits.set(file, edits);
}

/** Reads a text as the check sees it; an editor gives its buffers instead. */
export type ReadText = (file: string) => string;

export const readText: ReadText = (file) => readFileSync(file, 'utf8').replace(/^\uFEFF/, '');

/** The texts after the edits, by the files they will stand in; throws where edits contradict each other. */
function textsAfter(plan: Plan, read: ReadText): Map<string, string> {
  const texts = new Map(plan.created);
  for (const file of new Set([...plan.edits.keys(), ...plan.moves.keys()])) {
    const edits = plan.edits.get(file);
    const to = plan.moves.get(file) ?? file;
    if (!edits) {
      if (/\.mdx?$/i.test(file)) texts.set(to, read(file));
      continue;
    }
    const { text, taken } = applyFixes(read(file), [edits]);
    if (taken.length === 0) throw new OwnFailure(`Cannot change ${file}: two changes meet at one place of it`);
    texts.set(to, text);
  }
  return texts;
}

/** What the check will see once the plan is carried out. */
export function overlayOf(plan: Plan, read: ReadText, buffers: ReadonlyMap<string, string> = new Map()): Overlay {
  const { moves } = plan;
  const unsaved = [...buffers].filter(([file]) => !moves.has(file));
  const texts = new Map([...unsaved, ...textsAfter(plan, read)]);
  return { texts, moves, isGone: (path) => moves.has(path) };
}

/** Judges a plan without writing anything; gives what would be told that is not told today. */
export function newFindings(live: LiveCheck, plan: Plan, overlay: Overlay): Finding[] {
  const room = new Map<string, number>();
  for (const finding of live.findings()) {
    const key = keyOf(finding, plan.moves.get(finding.file ?? '') ?? finding.file);
    room.set(key, (room.get(key) ?? 0) + 1);
  }
  return live
    .fork(overlay)
    .findings()
    .filter((finding) => {
      const key = keyOf(finding, finding.file);
      const left = room.get(key) ?? 0;
      room.set(key, left - 1);
      return left <= 0;
    });
}

function keyOf({ ruleId }: Finding, file: string | undefined): string {
  return `${file}\n${ruleId}`;
}
