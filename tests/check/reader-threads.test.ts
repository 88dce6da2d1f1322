import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize } from 'node:v8';
import { MessageChannel, Worker } from 'node:worker_threads';
import { expect, test, vi } from 'vitest';
import { Batches } from '../../src/check/batches.ts';
import type { Entry } from '../../src/check/entry.ts';
import type { ReadBatch, ThreadData } from '../../src/check/reader-thread.ts';
import { unreadPages } from '../../src/check/reader-threads.ts';
import { checkScope, type RunOptions } from '../../src/check/run.ts';
import { defaultConfig } from '../../src/content-graph/config.ts';
import { listRoot } from '../../src/content-graph/files.ts';
import { writeFolder } from '../write-folder.ts';

const brand = { name: 'Blue', nameInText: 'Blue', brandWords: ['Blue'], formerNames: [], values: {} };
const config = { ...defaultConfig, products: { blue: brand, red: { ...brand, name: 'Red', nameInText: 'Red', brandWords: ['Red'] } } };

/** Enough batches for three threads, with faults of page rules, of graph rules, and pages that hold nothing or cannot be parsed. */
function pages(): Record<string, string> {
  const plain = Array.from({ length: 200 }, (_, index) => {
    const fault = ['[gone](gone.md)', '[](page-1.md)', 'It is is here.', '[part](page-2.md#nowhere)', 'Write to help@example.org.'][
      index % 5
    ];
    return [
      `page-${index}.md`,
      `# Page ${index}\n\nBlue is here. ${index % 3 === 0 ? fault : ''}\n\n[Next](page-${(index + 1) % 200}.md)\n`,
    ];
  });
  return { ...Object.fromEntries(plain), 'empty.md': '', 'broken.mdx': '# Broken\n\n<Note>\n', 'taken-back.md': takenBack };
}

const takenBack = '# Kept\n\n<!-- unstuck-disable-next-line no-broken-link: kept -->\n[kept](gone-too.md)\n';

async function toldBy(roots: string[], options: RunOptions): Promise<unknown[]> {
  const { findings, pages: count } = await checkScope({ roots, only: [], config }, options);
  return [
    count,
    ...findings.map(({ file, line, column, ruleId, reason, products, fix }) => ({ file, line, column, ruleId, reason, products, fix })),
  ];
}

test('pages that threads have read are told as those that the run reads itself', async () => {
  const folder = writeFolder(pages());
  const alone = await toldBy([folder], { threads: 0 });
  expect(alone.length).toBeGreaterThan(40);
  expect(await toldBy([folder], { threads: 2 })).toEqual(alone);
  const twice = [folder, join(folder, 'page-7.md')];
  expect(await toldBy(twice, { threads: 1 })).toEqual(await toldBy(twice, { threads: 0 }));
});

test('what threads have read is remembered for the next run', async () => {
  const folder = writeFolder(pages());
  const cacheFolder = writeFolder({});
  const alone = await toldBy([folder], { threads: 0 });
  expect(await toldBy([folder], { threads: 2, cacheFolder })).toEqual(alone);
  expect(await toldBy([folder], { threads: 2, cacheFolder })).toEqual(alone);
  writeFileSync(join(folder, 'page-1.md'), '# Page 1\n\n[gone](gone-since.md)\n');
  rmSync(join(folder, 'page-2.md'));
  const changed = await toldBy([folder], { threads: 0 });
  expect(changed).not.toEqual(alone);
  expect(await toldBy([folder], { threads: 2, cacheFolder })).toEqual(changed);
});

test('a thread reads what the run has not begun, the last pages first', async () => {
  const folder = writeFolder(pages());
  const unread = unreadPages([listRoot(folder)], () => false);
  const files = unread.map(({ file }) => file);
  const batches = Batches.over(files.length);
  expect(batches.isTakenHere(0)).toBe(true);
  const { port1, port2 } = new MessageChannel();
  const received: ReadBatch[] = [];
  port1.on('message', (message: ReadBatch) => received.push(message));
  const workerData: ThreadData = { config, pages: unread, batches: batches.shared, port: port2 };
  const thread = new Worker(new URL('../../src/check/reader-thread.ts', import.meta.url), { workerData, transferList: [port2] });
  await once(thread, 'exit');
  await vi.waitFor(() => expect(received.map(({ batch }) => batch)).toEqual([6, 5, 4, 3, 2, 1]));
  port1.close();
  const read = received.flatMap(({ bytes }) => deserialize(bytes) as Entry[]).map(({ facts }) => facts.file);
  expect(read.sort()).toEqual(
    files
      .slice(32)
      .filter((file) => !file.endsWith('/empty.md'))
      .sort(),
  );
});

test('a batch belongs to whoever takes it first, and one that never ends is lost', () => {
  const batches = Batches.over(100);
  expect(batches.isTakenHere(0)).toBe(true);
  const others = new Batches(batches.shared).takeThere();
  expect([others.next().value, others.next().value]).toEqual([3, 2]);
  expect(batches.isTakenHere(2)).toBe(false);
  batches.end(3);
  expect(batches.isEnded(3, 1)).toBe(true);
  expect(batches.isEnded(2, 1)).toBe(false);
  expect(batches.isTakenHere(2)).toBe(true);
  expect([...others]).toEqual([1]);
});
