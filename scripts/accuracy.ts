import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { check } from '../src/check/run.ts';
import { relativeTo } from '../src/content-graph/files.ts';
import { type Kind, kinds } from './accuracy-kinds.ts';

const usage = `Usage: npm run accuracy -- CORPUS TRUTH.json [--config FILE]

Prints precision and recall of the findings in a folder, against the list of its real faults ({ "defects": [{ "file", "line", "kind" }] }).
`;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { config: { type: 'string' }, help: { type: 'boolean' } } });
const [corpus, truthFile] = positionals;
if (corpus === undefined || truthFile === undefined || values.help) {
  process.stdout.write(usage);
  process.exitCode = values.help ? 0 : 2;
} else {
  const { defects }: { defects: { file: string; line: number | null; kind: string }[] } = JSON.parse(readFileSync(truthFile, 'utf8'));
  const { findings, graph } = await check({ paths: [corpus], configFile: values.config });
  const root = graph.roots[0]?.folder ?? '';
  const rows = [...new Set([...Object.keys(kinds), ...defects.map(({ kind }) => kind)])].flatMap((kind) => {
    const wanted = count(defects.filter((defect) => defect.kind === kind).map(({ file, line }) => `${file}:${line ?? 1}`));
    const known: Kind | undefined = kinds[kind];
    const told = findings.filter((finding) => finding.ruleId === known?.rule && (known?.isOf?.(finding) ?? true));
    const found = count(told.map(({ file, line }) => `${relativeTo(root, file ?? '')}:${line ?? 1}`));
    return wanted.size + found.size === 0
      ? []
      : [[kind, ...figures(wanted, found), known?.rule ?? 'no rule of its own', known?.difference ?? '']];
  });
  const table = [['kind', 'real', 'told', 'precision', 'recall', 'rule', 'where they differ'], ...rows];
  process.stdout.write(
    `${table
      .map((row) =>
        row
          .map((cell, index) => cell.padEnd(index === 0 ? 28 : index === 5 ? 22 : 10))
          .join(' ')
          .trimEnd(),
      )
      .join('\n')}\n`,
  );
}

/** How often each place is named. */
function count(places: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  return counts;
}

/** Real, told, precision, recall; a line that the truth names once may hold a word twice. */
function figures(wanted: Map<string, number>, found: Map<string, number>): string[] {
  const real = sum(wanted.values());
  const told = sum(found.values());
  const right = sum([...found].map(([place, times]) => (wanted.has(place) ? times : 0)));
  const met = sum([...wanted].map(([place, times]) => Math.min(times, found.get(place) ?? 0)));
  return [String(real), String(told), told === 0 ? '–' : (right / told).toFixed(3), real === 0 ? '–' : (met / real).toFixed(3)];
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, number) => total + number, 0);
}
