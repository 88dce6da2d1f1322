import { setImmediate } from 'node:timers/promises';
import { serialize } from 'node:v8';
import { type MessagePort, workerData } from 'node:worker_threads';
import type { Root } from '../content-graph/files.ts';
import { Graph } from '../content-graph/graph.ts';
import { isListening, type ListeningRule } from '../rules/define-rule.ts';
import { Batches, pagesOfBatch } from './batches.ts';
import { PageCache } from './cache.ts';
import type { Entry } from './entry.ts';
import { listenWith, loadRules } from './run.ts';
import type { Scope } from './settings.ts';

/** What a thread is given. */
export interface ThreadData {
  config: Scope['config'];
  /** Their pages only; what else lies in the folders nobody asks for while pages are read. */
  roots: Root[];
  batches: SharedArrayBuffer;
  port: MessagePort;
}

/** What it gives back for each batch: the entries of a page cache, serialized. */
export interface ReadBatch {
  batch: number;
  bytes: Uint8Array<ArrayBuffer>;
}

const { config, roots, batches: shared, port } = workerData as ThreadData; // what `ReaderThreads` has given
const batches = new Batches(shared);

void readBatches();

async function readBatches(): Promise<void> {
  const listening = (await loadRules(config)).map(({ rule }) => rule).filter(isListening);
  for (const batch of batches.takeThere()) {
    try {
      const bytes = new Uint8Array(serialize(readBatch(pagesOfBatch(roots, batch), listening)));
      port.postMessage({ batch, bytes } satisfies ReadBatch, [bytes.buffer]);
    } finally {
      batches.end(batch);
    }
    // Only now does Node free what the parser has left outside its heap.
    // oxlint-disable-next-line no-await-in-loop -- one turn after the other
    await setImmediate();
  }
}

function readBatch(pages: Root[], listening: readonly ListeningRule[]): Entry[] {
  const read: Entry[] = [];
  const store = { read: () => [], write: (parts: Iterable<unknown>) => void read.push(...([...parts].flat() as Entry[])) }; // what a page cache keeps
  const cache = new PageCache(store, () => {}, { hasTrust: true, leastPages: 0 });
  new Graph(pages, config, listenWith(listening, cache, config), cache).read();
  cache.write();
  return read;
}
