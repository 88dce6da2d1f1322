import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressOf } from '../../src/content-graph/address.ts';
import { pageWithFormerAnchor } from './built-sites.ts';
import { openBrowser, openPage } from './open-browser.ts';
import { builtSites } from './sites.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test.each(builtSites())('$name: a link to a former anchor leads to what follows it', async ({ home }) => {
  const address = home + addressOf(pageWithFormerAnchor);
  const { page } = await openPage(browser, `${address}#stolen`);
  await page.waitForURL(`${address}#compromised`);
  expect(await page.locator('#compromised').isVisible()).toBe(true);
});

test('a page without former anchors loads no script for them', async () => {
  const [site] = builtSites();
  const { page } = await openPage(browser, `${site?.home}a-z/`);
  expect(await page.locator('[data-aliases]').count()).toBe(0);
});
