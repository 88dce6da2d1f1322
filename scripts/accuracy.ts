import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkScope } from '../src/check/run.ts';
import { chooseScope } from '../src/check/settings.ts';
import { relativeTo } from '../src/content-graph/files.ts';
import { count, figures } from './accuracy-figures.ts';
import { type Kind, kinds, untold } from './accuracy-kinds.ts';

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
  const scope = await chooseScope([corpus], values.config);
  const needed = Object.fromEntries(Object.values(kinds).map(({ rule }) => [rule, 'error' as const]));
  const { findings, graph } = await checkScope({ ...scope, config: { ...scope.config, rules: { ...needed, ...scope.config.rules } } });
  const root = graph.roots[0]?.folder ?? '';
  const rows = [...new Set([...Object.keys(kinds), ...defects.map(({ kind }) => kind)])].flatMap((kind) => {
    const known: Kind | undefined = kinds[kind];
    const placeOf = (file: string, line: number): string => (known?.isOfPage ? file : `${file}:${line}`);
    const wanted = count(defects.filter((defect) => defect.kind === kind).map(({ file, line }) => placeOf(file, line ?? 1)));
    const told = findings.filter((finding) => finding.ruleId === known?.rule && (known?.isOf?.(finding) ?? true));
    const found = count(told.map(({ file, line }) => placeOf(relativeTo(root, file ?? ''), line ?? 1)));
    const shown = figures(wanted, found);
    const why = shown.slice(2).some((figure) => Number(figure) < 1) || !known ? (known?.difference ?? untold[kind] ?? '') : '';
    return wanted.size + found.size === 0 ? [] : [[kind, ...shown, known?.rule ?? 'no rule', why]];
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
