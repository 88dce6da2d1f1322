import type { Writable } from 'node:stream';

export interface Progress {
  /** How many pages are read so far. */
  tell(pages: number): void;
  /** Takes the line away, so that the report stands alone. */
  end(): void;
}

/** Milliseconds before a run counts as long, and between two lines; and the clock they are read from. */
const times = { patience: 1000, pace: 100, clock: () => performance.now() };

/** One line that follows a long run; nothing on a short one, and nothing where the stream is no terminal. */
export function createProgress(stream: Writable & { isTTY?: boolean } = process.stderr, { patience, pace, clock } = times): Progress {
  if (!stream.isTTY) return { tell() {}, end() {} };
  let next = clock() + patience;
  let isShown = false;
  return {
    tell(pages) {
      const now = clock();
      if (now < next) return;
      next = now + pace;
      isShown = true;
      stream.write(`\r\x1B[2K${pages.toLocaleString('en')} pages read`);
    },
    end() {
      if (isShown) stream.write('\r\x1B[2K');
      isShown = false;
    },
  };
}
