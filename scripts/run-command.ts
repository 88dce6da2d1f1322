import { OwnFailure } from '../src/content-graph/own-failure.ts';

/** Runs a command: prints what it gives, and sets the exit code; what a person can mend is one sentence, a fault of ours keeps its stack. */
export async function runCommand(usage: string, work: () => Promise<{ text: string; code: 0 | 1 }>): Promise<void> {
  try {
    if (process.argv.includes('--help')) {
      process.stdout.write(usage);
      return;
    }
    const { text, code } = await work();
    process.stdout.write(text);
    process.exitCode = code;
  } catch (cause) {
    process.stderr.write(`${explain(cause, usage)}\n`);
    process.exitCode = 2;
  }
}

function explain(cause: unknown, usage: string): string {
  if (cause instanceof OwnFailure) return cause.message;
  if (cause instanceof TypeError && 'code' in cause && String(cause.code).startsWith('ERR_PARSE_ARGS'))
    return `Cannot read the arguments: ${cause.message}\n\n${usage}`;
  return `Cannot finish, this is a fault of the tool: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`;
}
