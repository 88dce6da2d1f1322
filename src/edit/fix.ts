import type { Finding } from '../rules/define-rule.ts';
import { applyFixes } from './apply.ts';
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
 * Applies the fixes of findings until none is left. After each round the pages are checked again: a round after which anything is
 * told that was not told before is taken back and tried in halves, and a fix that does it alone is not made.
 * `isWanted` chooses findings; all of them count in the comparison.
 */
export async function fix(check: CheckTexts, isWanted: (finding: Finding) => boolean = () => true): Promise<Fixed> {
  const files = new Map<string, TextFile>();
  const refused = new Set<string>();
  let texts: ReadonlyMap<string, string> = new Map();
  let findings = await check(texts);
  let count = 0;
  for (let size = Number.POSITIVE_INFINITY; ;) {
    const batch = findings.filter((finding) => finding.fix && isWanted(finding) && !refused.has(identify(finding))).slice(0, size);
    if (batch.length === 0) break;
    const opened = open(batch, files, refused);
    if (opened.size > 0) {
      // The edits are worked out again from exactly the texts that will be compared and replaced.
      texts = new Map([...texts, ...opened]);
      // oxlint-disable-next-line no-await-in-loop -- each round needs the one before it
      findings = await check(texts);
      continue;
    }
    const round = apply(texts, batch, refused);
    if (round.mended.length === 0) continue;
    // oxlint-disable-next-line no-await-in-loop -- each round needs the one before it
    const after = await check(round.texts);
    if (isBetter(findings, after, round.mended)) {
      [texts, findings] = [round.texts, after];
      count += round.mended.length;
      size *= 2;
    } else if (round.mended.length === 1) refused.add(identify(round.mended[0]));
    else size = Math.ceil(round.mended.length / 2);
  }
  return { count, files: changed(files, texts) };
}

/** Writes what was fixed, file by file. */
export function writeFixed({ files }: Fixed): void {
  for (const { before, after } of files) writeTextFile(before, after);
}

/** What a finding says, wherever it has moved: the numbers of lines change with every edit. */
function identify(finding: Finding | undefined): string {
  return `${finding?.file}\n${finding?.ruleId}\n${finding?.reason.replace(/\bline \d+/g, 'line')}`;
}

/** Reads the files of findings that are not read yet; those that cannot be changed keep their findings. */
function open(batch: readonly Finding[], files: Map<string, TextFile>, refused: Set<string>): Map<string, string> {
  const opened = new Map<string, string>();
  const taken = new Set([...files.values()].map(({ real }) => real));
  for (const finding of batch) {
    const file = finding.file ?? '';
    if (files.has(file)) continue;
    const read = readTextFile(file);
    if (!read || taken.has(read.real)) {
      refused.add(identify(finding));
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

function apply(texts: ReadonlyMap<string, string>, batch: readonly Finding[], refused: Set<string>): Round {
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
    if (applied.taken.length === 0 || applied.text === text) for (const finding of findings) refused.add(identify(finding));
  }
  return { texts: next, mended: mended.filter((finding) => !refused.has(identify(finding))) };
}

/** Every mended finding is gone, and nothing is told that was not told before. */
function isBetter(before: readonly Finding[], after: readonly Finding[], mended: readonly Finding[]): boolean {
  const old = countBy(before);
  const now = countBy(after);
  const gone = countBy(mended);
  if ([...now].some(([key, times]) => times > (old.get(key) ?? 0))) return false;
  return [...gone].every(([key, times]) => (now.get(key) ?? 0) <= (old.get(key) ?? 0) - times);
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
