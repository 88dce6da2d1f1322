/* oxlint-disable no-await-in-loop -- loaded in turn, so that both meet the same moods of the machine */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import type { Figure } from './table.ts';

/** Loads of each page; the first of each is not counted, because the browser is still waking up. */
const runs = 16;

/** How long the largest text of an article takes to appear on a slow phone, against the same text without style and script. */
export async function measurePaint(browser: Browser, site: string, address: string): Promise<Figure[]> {
  const bare = await serveBare(await (await fetch(address)).text());
  const times = { ours: [] as number[], bare: [] as number[] };
  try {
    for (let run = 0; run < runs; run += 1) {
      const turn = ['ours', 'bare'] as const;
      for (const which of run % 2 === 0 ? turn : turn.toReversed()) {
        const time = await largestPaint(browser, which === 'ours' ? address : bare.address);
        if (run > 0) times[which].push(time);
      }
    }
  } finally {
    bare.close();
  }
  const [ours, least] = [undisturbed(times.ours), undisturbed(times.bare)];
  return [
    { site, what: 'largest paint, slow phone', value: Math.round(ours), unit: 'ms' },
    { site, what: 'largest paint, against a bare page', value: ours / least, unit: '×', aim: { most: 1.2 } },
  ];
}

async function serveBare(html: string): Promise<{ address: string; close: () => void }> {
  const text = html.replaceAll(/<(style|script)[^>]*>[\s\S]*?<\/\1>|<link[^>]*>/g, '');
  const bytes = brotliCompressSync(text);
  const server = createServer((_, response) =>
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Encoding': 'br' }).end(bytes),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a server that listens on a port has one
  return { address: `http://localhost:${port}/`, close: () => server.close() };
}

/** The network and the processor that Lighthouse takes for a phone: 150 ms, 1.6 Mbit/s, a quarter of this machine's speed. */
async function largestPaint(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  await devTools.send('Network.enable');
  await devTools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 200_000,
    uploadThroughput: 94_000,
  });
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(address, { waitUntil: 'networkidle' });
  const time = await page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        }),
      ),
  );
  await context.close();
  return time;
}

/** What else the machine does can only make a load slower: a quarter of them was as fast as this or faster. */
function undisturbed(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 2] ?? 0;
}
