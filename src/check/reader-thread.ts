import { setImmediate } from 'node:timers/promises';
import { serialize } from 'node:v8';
import { type MessagePort, workerData } from 'node:worker_threads';
import type { Config } from '../content-graph/config.ts';
import { Reader } from '../content-graph/reader.ts';
import { isListening, type ListeningRule } from '../rules/define-rule.ts';
import { Batches, type Unread } from './batches.ts';
import { PageCache } from './cache.ts';
import type { Entry } from './entry.ts';
import { listenWith, loadRules } from './run.ts';

/** What a thread is given. */
export interface ThreadData {
  config: Config;
  pages: readonly Unread[];
  batches: SharedArrayBuffer;
  port: MessagePort;
}

/** What it gives back for each batch: the entries of a page cache, serialized. */
export interface ReadBatch {
  batch: number;
  bytes: Uint8Array<ArrayBuffer>;
}

const { config, pages, batches: shared, port } = workerData as ThreadData; // what `ReaderThreads` has given

void readBatches(new Batches(shared));

async function readBatches(batches: Batches): Promise<void> {
  const listening = (await loadRules(config)).map(({ rule }) => rule).filter(isListening);
  for (const batch of batches.takeThere()) {
    try {
      const bytes = new Uint8Array(serialize(read(Batches.pagesIn(batch, pages), listening)));
      port.postMessage({ batch, bytes } satisfies ReadBatch, [bytes.buffer]);
    } finally {
      batches.end(batch);
    }
    // Only now does Node free what the parser has left outside its heap.
    // oxlint-disable-next-line no-await-in-loop -- one turn after the other
    await setImmediate();
  }
}

function read(some: readonly Unread[], listening: readonly ListeningRule[]): Entry[] {
  const entries: Entry[] = [];
  const store = { read: () => [], write: (parts: Iterable<unknown>) => void entries.push(...([...parts].flat() as Entry[])) }; // what a page cache keeps
  const cache = new PageCache(store, () => {}, { hasTrust: true, leastPages: 0 });
  const reader = new Reader(config, listenWith(listening, cache, config), cache);
  for (const { file, root } of some) reader.facts(file, root);
  cache.write();
  return entries;
}
