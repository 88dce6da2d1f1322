import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import type { CheckOptions } from '../src/check/run.ts';
import { checkUnlessKnown, type Verdict } from '../src/check/verdict.ts';
import { refusalOf } from '../src/content-graph/files.ts';
import { OwnFailure } from '../src/content-graph/own-failure.ts';
import { type CheckArguments, parseCheckArguments, usage } from './check-options.ts';
import { bearClosedPipe } from './closed-pipe.ts';
import { explain } from './explain.ts';
import { createProgress } from './progress.ts';
import { type Output, showReport } from './show-report.ts';

/** Reads the arguments, runs one check, prints it and sets the exit code. */
export async function checkCommand(args: readonly string[] = process.argv.slice(2)): Promise<void> {
  bearClosedPipe();
  try {
    const { options, outputs, isHelp, question, fix, isWatch, shard } = parseCheckArguments(args);
    if (isHelp) {
      process.stdout.write(usage);
      return;
    }
    if (question) {
      process.stdout.write(await answer(question));
      return;
    }
    if (shard) {
      const pages = await (await import('../src/check/shard.ts')).checkShard(options, shard, shard.out);
      process.stderr.write(
        `Shard ${shard.number} of ${shard.of}: ${pages === 1 ? '1 page' : `${pages} pages`} read, left in ${shard.out}\n`,
      );
      return;
    }
    if (isWatch) {
      await (await import('./watch-command.ts')).watchCommand(options);
      return;
    }
    const { found, refusals } = sortOut(options);
    const result =
      fix === 'no' ? await checkOnce(found, outputs) : await (await import('./fix-command.ts')).fixCommand(found, outputs, fix);
    for (const note of [...result.notes, ...refusals]) process.stderr.write(`${note}\n`);
    process.exitCode = refusals.length > 0 ? 2 : result.findings.some((finding) => finding.fatal) ? 1 : 0;
  } catch (cause) {
    process.stderr.write(`${await explain(cause, usage)}\n`);
    process.exitCode = 2;
  }
}

/** Of several paths, those that can be checked are, whatever is wrong with the others. */
function sortOut(options: CheckOptions): { found: CheckOptions; refusals: string[] } {
  const found = options.paths.filter((path) => refusalOf(path) === undefined);
  const refusals = options.paths.flatMap((path) => refusalOf(path) ?? []);
  if (found.length === 0) throw new OwnFailure(refusals.join('\n'));
  return { found: { ...options, paths: found }, refusals };
}

/** From here on the space for young objects grows no further: trees live for one page, and more room for them is only more memory. */
const manyPages = 1000;

async function checkOnce(options: CheckOptions, outputs: readonly Output[]): Promise<Verdict> {
  const progress = createProgress();
  const onPage = (pages: number): void => {
    progress.tell(pages);
    if (pages === manyPages) setFlagsFromString('--semi-space-growth-factor=1');
  };
  const result = await checkUnlessKnown({ ...options, onPage });
  progress.end();
  showReport(result, outputs);
  return result;
}

async function answer(question: NonNullable<CheckArguments['question']>): Promise<string> {
  const hasColor = process.stdout.isTTY && !process.env['NO_COLOR'];
  if ('list' in question) return (await import('../src/rules/list-rules.ts')).listRules(hasColor);
  return (await import('../src/rules/explain-rule.ts')).explainRule(question.explain, {
    hasColor,
    read: (file) => readFileSync(file, 'utf8'),
  });
}
