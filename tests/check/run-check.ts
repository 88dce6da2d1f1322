import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../scripts/check.ts', import.meta.url));

/** What a user sees of one run. */
export interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the command as its user does, in a folder of theirs and on a desk. */
export function runCheck(folder: string, ...args: string[]): Promise<Run> {
  return runCheckWith({ CI: undefined }, folder, ...args);
}

/** Runs the command where more, or less, is set in the environment. */
export function runCheckWith(more: NodeJS.ProcessEnv, folder: string, ...args: string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, GITHUB_ACTIONS: undefined, ...more };
    const child = execFile(process.execPath, [script, ...args], { cwd: folder, env }, (error, stdout, stderr) => {
      if (error && child.exitCode === null) reject(error);
      else resolve({ code: child.exitCode ?? 0, stdout, stderr });
    });
  });
}

/** The findings of a run as `file:line rule` or, with products, `file:line rule in a, b`. */
export function told({ stdout }: Run): string[] {
  const { findings } = JSON.parse(stdout) as { findings: { file: string; line: number; rule: string; products: string[] }[] }; // its form has a test of its own
  return findings.map(
    ({ file, line, rule, products }) => `${file}:${line} ${rule}${products.length > 0 ? ` in ${products.join(', ')}` : ''}`,
  );
}
