import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { describeIssue } from '../content-graph/config-schema.ts';
import { codeOf, toSlashes } from '../content-graph/files.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';
import type { Finding } from '../rules/define-rule.ts';
import { type Baseline, type BaselineEntry, baselineSchema } from './baseline-schema.ts';
import { writeAtomically } from './write-file.ts';

export interface BaselineOptions {
  /** The baseline; it is made where it is not there. */
  file: string;
  /** Takes findings that are gone out of the file. */
  update: boolean;
  /** Only reads it: for the rounds of a fix. */
  isReadOnly?: boolean;
}

/** What a run knows that decides which entries can be gone. */
export interface BaselineContext {
  /** Whether a file was judged in this run, or is no more. */
  isJudged(file: string): boolean;
  /** The rules that ran. */
  rules: ReadonlySet<string>;
  /** Text of a file as it was checked, without its byte order mark. */
  read(file: string): string;
  /** Today as `2026-11-23`. */
  today: string;
  /** Whether a robot runs the check: it must not accept faults by itself. */
  isCI: boolean;
}

/** What is left of the findings, and what there is to say about the rest. */
export interface BaselineResult {
  fresh: Finding[];
  /** One sentence each. */
  notes: string[];
}

/** Leaves out findings that the baseline knows; makes the file where it is missing, and takes out what is gone where that is asked. */
export function applyBaseline(findings: readonly Finding[], options: BaselineOptions, context: BaselineContext): BaselineResult {
  const folder = toSlashes(dirname(resolve(options.file)));
  const today = collect(findings, folder, context);
  if (!existsSync(options.file)) return record(options, today, context);
  const baseline = readBaseline(options.file);
  if (baseline.expires !== undefined && baseline.expires < context.today) {
    const note = `The baseline ${options.file} ended on ${baseline.expires}: its findings count again`;
    return { fresh: [...findings], notes: [note] };
  }
  const left = new Map(baseline.findings.map((entry) => [keyOf(entry), entry.count]));
  const fresh: Finding[] = [];
  for (const { finding, entry } of today) {
    const count = left.get(keyOf(entry)) ?? 0;
    if (count > 0) left.set(keyOf(entry), count - 1);
    else fresh.push(finding);
  }
  const isKnown = (entry: BaselineEntry): boolean =>
    context.rules.has(entry.rule) && context.isJudged(toSlashes(resolve(folder, entry.path)));
  const remaining = baseline.findings.flatMap((entry) => {
    const count = isKnown(entry) ? entry.count - (left.get(keyOf(entry)) ?? 0) : entry.count;
    return count > 0 ? [{ ...entry, count }] : [];
  });
  const known = findings.length - fresh.length;
  const notes = known > 0 ? [`Left out ${inWords(known)} that the baseline ${options.file} knows`] : [];
  return { fresh, notes: [...notes, ...shrink(options, baseline, remaining)] };
}

/** A baseline only ever loses findings: new ones are to be mended, not added. */
function shrink({ file, update, isReadOnly }: BaselineOptions, baseline: Baseline, remaining: BaselineEntry[]): string[] {
  const gone = total(baseline.findings) - total(remaining);
  if (gone === 0) return [];
  if (!update || isReadOnly)
    return [
      `${inWords(gone)} of the baseline ${file} ${gone === 1 ? 'is' : 'are'} gone: take ${gone === 1 ? 'it' : 'them'} out with --update-baseline`,
    ];
  writeBaseline(file, { ...baseline, findings: remaining });
  return [`Took ${inWords(gone)} out of the baseline ${file}, ${total(remaining)} left`];
}

function inWords(findings: number): string {
  return `${findings} ${findings === 1 ? 'finding' : 'findings'}`;
}

function total(entries: readonly BaselineEntry[]): number {
  return entries.reduce((sum, { count }) => sum + count, 0);
}

function record({ file, isReadOnly }: BaselineOptions, today: readonly Located[], { isCI }: BaselineContext): BaselineResult {
  if (isReadOnly) return { fresh: today.map(({ finding }) => finding), notes: [] };
  if (isCI) throw new OwnFailure(`Cannot read the baseline ${file}: there is no such file; make it on your own machine, and commit it`);
  const entries = new Map<string, BaselineEntry>();
  for (const { entry } of today) entries.set(keyOf(entry), { ...entry, count: (entries.get(keyOf(entry))?.count ?? 0) + 1 });
  writeBaseline(file, { version: 1, findings: [...entries.values()] });
  return { fresh: [], notes: [`Wrote ${inWords(today.length)} into the baseline ${file}`] };
}

function readBaseline(file: string): Baseline {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? 'it is not JSON' : codeOf(cause);
    throw new OwnFailure(`Cannot read the baseline ${file}: ${reason}; restore it, or delete it and make a new one`, { cause });
  }
  const parsed = baselineSchema.safeParse(value);
  if (!parsed.success) throw new OwnFailure(`Cannot use the baseline ${file}: ${describeIssue(parsed.error)}`);
  return parsed.data;
}

function writeBaseline(file: string, { version, expires, findings }: Baseline): void {
  const sorted = findings.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const rows = sorted.map(({ path, rule, text, hash, count }) => `    ${JSON.stringify({ path, rule, text, hash, count })}`);
  const head = [`  "version": ${version}`, ...(expires === undefined ? [] : [`  "expires": ${JSON.stringify(expires)}`])];
  try {
    writeAtomically(file, [`{\n${head.join(',\n')},\n  "findings": [${rows.length > 0 ? `\n${rows.join(',\n')}\n  ` : ''}]\n}\n`], {
      isLasting: true,
    });
  } catch (cause) {
    throw new OwnFailure(`Cannot write the baseline ${file}: ${codeOf(cause)}`, { cause });
  }
}

interface Located {
  finding: Finding;
  entry: BaselineEntry;
}

function collect(findings: readonly Finding[], folder: string, { read }: BaselineContext): Located[] {
  const texts = new Map<string, string>();
  return findings.map((finding) => {
    const file = finding.file ?? '';
    const text = texts.get(file) ?? read(file);
    texts.set(file, text);
    const { faulty, line } = faultOf(finding, text);
    const hash = createHash('sha256')
      .update(`${faulty === '' ? finding.reason : faulty}\n${line.trim()}`)
      .digest('hex')
      .slice(0, 16);
    const path = toSlashes(relative(folder, file));
    return { finding, entry: { path, rule: finding.ruleId ?? '', text: shorten(faulty === '' ? finding.reason : faulty), hash, count: 1 } };
  });
}

function faultOf({ place }: Finding, text: string): { faulty: string; line: string } {
  const [start, end] = place && 'start' in place ? [place.start.offset ?? 0, place.end.offset ?? 0] : [0, 0];
  const lineStart = start === 0 ? 0 : Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  return { faulty: text.slice(start, end), line: /[^\r\n]*/.exec(text.slice(lineStart))?.[0] ?? '' };
}

function shorten(text: string): string {
  const line = text.split(/[\r\n]/, 1)[0] ?? '';
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

/** A text that is read, compared and sorted by. */
function keyOf({ path, rule, hash }: BaselineEntry): string {
  return `${path}\n${rule}\n${hash}`;
}
