/* oxlint-disable no-await-in-loop -- a browser page is in one state at a time */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { listFiles } from '../../src/publish/read-html.ts';
import { findBarriers } from './axe.ts';
import { openBrowser, openPage } from './open-browser.ts';

interface Found {
  barriers: string[];
  /** How many states of pages were judged. */
  states: number;
}

/** Every page of the given sites in every theme and width, with the finder closed and open. */
export async function findAllBarriers(sites: readonly { folder: string; home: string }[]): Promise<Found> {
  const browser = await openBrowser();
  const addresses = sites.flatMap(({ folder, home }) => pagesOf(folder).map((path) => home + path));
  const found: Found = { barriers: [], states: 0 };
  const next = addresses.values();
  const work = async (): Promise<void> => {
    for (const address of next) for (const theme of ['light', 'dark'] as const) await judge(browser, address, theme, found);
  };
  await Promise.all([work(), work()]);
  await browser.close();
  return found;
}

function pagesOf(folder: string): string[] {
  return listFiles(folder)
    .filter(
      (file) => /(?:^|\/)index\.html$|^404\.html$/.test(file) && !readFileSync(join(folder, file), 'utf8').includes('http-equiv="refresh"'),
    )
    .map((file) => file.replace(/index\.html$/, ''));
}

async function judge(browser: Browser, address: string, colorScheme: 'light' | 'dark', found: Found): Promise<void> {
  const { page } = await openPage(browser, address, { colorScheme });
  for (const isOpen of [false, true]) {
    if (isOpen) {
      await page.locator('#q').fill('space');
      await page.getByRole('option').first().waitFor();
    }
    for (const width of [320, 375, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const barriers = await findBarriers(page);
      found.states += 1;
      found.barriers.push(
        ...barriers.map((barrier) => `${address} ${colorScheme} ${width} px${isOpen ? ', finder open' : ''}: ${barrier}`),
      );
    }
  }
  await page.context().close();
}
