import type { Writable } from 'node:stream';

export interface Progress {
  /** How many are done so far. */
  tell(count: number): void;
  /** Takes the line away, so that the report stands alone. */
  end(): void;
}

export interface ProgressOptions {
  stream?: Writable & { isTTY?: boolean };
  /** What is counted. */
  noun?: string;
  /** Milliseconds before a run counts as long. */
  patience?: number;
  /** Milliseconds between two lines. */
  pace?: number;
  clock?(): number;
}

/** One line that follows a long run; nothing on a short one, and nothing where the stream is no terminal. */
export function createProgress(options: ProgressOptions = {}): Progress {
  const { stream = process.stderr, noun = 'pages read', patience = 1000, pace = 100, clock = () => performance.now() } = options;
  if (!stream.isTTY) return { tell() {}, end() {} };
  let next = clock() + patience;
  let isShown = false;
  return {
    tell(count) {
      const now = clock();
      if (now < next) return;
      next = now + pace;
      isShown = true;
      stream.write(`\r\x1B[2K${count.toLocaleString('en')} ${noun}`);
    },
    end() {
      if (isShown) stream.write('\r\x1B[2K');
      isShown = false;
    },
  };
}
