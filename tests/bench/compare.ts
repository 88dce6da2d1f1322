import type { Corpus } from './corpus.ts';
import { type Measured, measure, median } from './measure.ts';
import type { Tool } from './tools.ts';

/** All runs of one tool on one corpus. */
export interface Runs {
  tool: Tool;
  measured: Measured[];
  /** Why it has no figures, as a clause. */
  failure?: string;
}

/** Runs all tools in turn, so that whatever slows the machine slows them all; one round before the first is not counted. */
export async function compare(
  tools: readonly Tool[],
  corpus: Corpus,
  options: { runs: number; timeout: number; tell(text: string): void },
): Promise<Runs[]> {
  const all: Runs[] = tools.map((tool) => ({ tool, measured: [] }));
  for (let round = 0; round <= options.runs; round += 1) {
    for (const runs of all) {
      if (runs.failure !== undefined) continue;
      options.tell(`${corpus.name}: ${runs.tool.name}, ${round === 0 ? 'first look' : `run ${round} of ${options.runs}`}`);
      // oxlint-disable-next-line no-await-in-loop -- what is measured runs alone
      await runs.tool.prepare?.(corpus);
      // oxlint-disable-next-line no-await-in-loop -- what is measured runs alone
      const found = await measure(runs.tool.command(corpus), options.timeout);
      const failure = found.failure ?? runs.tool.fault(found.output, corpus);
      if (failure !== undefined) runs.failure = failure;
      else if (round > 0) runs.measured.push(found);
    }
  }
  return all;
}

/** How many times longer one tool took than another, as the median of the rounds. */
export function ratio(tool: Runs, base: Runs): number {
  return median(tool.measured.map(({ wall }, round) => wall / (base.measured[round]?.wall ?? Number.NaN)));
}

/** A Markdown table; the columns at its end compare with each of `bases`. */
export function toTable(all: readonly Runs[], bases: readonly Runs[]): string {
  const heads = ['tool', 'wall s', 'CPU s', 'peak MB', ...bases.map(({ tool }) => `times ${tool.name}`)];
  const rows = all.map((runs) => [runs.tool.name, ...figures(runs, bases)]);
  return [heads, heads.map((_, index) => (index === 0 ? '---' : '--:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function figures(runs: Runs, bases: readonly Runs[]): string[] {
  if (runs.failure !== undefined)
    return [`failed: ${runs.failure.replaceAll('|', '\\|')}`, ...Array.from({ length: 2 + bases.length }, () => '–')];
  const of = (key: 'wall' | 'cpu' | 'peak'): number => median(runs.measured.map((found) => found[key]));
  return [
    (of('wall') / 1000).toFixed(3),
    (of('cpu') / 1000).toFixed(2),
    (of('peak') / 1_000_000).toFixed(0),
    ...bases.map((base) => (base.failure === undefined ? ratio(runs, base).toFixed(2) : '–')),
  ];
}
