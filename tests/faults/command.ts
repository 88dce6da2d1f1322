import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

export const script = resolve('scripts/check.ts');

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** Starts the check as a person does; without `CI`, so that it remembers. */
export function start(args: readonly string[], options: SpawnOptions = {}): ChildProcess {
  return spawn(process.execPath, [script, ...args], { env: { ...process.env, CI: '' }, ...options, stdio: 'pipe' });
}

export async function ended(child: ChildProcess): Promise<Ended> {
  const done = new Promise<[number | null, NodeJS.Signals | null]>((settle) =>
    child.once('close', (code, signal) => settle([code, signal])),
  );
  const [stdout, stderr, [code, signal]] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    done,
  ]);
  return { code, signal, stdout, stderr };
}

export function run(...args: string[]): Promise<Ended> {
  return ended(start(args));
}
