import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MapContent, toMap } from '../../src/report/map/map.ts';
import { writeFolder } from '../write-folder.ts';
import { findBarriers } from './axe.ts';
import { openBrowser, openPage } from './open-browser.ts';

/** Three hundred pages in fifteen folders; each links to the next, every tenth to the first, the last is linked from nowhere. */
const content: MapContent = {
  name: 'help',
  products: ['red', 'blue'],
  pages: Array.from({ length: 300 }, (_, index) => ({
    path: `folder-${Math.floor(index / 20)}/page-${index}.mdx`,
    title: index === 3 ? 'Quotes " & <tags>' : `Page ${index}`,
    products: index % 2 === 0 ? ['red', 'blue'] : ['red'],
    findings: index % 50 === 7 ? [{ text: 'Unexpected <b> here', isError: true }] : [],
  })),
  links: Array.from({ length: 298 }, (_, index) => ({ from: index, to: index + 1 })).concat(
    Array.from({ length: 29 }, (_, index) => ({ from: (index + 1) * 10, to: 0 })),
  ),
};

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function openMap(): Promise<{ page: Page; messages: string[] }> {
  const file = join(writeFolder({}), 'map.html');
  writeFileSync(file, toMap(content));
  return openPage(browser, pathToFileURL(file).href);
}

const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

test('needs nothing from elsewhere, tells nothing on the console, and has no barriers', async () => {
  const { page, messages } = await openMap();
  const requests = await page.evaluate(() => performance.getEntriesByType('resource').length);
  expect(requests).toBe(0);
  expect(await findBarriers(page)).toEqual([]);
  await page.locator('[data-page="7"]').click();
  expect(await findBarriers(page)).toEqual([]);
  expect(messages).toEqual([]);
});

test('says how many pages, links, orphans and findings there are', async () => {
  const { page } = await openMap();
  expect(await page.locator('header p').first().textContent()).toBe(
    '300 pages, 327 links between them, 1 page that no page links to, 6 findings.',
  );
  expect(await page.locator('.orphan').count()).toBe(1);
  expect(await page.locator('.heat-1').count()).toBe(6);
});

test('is walked with the keyboard, round the circle and into the words about a page', async () => {
  const { page } = await openMap();
  await page.locator('#told').focus();
  await page.keyboard.press('Tab');
  if (!(await focused(page)).startsWith('Page')) await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Page 0: links to 1, linked from 29, 0 findings');
  await page.keyboard.press('ArrowLeft');
  expect(await focused(page)).toBe('Page 299: links to 0, linked from 0, 0 findings');
  await page.keyboard.press('Home');
  for (let at = 0; at < 7; at += 1) {
    // oxlint-disable-next-line no-await-in-loop -- keys are pressed one after the other
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Enter');
  expect((await page.locator('#about').innerText()).replace(/\n+/g, '\n')).toBe(
    'Page 7\nfolder-0/page-7.mdx · red\nFindings (1)\nError: Unexpected <b> here\nLinked from\nPage 6\nLinks to\nPage 8',
  );
  await page.locator('#about button', { hasText: 'Page 8' }).press('Enter');
  expect(await page.locator('#about h2').textContent()).toBe('Page 8');
  await page.keyboard.press('Escape');
  expect(await page.locator('#about').innerText()).toBe('Choose a page to see who links to it.');
});

test('shows what is asked for, and the keys pass over the rest', async () => {
  const { page } = await openMap();
  const shown = (): Promise<number> => page.locator('.page:not(.hidden)').count();
  await page.locator('#product').selectOption('blue');
  expect(await shown()).toBe(150);
  await page.locator('#product').selectOption('');
  await page.locator('#told').check();
  expect(await shown()).toBe(6);
  await page.locator('[data-page="7"]').focus();
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toContain('Page 57:');
  await page.locator('#told').uncheck();
  await page.locator('#orphans').check();
  expect(await shown()).toBe(1);
  await page.locator('#orphans').uncheck();
  await page.locator('#search').fill('<tags>');
  expect(await page.locator('.page:not(.hidden)').getAttribute('aria-label')).toBe(
    'Quotes " & <tags>: links to 1, linked from 1, 0 findings',
  );
});

test('can be read at three hundred pages: no title lies on another, and none is tiny', async () => {
  const { page } = await openMap();
  const sizes = await page.evaluate(() => {
    const svg = document.querySelector('svg');
    const scale = (svg?.getBoundingClientRect().width ?? 0) / (svg?.viewBox.baseVal.width ?? 1);
    const spots = [...document.querySelectorAll('.page circle')].map((circle) => circle.getBoundingClientRect());
    const gaps = spots.map((spot, index) => {
      const next = spots[(index + 1) % spots.length] ?? spot;
      return Math.hypot(spot.x - next.x, spot.y - next.y);
    });
    return { font: 11 * scale, gap: Math.min(...gaps) };
  });
  expect(sizes.font).toBeGreaterThan(9);
  expect(sizes.gap).toBeGreaterThan(9);
});

test('is lists of pages by folder where the screen is too narrow for a circle', async () => {
  const { page } = await openMap();
  await page.setViewportSize({ width: 375, height: 800 });
  expect(await page.locator('svg').isVisible()).toBe(false);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  expect(await findBarriers(page)).toEqual([]);
  expect((await page.locator('.list section').first().innerText()).split('\n').slice(0, 3)).toEqual(['folder-0', 'Page 0', 'Page 1']);
  expect(await page.locator('[data-row="7"]').innerText()).toBe('Page 7 (1)');
  expect(await page.locator('[data-row="299"]').innerText()).toBe('Page 299 linked from nowhere');
  await page.locator('#told').check();
  expect(await page.locator('.list li:visible').count()).toBe(6);
  expect(await page.locator('.list section:visible').count()).toBe(6);
  await page.locator('[data-row="57"] button').press('Enter');
  expect(await page.locator('#about h2').textContent()).toBe('Page 57');
});
