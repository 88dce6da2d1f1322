import { readFileSync } from 'node:fs';
import { VFileMessage } from 'vfile-message';
import * as z from 'zod';
import { describeIssue } from '../content-graph/config-schema.ts';
import { codeOf, toSlashes } from '../content-graph/files.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';
import { Places } from '../content-graph/place.ts';
import type { Finding } from '../rules/define-rule.ts';

/** Outside addresses that are not asked. */
const allowListSchema = z.array(
  z.strictObject({
    /** The address without a fragment; with `*` at its end, every address that begins so. */
    address: z.string().regex(/^https?:\/\/[^#\s]+$/, 'expected an address such as https://example.org/page'),
    /** Why it may stay although it cannot be asked. */
    reason: z.string().trim().min(1),
    /** The last day it holds; then somebody looks again. */
    until: z.iso.date(),
  }),
);

type Allowance = z.infer<typeof allowListSchema>[number];

export class AllowList {
  readonly #file: string;
  readonly #source: string;
  readonly #allowances: readonly Allowance[];
  readonly #used = new Set<Allowance>();

  /** Throws an own failure where the file is broken. */
  constructor(file: string) {
    this.#file = file;
    this.#source = readSource(file);
    this.#allowances = parse(file, this.#source);
  }

  /** Whether an address is allowed on a day (`2026-11-23`). */
  allows(address: string, day: string): boolean {
    const allowance = this.#allowances.find(({ address: pattern }) =>
      pattern.endsWith('*') ? address.startsWith(pattern.slice(0, -1)) : address === new URL(pattern).href,
    );
    if (allowance) this.#used.add(allowance);
    return allowance !== undefined && day <= allowance.until;
  }

  /** Allowances that have ended, or that no page needs. Ask when all addresses have been looked up. */
  findings(day: string): Finding[] {
    const places = new Places(this.#source);
    return this.#allowances.flatMap((allowance) => {
      const written = JSON.stringify(allowance.address);
      const offset = this.#source.indexOf(written);
      const { line, column, endLine, endColumn } = places.range(offset, offset + written.length);
      const problem = problemOf(allowance, this.#used.has(allowance), day);
      if (!problem) return [];
      const place = { start: { line, column }, end: { line: endLine, column: endColumn } };
      const finding = new VFileMessage(problem.reason, { place, ruleId: 'outside-allowance', source: 'unstuck' });
      return [Object.assign(finding, { file: toSlashes(this.#file), fatal: false, note: problem.note, products: [], fine: [] })];
    });
  }
}

function problemOf({ address, until }: Allowance, isUsed: boolean, day: string): { reason: string; note: string } | undefined {
  if (!isUsed)
    return { reason: `Unexpected allowance for \`${address}\`, expected one that a page needs`, note: 'Delete it: no page links there.' };
  if (day > until)
    return {
      reason: `Unexpected allowance that ended on ${until}, expected a later day`,
      note: 'Open the address; then set a new day, or mend the link.',
    };
  return undefined;
}

function readSource(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new OwnFailure(`Cannot read the allow-list ${file}: ${codeOf(cause)}`, { cause });
  }
}

function parse(file: string, source: string): Allowance[] {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (cause) {
    throw new OwnFailure(`Cannot read the allow-list ${file}: it has to be a JSON file`, { cause });
  }
  const parsed = allowListSchema.safeParse(value);
  if (!parsed.success) throw new OwnFailure(`Cannot use the allow-list ${file}: ${describeIssue(parsed.error)}`);
  return parsed.data;
}
