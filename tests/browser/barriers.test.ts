import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringAxe, findBarriers } from './axe.ts';
import { kinds } from './kinds.ts';
import { openBrowser, openPage, type Told } from './open-browser.ts';
import { builtSites, filesOf } from './sites.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const widths = [320, 375, 1440];

describe.for(builtSites())('$name', ({ home }) => {
  // One for all: a window that is opened costs as much as three pages that are loaded.
  let told: Told;
  beforeAll(async () => {
    told = await openPage(browser, 'about:blank');
    await bringAxe(told.page);
  });
  afterAll(() => told.page.context().close());

  describe.for(Object.entries(kinds))('%s', ([kind, path]) => {
    test.for(['light', 'dark'] as const)('has no barrier in any width, %s, the finder closed and open', async (colorScheme) => {
      const { page, messages } = told;
      messages.length = 0;
      await page.emulateMedia({ colorScheme });
      await page.goto(home + path);
      expect(await faultsInWidths(page)).toEqual([]);
      await page.locator('#q').fill('space');
      await page.getByRole('option').first().waitFor();
      expect(await faultsInWidths(page)).toEqual([]);
      expect(messages.filter((message) => kind !== 'not-found' || !message.includes('404'))).toEqual([]);
    });
  });
});

describe.for(builtSites())('every page of $name', (site) => {
  test('has no barrier, no message and no shift', async () => {
    const { page, messages } = await openPage(browser, 'about:blank');
    await bringAxe(page);
    const faults: string[] = [];
    for (const { file } of filesOf(site, /index\.html$/)) {
      const address = site.home + file.replace('index.html', '');
      // oxlint-disable-next-line no-await-in-loop -- one page of the browser is used for all
      faults.push(...(await faultsAt(page, address)).map((fault) => `${address} ${fault}`));
    }
    expect(faults).toEqual([]);
    expect(messages).toEqual([]);
  });
});

async function faultsInWidths(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const width of widths) {
    // oxlint-disable-next-line no-await-in-loop -- a window has one width at a time
    faults.push(...(await faultsIn(page, width)).map((fault) => `${width} px: ${fault}`));
  }
  return faults;
}

async function faultsIn(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 900 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return [...(await findBarriers(page)), ...(overflow > 0 ? [`${overflow} px too wide`] : [])];
}

async function faultsAt(page: Page, address: string): Promise<string[]> {
  await page.goto(address);
  const shift = await page.evaluate(layoutShift);
  return [...(await findBarriers(page)), ...(shift === 0 ? [] : [`layout shift ${shift}`])];
}

/** The sum of all shifts so far: https://web.dev/articles/cls */
function layoutShift(): Promise<number> {
  return new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += 'value' in entry ? Number(entry.value) : 0;
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(sum), 60);
  });
}
