/* oxlint-disable no-await-in-loop -- one run after the other: two at once would disturb each other */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import { findBrowser } from '../browser/find-browser.ts';
import { quiet } from '../browser/open-browser.ts';
import { installOutside } from '../install-outside.ts';
import { median } from './median.ts';
import type { Figure } from './table.ts';

/** The version that was tried; installed outside our own dependencies. */
const dependencies = { lighthouse: '13.5.0' };

const folder = fileURLToPath(new URL('../../node_modules/.cache/unstuck-lighthouse', import.meta.url));
const program = join(folder, 'node_modules/lighthouse/cli/index.js');

/** Counted runs of each page. */
const runs = 3;

/** Of each run that does not count, one more is tried. */
const tries = 2;

const report = z.object({
  lighthouseVersion: z.literal(dependencies.lighthouse),
  requestedUrl: z.string(),
  finalDisplayedUrl: z.string(),
  configSettings: z.object({ formFactor: z.literal('mobile') }),
  runtimeError: z.object({ code: z.string(), message: z.string() }).optional(),
  categories: z.record(z.string(), z.object({ title: z.string(), score: z.number().nullable() })),
});

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

type Scores = Record<(typeof categories)[number], number>;

/** The four scores that Lighthouse gives a page on a phone, medians of some runs; where it cannot, the reason stands in their place. */
export async function measureLighthouse(site: string, page: string, address: string): Promise<Figure[]> {
  const what = `Lighthouse mobile, ${page}`;
  try {
    installOutside(folder, dependencies);
    const all: Scores[] = [];
    for (let run = 0; run < runs; run += 1) all.push(await scoresOf(address));
    return categories.map((category) => ({
      site,
      what: `${what}, ${category}`,
      value: median(all.map((scores) => scores[category])),
      unit: '',
      aim: { least: 100 },
    }));
  } catch (cause) {
    return [{ site, what, value: Number.NaN, unit: '', fault: cause instanceof Error ? cause.message : String(cause) }];
  }
}

async function scoresOf(address: string, left = tries): Promise<Scores> {
  const { scores, fault } = await runOnce(address);
  if (scores) return scores;
  if (left > 1) return scoresOf(address, left - 1);
  throw new Error(fault);
}

/** One run; what is no complete result for this very page is a fault. */
async function runOnce(address: string): Promise<{ scores?: Scores; fault?: string }> {
  const flags = `--chrome-flags=--headless=new ${quiet.join(' ')}`;
  const args = [program, address, '--output=json', '--quiet', `--only-categories=${categories.join(',')}`, flags];
  const options = { maxBuffer: 1e8, timeout: 180_000, env: { ...process.env, CHROME_PATH: findBrowser() } };
  const ended = await promisify(execFile)(process.execPath, args, options).catch((cause: Error & { stderr?: string }) => cause);
  if (ended instanceof Error) return { fault: lastLine(ended.stderr ?? '') || ended.message };
  const parsed = report.safeParse(toObject(ended.stdout));
  if (!parsed.success) return { fault: `its report is not of the expected form: ${z.prettifyError(parsed.error)}` };
  const { data } = parsed;
  if (data.runtimeError) return { fault: `${data.runtimeError.code}: ${data.runtimeError.message}` };
  if (data.finalDisplayedUrl !== address) return { fault: `it ended on ${data.finalDisplayedUrl}` };
  const missing = categories.filter((category) => typeof data.categories[category]?.score !== 'number');
  if (missing.length > 0) return { fault: `it gave no score for ${missing.join(', ')}` };
  const percent = (category: string): number => Math.round((data.categories[category]?.score ?? 0) * 100);
  return {
    scores: {
      performance: percent('performance'),
      accessibility: percent('accessibility'),
      'best-practices': percent('best-practices'),
      seo: percent('seo'),
    },
  };
}

function toObject(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.slice(0, 200) ?? '';
}
