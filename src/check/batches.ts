/** A page that has to be read, in the checked folder it lies in. */
export interface Unread {
  file: string;
  root: string;
}

/** Pages that one thread reads at a time: few enough that nobody waits long for the last ones. */
const batchSize = 32;

const free = 0;
const takenHere = 1;
const takenThere = 2;
const done = 3;

/** Who reads which pages: the run takes batches from the first on, its threads from the last back. Lives in memory that all of them share. */
export class Batches {
  readonly shared: SharedArrayBuffer;
  readonly #states: Int32Array;

  constructor(shared: SharedArrayBuffer) {
    this.shared = shared;
    this.#states = new Int32Array(shared);
  }

  static over(pages: number): Batches {
    return new Batches(new SharedArrayBuffer(Math.ceil(pages / batchSize) * Int32Array.BYTES_PER_ELEMENT));
  }

  /** The batch of the page at an index. */
  static of(index: number): number {
    return Math.floor(index / batchSize);
  }

  static pagesIn<Page>(batch: number, pages: readonly Page[]): Page[] {
    return pages.slice(batch * batchSize, (batch + 1) * batchSize);
  }

  /** Whether the run itself reads a batch, since no thread had taken it. */
  isTakenHere(batch: number): boolean {
    const before = Atomics.compareExchange(this.#states, batch, free, takenHere);
    return before === free || before === takenHere;
  }

  /** The batches that a thread reads, each taken as it is asked for. */
  *takeThere(): Generator<number> {
    for (let batch = this.#states.length - 1; batch >= 0; batch -= 1)
      if (Atomics.compareExchange(this.#states, batch, free, takenThere) === free) yield batch;
  }

  /** Says that the pages of a batch are on their way, or never will be. */
  end(batch: number): void {
    Atomics.store(this.#states, batch, done);
    Atomics.notify(this.#states, batch);
  }

  /** Waits for the thread that has taken a batch; one that takes longer than so many milliseconds loses it to the run. */
  isEnded(batch: number, patience: number): boolean {
    const isLost = Atomics.wait(this.#states, batch, takenThere, patience) === 'timed-out';
    if (isLost) Atomics.store(this.#states, batch, takenHere);
    return !isLost;
  }
}
