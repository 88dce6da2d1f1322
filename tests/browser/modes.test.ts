import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openPage } from './open-browser.ts';
import { builtSites } from './sites.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const problem = 'troubleshooting/spaces/cannot-see-space/';

describe.for(builtSites())('$name', ({ home, mail }) => {
  test('works without JavaScript', async () => {
    const { page } = await openPage(browser, home + problem, { javaScriptEnabled: false });
    expect(await page.getByRole('button', { name: 'This fixed it' }).count()).toBe(0);
    const causes = page.locator('.cause');
    const second = await causes.nth(1).getAttribute('id');
    await causes.nth(0).getByRole('link', { name: 'It did not help' }).click();
    expect(new URL(page.url()).hash).toBe(`#${second}`);
    const last = causes.last();
    await last.getByRole('link', { name: 'It did not help' }).click();
    expect(new URL(page.url()).hash).toBe('#still-stuck');
    expect(await page.getByRole('link', { name: mail }).isVisible()).toBe(true);

    const background = (): Promise<string> => page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
    const before = await background();
    await page.getByRole('radio', { name: 'Dark' }).check();
    expect(await background()).not.toBe(before);

    await page.locator('#q').fill('space');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/a-z\/\?q=space$/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('All problems A–Z');
  });

  test('reads at twice the size in a window of 1280 px', async () => {
    const { page } = await openPage(browser, home + problem, { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await page.getByRole('searchbox').or(page.getByRole('combobox')).isVisible()).toBe(true);
  });

  test('moves nothing for readers who asked for that', async () => {
    expect(await scrolling('reduce', home + problem)).toBe('auto');
    expect(await scrolling('no-preference', home + problem)).toBe('smooth');
  });

  test('keeps its edges in forced colors', async () => {
    const { page } = await openPage(browser, home + problem, { forcedColors: 'active' });
    const edges = await page.evaluate(() =>
      ['.stuck', '.cause h2', '.btn'].map((selector) => {
        const element = document.querySelector(selector);
        if (!element) return 'missing';
        const { outlineStyle, borderTopStyle } = getComputedStyle(element);
        const before = getComputedStyle(element, '::before').borderTopStyle;
        return [outlineStyle, borderTopStyle, before].some((style) => style === 'solid');
      }),
    );
    expect(edges).toEqual([true, true, true]);
  });

  test('prints the causes and the address, without controls', async () => {
    const { page } = await openPage(browser, home + problem, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('header').isVisible()).toBe(false);
    expect(await page.locator('.btn').first().isVisible()).toBe(false);
    expect(await page.getByRole('link', { name: mail }).isVisible()).toBe(true);
    expect(await page.locator('.cause').last().isVisible()).toBe(true);
    const pdf = await page.pdf();
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(10_000);
  });

  test('is mirrored for languages written from right to left', async () => {
    const { page } = await openPage(browser, home + problem);
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    const [menu, main] = await Promise.all(['.menu', 'main'].map((selector) => page.locator(selector).boundingBox()));
    expect(menu?.x ?? 0).toBeGreaterThan(main?.x ?? Infinity);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });
});

async function scrolling(reducedMotion: 'reduce' | 'no-preference', address: string): Promise<string> {
  const { page } = await openPage(browser, address, { reducedMotion });
  return page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior);
}
