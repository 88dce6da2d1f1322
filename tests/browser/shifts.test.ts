/* oxlint-disable no-await-in-loop -- a document comes in piece by piece, and pages are looked at one after the other */
import type { Browser, Page } from 'playwright-core';
import { inject } from 'vitest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kinds } from './kinds.ts';
import { openBrowser } from './open-browser.ts';
import { builtSites, filesOf } from './sites.ts';
import { type SlowServer, serveSlowly } from './slow-server.ts';

let browser: Browser;
let slow: SlowServer;
beforeAll(async () => {
  browser = await openBrowser();
  slow = await serveSlowly(inject('origin'));
});
afterAll(async () => {
  await browser.close();
  await slow.close();
});

const widths = [320, 375, 768, 1440];

describe.for(builtSites())('$name', (site) => {
  const { base } = site;
  const notice = filesOf(site, /index\.html$/).flatMap(({ file, text }) => {
    const id = / id="?(not-here:[^"\s>]+)/.exec(text)?.[1];
    return id === undefined ? [] : [`${file.replace('index.html', '')}#${id}`];
  });
  const paths = { ...kinds, cause: `${kinds['problem']}#offline`, notice: notice[0] ?? '' };

  test.for(Object.entries(paths))('%s: nothing moves while the page comes in', async ([, path]) => {
    for (const width of [375, 1440]) expect(await shiftOf(slow, base + path, width), `${width} px`).toBeLessThan(0.0005);
  });

  test.for(Object.entries(kinds))('%s: nothing moves when the script comes late', async ([, path]) => {
    const page = await newPage();
    for (const width of widths) {
      await setWidth(page, width);
      const script = Promise.withResolvers<void>();
      await page.route(/\/_astro\//, async (route) => {
        await script.promise;
        await route.continue();
      });
      await page.goto(site.home + path, { waitUntil: 'commit' });
      await page.locator('footer').waitFor();
      const before = await placesOf(page);
      script.resolve();
      await page.waitForLoadState('networkidle');
      await painted(page);
      expect(await placesOf(page), `${width} px`).toEqual(before);
      await page.unroute(/\/_astro\//);
    }
    await page.close();
  });
});

test('a piece that moves what is there is noticed', async () => {
  const page = await newPage();
  await setWidth(page, 375);
  await page.goto(inject('origin'));
  await painted(page);
  await page.evaluate(() => document.body.prepend(Object.assign(document.createElement('p'), { textContent: 'First' })));
  await painted(page);
  expect(await page.evaluate('shift')).toBeGreaterThan(0.0005);
});

/** Where each load is the first one: nothing is kept from another. */
async function newPage(): Promise<Page> {
  const page = await browser.newPage();
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.addInitScript(countShifts);
  return page;
}

/** For the next document, which counts its own shifts alone. */
function setWidth(page: Page, width: number): Promise<void> {
  return page.setViewportSize({ width, height: width < 500 ? 812 : 900 });
}

/** The sum of all shifts stands in `shift`: https://web.dev/articles/cls */
const countShifts = `globalThis.shift = 0;
new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) globalThis.shift += value;
}).observe({ type: 'layout-shift', buffered: true });`;

async function shiftOf(server: SlowServer, path: string, width: number): Promise<number> {
  // Of its own: a second load of an address with a fragment would be none.
  const page = await newPage();
  await setWidth(page, width);
  await page.goto(server.origin + path, { waitUntil: 'commit' });
  do await painted(page);
  while (server.sendNext());
  await page.waitForLoadState('networkidle');
  await painted(page);
  const shift = Number(await page.evaluate('shift'));
  await page.close();
  return shift;
}

/** Waits until what has come in so far is on the screen. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))));
}

/** Where every block of the page stands. */
function placesOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main > *, .cause > *, footer, .menu')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${element.tagName} ${element.className} ${x} ${y} ${width} ${height}`;
    }),
  );
}
