import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A program to run, as `spawn` takes it. */
export interface Command {
  file: string;
  args: readonly string[];
  folder?: string;
}

/** One run of a program. */
export interface Measured {
  /** Milliseconds from the start of the process to its end. */
  wall: number;
  /** Milliseconds on processors, all processes of the tree together; 0 where it is not known. */
  cpu: number;
  /** Highest resident memory of a process of the tree, in bytes; 0 where it is not known. */
  peak: number;
  output: string;
  /** Why the run does not count, as a clause. */
  failure?: string;
}

const hook = fileURLToPath(new URL('./usage-hook.cjs', import.meta.url));

/** Runs a program to its end, or ends it after `timeout` milliseconds. */
export async function measure({ file, args, folder }: Command, timeout: number): Promise<Measured> {
  const usage = mkdtempSync(join(tmpdir(), 'unstuck-usage-'));
  const started = performance.now();
  const child = spawn(file, args, {
    cwd: folder,
    env: { ...process.env, NODE_OPTIONS: `--require ${JSON.stringify(hook)}`, UNSTUCK_BENCH_USAGE: usage, NO_COLOR: '1', CI: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout,
    killSignal: 'SIGKILL',
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const watcher = file === process.execPath ? undefined : watchProc(child.pid);
  const failure = await new Promise<string | undefined>((done) => {
    child.on('error', (cause) => done(cause.message));
    child.on('close', (_code, signal) =>
      done(signal ? `ended by ${signal} after ${((performance.now() - started) / 1000).toFixed(0)} s` : undefined),
    );
  });
  const wall = performance.now() - started;
  const used = watcher?.stop() ?? readUsage(usage);
  rmSync(usage, { recursive: true });
  return { wall, ...used, output: Buffer.concat(chunks).toString('utf8'), ...(failure !== undefined && { failure }) };
}

interface Used {
  cpu: number;
  peak: number;
}

function readUsage(folder: string): Used {
  const all = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as NodeJS.ResourceUsage); // the hook writes nothing else
  return {
    cpu: all.reduce((sum, { userCPUTime, systemCPUTime }) => sum + (userCPUTime + systemCPUTime) / 1000, 0),
    peak: Math.max(0, ...all.map(({ maxRSS }) => maxRSS * 1024)),
  };
}

/** For programs that are not Node's: Linux tells what a process has used until now. */
function watchProc(pid: number | undefined): { stop(): Used } {
  const used: Used = { cpu: 0, peak: 0 };
  const look = (): void => {
    try {
      const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
      const fields = after.split(' ');
      used.cpu = (Number(fields[11]) + Number(fields[12])) * 10;
      used.peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
    } catch {
      // The process is gone, or this is not Linux: what was seen last counts.
    }
  };
  const timer = setInterval(look, 5);
  return {
    stop() {
      clearInterval(timer);
      return used;
    },
  };
}

/** The middle of the values; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? Number.NaN) + high) / 2;
}
