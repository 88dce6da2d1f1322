import { accessSync, constants, readFileSync, realpathSync, statSync } from 'node:fs';
import { writeAtomically } from '../check/write-file.ts';
import { codeOf } from '../content-graph/files.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';

/** A file as it was when its edits were worked out. */
export interface TextFile {
  /** The file itself, where the path was a symbolic link. */
  real: string;
  bytes: Buffer;
  mode: number;
  /** The byte order mark, or nothing. */
  mark: string;
  /** The text behind it; offsets of edits count from its start. */
  text: string;
}

/** Reads a file that may be changed; nothing where it may not, or is no text in UTF-8: writing it back would harm it. */
export function readTextFile(path: string): TextFile | undefined {
  try {
    const real = realpathSync(path);
    accessSync(real, constants.W_OK);
    const bytes = readFileSync(real);
    const whole = bytes.toString('utf8');
    if (!Buffer.from(whole).equals(bytes)) return undefined;
    const mark = whole.startsWith('\uFEFF') ? '\uFEFF' : '';
    return { real, bytes, mode: statSync(real).mode & 0o7777, mark, text: whole.slice(mark.length) };
  } catch {
    return undefined;
  }
}

/** Writes a changed text with the mode and the byte order mark of before; refuses where somebody else changed the file meanwhile. */
export function writeTextFile({ real, bytes, mode, mark }: TextFile, text: string): void {
  try {
    if (!readFileSync(real).equals(bytes)) throw new OwnFailure(`Cannot write ${real}: it was changed meanwhile; run the command again`);
    writeAtomically(real, [mark + text], { mode, isLasting: true });
  } catch (cause) {
    if (cause instanceof OwnFailure) throw cause;
    throw new OwnFailure(`Cannot write ${real}: ${codeOf(cause)}`, { cause });
  }
}
