import { check, type CheckOptions, type CheckResult } from '../src/check/run.ts';
import { OwnFailure } from '../src/content-graph/own-failure.ts';
import { parseCheckArguments, usage } from './check-options.ts';
import { createProgress } from './progress.ts';
import { type Output, showReport } from './show-report.ts';

/** Reads the arguments, runs one check, prints it and sets the exit code. */
export async function checkCommand(args: readonly string[] = process.argv.slice(2)): Promise<void> {
  try {
    const { options, outputs, isHelp, fix } = parseCheckArguments(args);
    if (isHelp) {
      process.stdout.write(usage);
      return;
    }
    const result =
      fix === 'no' ? await checkOnce(options, outputs) : await (await import('./fix-command.ts')).fixCommand(options, outputs, fix);
    for (const note of result.notes) process.stderr.write(`${note}\n`);
    process.exitCode = result.findings.some((finding) => finding.fatal) ? 1 : 0;
  } catch (cause) {
    process.stderr.write(`${explain(cause)}\n`);
    process.exitCode = 2;
  }
}

async function checkOnce(options: CheckOptions, outputs: readonly Output[]): Promise<CheckResult> {
  const progress = createProgress();
  const result = await check({ ...options, onPage: progress.tell });
  progress.end();
  showReport(result, outputs);
  return result;
}

/** Faults of ours keep their stack; what a person can mend is one sentence. */
function explain(cause: unknown): string {
  if (cause instanceof OwnFailure) return cause.message;
  if (cause instanceof TypeError && 'code' in cause && String(cause.code).startsWith('ERR_PARSE_ARGS'))
    return `Cannot read the arguments: ${cause.message}\n\n${usage}`;
  return `Cannot finish the check, this is a fault of the tool: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`;
}
