import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What a build that was killed has left: the last good result comes back where it was killed between taking it away and putting the new one in
 * its place; half-built sites go. A build that runs now is left alone.
 */
export function tidyAfterKilled(working: string, dist: string): void {
  if (!existsSync(working)) return;
  for (const name of readdirSync(working)) {
    const [, pid, isLast] = /^publish-(\d+)(-last)?$/.exec(name) ?? [];
    if (pid === undefined || isRunning(Number(pid))) continue;
    if (isLast && !existsSync(dist)) renameSync(join(working, name), dist);
    else rmSync(join(working, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // It runs, as somebody else's.
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}
