import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file so that whoever reads it meanwhile, and whoever looks after a crash, finds the old text or the new one, never a part:
 * a file beside it is written, and takes its name at the end.
 */
export function writeAtomically(
  file: string,
  parts: Iterable<string | Uint8Array>,
  options: { mode?: number; isLasting?: boolean } = {},
): void {
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}-${Math.random().toString(36).slice(2, 8)}.tmp`);
  const handle = openSync(draft, 'wx');
  try {
    try {
      for (const part of parts) writeAll(handle, typeof part === 'string' ? Buffer.from(part) : part);
      if (options.isLasting) fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (options.mode !== undefined) chmodSync(draft, options.mode);
    renameSync(draft, file);
  } catch (cause) {
    rmSync(draft, { force: true });
    throw cause;
  }
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
}
