import { readFileSync } from 'node:fs';

/** The text of a file without its byte order mark, as places count in it; empty where it cannot be read. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return '';
  }
}
