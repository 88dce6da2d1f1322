import { getCompileCacheDir } from 'node:module';
import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { deserialize } from 'node:v8';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Config } from '../content-graph/config.ts';
import type { Root } from '../content-graph/files.ts';
import { Batches, type Unread } from './batches.ts';
import type { Entry } from './entry.ts';
import type { ReadBatch, ThreadData } from './reader-thread.ts';

/** More threads than these win little time and cost memory. */
const mostThreads = 2;
/** For fewer the start of a thread takes longer than it saves. */
const pagesPerThread = 100;
/** Trees live for one page: more room for young objects would only be more memory. */
const youngMegabytes = 4;
/** Milliseconds after which a thread counts as lost; its pages are then read here. */
const patience = 60_000;

/** How many threads are worth their start for so many pages. */
export function threadsFor(pages: number): number {
  return Math.min(mostThreads, availableParallelism() - 1, Math.floor(pages / pagesPerThread));
}

/** Threads that read pages while the run reads others; the run waits for them only when it comes to pages that they have begun. */
export class ReaderThreads {
  readonly #batches: Batches;
  readonly #batchOf = new Map<string, number>();
  readonly #ports: MessagePort[] = [];
  readonly #received = new Map<number, ReadBatch['bytes']>();
  readonly #read = new Map<string, Entry>();

  constructor(config: Config, pages: readonly Unread[], count: number) {
    for (const [index, { file }] of pages.entries()) this.#batchOf.set(file, Batches.of(index));
    this.#batches = Batches.over(pages.length);
    for (let thread = 0; thread < count; thread += 1) {
      const { port1, port2 } = new MessageChannel();
      startThread({ config, pages, batches: this.#batches.shared, port: port2 });
      port1.unref();
      this.#ports.push(port1);
    }
  }

  /** What a thread has read of a page; nothing where the run reads it itself. */
  take(file: string): Entry | undefined {
    const batch = this.#batchOf.get(file);
    if (batch === undefined || this.#batches.isTakenHere(batch)) return undefined;
    if (this.#batches.isEnded(batch, patience)) this.#receive(batch);
    const entry = this.#read.get(file);
    this.#read.delete(file);
    return entry;
  }

  #receive(batch: number): void {
    for (const port of this.#ports) {
      for (let message = receiveMessageOnPort(port); message; message = receiveMessageOnPort(port)) {
        const { batch: received, bytes } = message.message as ReadBatch; // a thread sends nothing else
        this.#received.set(received, bytes);
      }
    }
    const bytes = this.#received.get(batch);
    if (!bytes) return;
    this.#received.delete(batch);
    for (const entry of deserialize(bytes) as Entry[]) this.#read.set(entry.facts.file, entry);
  }
}

function startThread(workerData: ThreadData): void {
  const file = `./reader-thread${extname(import.meta.url)}`;
  const folder = getCompileCacheDir();
  const thread = new Worker(new URL(file, import.meta.url), {
    workerData,
    transferList: [workerData.port],
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
    env: folder === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: folder },
    execArgv: [],
  });
  // What a thread cannot read is read here, where its failure is told.
  thread.on('error', () => {});
  thread.unref();
}

/** The pages that have to be read, each once, in the first folder that holds it. */
export function unreadPages(roots: readonly Root[], isKnown: (file: string) => boolean): Unread[] {
  const rootOf = new Map<string, string>();
  for (const { folder, pages } of roots) for (const file of pages) if (!rootOf.has(file) && !isKnown(file)) rootOf.set(file, folder);
  return [...rootOf].map(([file, root]) => ({ file, root }));
}
