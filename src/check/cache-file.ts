import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import { writeAtomically } from './write-file.ts';

/** Files that are kept; a person checks a few folders, a test makes hundreds. */
const mostFiles = 60;
const magic = 'unstuck cache ';

/**
 * Values that another run left, in one file. It is replaced as a whole: two runs at once both read what was complete before, and the last
 * to end leaves its own. A file that is cut off, foreign or of another version holds nothing.
 */
export class CacheFile {
  readonly #folder: string;
  readonly #file: string;
  readonly #head: string;

  /** `name` says what is remembered, `version` which tool may believe it. */
  constructor(folder: string, name: string, version: string) {
    this.#folder = folder;
    this.#file = join(folder, `${hash('sha256', name).slice(0, 32)}.bin`);
    this.#head = `${magic}${version}\n`;
  }

  /** The parts that were written, or none. */
  read(): unknown[] {
    try {
      const bytes = readFileSync(this.#file);
      const head = Buffer.from(this.#head);
      if (!bytes.subarray(0, head.length).equals(head)) return [];
      const parts: unknown[] = [];
      for (let at = head.length; at < bytes.length;) {
        const end = at + 8 + bytes.readUInt32LE(at);
        const body = bytes.subarray(at + 8, end);
        if (end > bytes.length || crc32(body) !== bytes.readUInt32LE(at + 4)) return [];
        parts.push(deserialize(body));
        at = end;
      }
      return parts;
    } catch {
      return [];
    }
  }

  /** Writes the parts one after the other, so that the whole is never in memory twice; a folder that cannot be written remembers nothing. */
  write(parts: Iterable<unknown>): void {
    try {
      mkdirSync(this.#folder, { recursive: true });
      writeAtomically(this.#file, toBytes(this.#head, parts));
      prune(this.#folder);
    } catch {
      // The next run is as slow as this one.
    }
  }
}

/** The head, then for each part its length, its checksum and itself. */
function* toBytes(head: string, parts: Iterable<unknown>): Generator<Uint8Array> {
  yield Buffer.from(head);
  for (const part of parts) {
    const body = serialize(part);
    const frame = Buffer.alloc(8);
    frame.writeUInt32LE(body.length, 0);
    frame.writeUInt32LE(crc32(body), 4);
    yield frame;
    yield body;
  }
}

/** Drops the files that were written longest ago, and what a killed run left half-written a day ago. */
function prune(folder: string): void {
  const names = readdirSync(folder).filter((name) => /\.(?:bin|tmp)$/.test(name));
  const files = names.map((name) => ({ path: join(folder, name), time: statSync(join(folder, name)).mtimeMs }));
  const old = files.toSorted((a, b) => b.time - a.time).slice(mostFiles);
  const drafts = files.filter(({ path, time }) => path.endsWith('.tmp') && time < Date.now() - 86_400_000);
  for (const { path } of [...old, ...drafts]) rmSync(path, { force: true });
}
