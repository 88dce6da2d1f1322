import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import { writeAtomically } from '../check/write-file.ts';
import type { Verdict, VerdictKind } from './verdict.ts';

const hour = 3_600_000;

/** How long a verdict is believed: what works stays a while, what fails may be mended soon. */
const ages: Record<VerdictKind, number> = {
  fine: 7 * 24 * hour,
  moved: 7 * 24 * hour,
  walled: 3 * 24 * hour,
  dead: 24 * hour,
  failing: hour,
};

const cacheSchema = z.object({
  version: z.literal(1),
  verdicts: z.record(
    z.string(),
    z.object({
      kind: z.enum(['fine', 'moved', 'walled', 'failing', 'dead']),
      status: z.number(),
      reason: z.string(),
      target: z.string().optional(),
      at: z.number(),
    }),
  ),
});

type Known = z.infer<typeof cacheSchema>['verdicts'];

/** Verdicts of earlier runs. Losing them costs time only, so a file that cannot be read or written is no failure. */
export class VerdictCache {
  readonly #file: string;
  readonly #known: Map<string, Known[string]>;

  constructor(file: string) {
    this.#file = file;
    this.#known = new Map(Object.entries(readKnown(file)));
  }

  /** What is known of an address and still young enough. */
  get(address: string, now: number): Verdict | undefined {
    const known = this.#known.get(address);
    if (!known || now - known.at > ages[known.kind] || known.at > now) return undefined;
    const { at: _, ...verdict } = known;
    return verdict;
  }

  set(address: string, verdict: Verdict, now: number): void {
    this.#known.set(address, { ...verdict, at: now });
  }

  /** Whoever reads meanwhile sees the old file or the new one. */
  save(now: number): void {
    const young = [...this.#known].filter(([, { at, kind }]) => now - at <= ages[kind]).sort(([a], [b]) => (a < b ? -1 : 1));
    try {
      mkdirSync(dirname(this.#file), { recursive: true });
      writeAtomically(this.#file, [JSON.stringify({ version: 1, verdicts: Object.fromEntries(young) })]);
    } catch {
      // The next run asks again.
    }
  }
}

function readKnown(file: string): Known {
  try {
    const parsed = cacheSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data.verdicts : {};
  } catch {
    return {};
  }
}
