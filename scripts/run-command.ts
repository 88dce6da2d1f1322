import { explain } from './explain.ts';

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
    process.stderr.write(`${await explain(cause, usage)}\n`);
    process.exitCode = 2;
  }
}
