import type { Finding } from '../rules/define-rule.ts';
import { applyFixes } from './apply.ts';
import { Caution, identify } from './caution.ts';
import { readTextFile, type TextFile, writeTextFile } from './text-file.ts';

/** Checks the pages, where some texts count instead of the files'. */
export type CheckTexts = (texts: ReadonlyMap<string, string>) => Promise<readonly Finding[]>;

/** What fixing changes; nothing is written yet. */
export interface Fixed {
  /** Number of findings that are mended. */
  count: number;
  /** The files that differ, in the order of their paths. */
  files: { file: string; before: TextFile; after: string }[];
}

/**
 * Applies the fixes of findings until none is left. After each round the pages are checked again. Where a file then tells anything that was
 * not told before, its edits are taken back and tried in halves; a fix that does it alone is not made.
 * `isWanted` chooses findings; all of them count in the comparison.
 */
export async function fix(check: CheckTexts, isWanted: (finding: Finding) => boolean = () => true): Promise<Fixed> {
  const files = new Map<string, TextFile>();
  const caution = new Caution();
  let state: State = { texts: new Map(), findings: await check(new Map()) };
  let count = 0;
  for (;;) {
    const batch = caution.choose(state.findings.filter((finding) => finding.fix && isWanted(finding)));
    if (batch.length === 0) break;
    const opened = open(batch, files, caution);
    // Newly read files are checked once more: the edits are for exactly the texts that will be compared and replaced.
    const round = opened.size > 0 ? undefined : apply(state.texts, batch, caution);
    const texts = round?.texts ?? new Map([...state.texts, ...opened]);
    if (round?.mended.length === 0) continue;
    // oxlint-disable-next-line no-await-in-loop -- each round needs the one before it
    const next = { texts, findings: await check(texts) };
    // oxlint-disable-next-line no-await-in-loop -- each round needs the one before it
    const kept = round ? await keepGood(check, state, { ...next, mended: round.mended }, caution) : { ...next, mended: [] };
    state = kept;
    count += kept.mended.length;
  }
  return { count, files: changed(files, state.texts) };
}

/** Writes what was fixed, file by file. */
export function writeFixed({ files }: Fixed): void {
  for (const { before, after } of files) writeTextFile(before, after);
}

/** The texts at one moment, and what is told of them. */
interface State {
  texts: ReadonlyMap<string, string>;
  findings: readonly Finding[];
}

/** Reads the files of findings that are not read yet; those that cannot be changed keep their findings. */
function open(batch: readonly Finding[], files: Map<string, TextFile>, caution: Caution): Map<string, string> {
  const opened = new Map<string, string>();
  const taken = new Set([...files.values()].map(({ real }) => real));
  for (const finding of batch) {
    const file = finding.file ?? '';
    if (files.has(file)) continue;
    const read = readTextFile(file);
    if (!read || taken.has(read.real)) {
      caution.refuse(finding);
      continue;
    }
    taken.add(read.real);
    files.set(file, read);
    opened.set(file, read.text);
  }
  return opened;
}

interface Round {
  texts: ReadonlyMap<string, string>;
  mended: Finding[];
}

function apply(texts: ReadonlyMap<string, string>, batch: readonly Finding[], caution: Caution): Round {
  const next = new Map(texts);
  const mended: Finding[] = [];
  for (const [file, findings] of Map.groupBy(batch, (finding) => finding.file ?? '')) {
    const text = texts.get(file);
    if (text === undefined) continue;
    const applied = applyFixes(
      text,
      findings.map((finding) => finding.fix ?? []),
    );
    next.set(file, applied.text);
    mended.push(...applied.taken.flatMap((index) => findings[index] ?? []));
    if (applied.taken.length === 0 || applied.text === text) for (const finding of findings) caution.refuse(finding);
  }
  return { texts: next, mended: mended.filter((finding) => !caution.refuses(finding)) };
}

/** What is left of a round when the files that it made worse are as they were. */
async function keepGood(check: CheckTexts, before: State, after: Round & State, caution: Caution): Promise<Round & State> {
  const worse = madeWorse(before.findings, after);
  if (worse.size === 0) {
    caution.trust(after.mended);
    return after;
  }
  caution.doubt(after.mended, worse);
  const good = after.mended.filter(({ file = '' }) => !worse.has(file));
  const edited = new Set(after.mended.map(({ file = '' }) => file));
  const nothing = { ...before, mended: [] };
  if (good.length === 0 || [...worse].some((file) => !edited.has(file))) return nothing;
  const texts = new Map(after.texts);
  for (const file of worse) texts.set(file, before.texts.get(file) ?? '');
  const mixed = { texts, findings: await check(texts), mended: good };
  return madeWorse(before.findings, mixed).size === 0 ? mixed : nothing;
}

/** Files in which something is told that was not told before, or what was to be mended is still told. */
function madeWorse(
  before: readonly Finding[],
  { findings, mended }: { findings: readonly Finding[]; mended: readonly Finding[] },
): Set<string> {
  const old = countBy(before);
  const now = countBy(findings);
  const gone = countBy(mended);
  const grown = [...now].filter(([key, times]) => times > (old.get(key) ?? 0));
  const left = [...gone].filter(([key, times]) => (now.get(key) ?? 0) > (old.get(key) ?? 0) - times);
  return new Set([...grown, ...left].map(([key]) => key.slice(0, key.indexOf('\n'))));
}

function countBy(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(identify(finding), (counts.get(identify(finding)) ?? 0) + 1);
  return counts;
}

function changed(files: ReadonlyMap<string, TextFile>, texts: ReadonlyMap<string, string>): Fixed['files'] {
  return [...files]
    .flatMap(([file, before]) => {
      const after = texts.get(file) ?? before.text;
      return after === before.text ? [] : [{ file, before, after }];
    })
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}
