import type { Browser } from 'playwright-core';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Help, readHelps } from '../../src/site/help/read-help.ts';
import { Crossings } from '../../src/site/help/crossings.ts';
import { openBrowser, openPage } from './open-browser.ts';
import { builtSites } from './sites.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const [here, there] = [...readHelps(resolve('content')).values()] as [Help, Help]; // two products are published
const crossings = new Crossings(here, there);
const [site, other] = builtSites() as [ReturnType<typeof builtSites>[number], ReturnType<typeof builtSites>[number]];

test('keeps the page and the cause', async () => {
  const page = here.pages.find((candidate) => there.byPath.has(candidate.path) && candidate.causes.length > 0);
  const common = page?.causes.find((cause) => there.byPath.get(page.path)?.causes.some(({ id }) => id === cause.id));
  const opened = await openPage(browser, `${site.home}${page?.address}#${common?.id}`);
  await opened.page.getByRole('link', { name: `Go to ${other.name}` }).click();
  await opened.page.waitForURL(`${other.home}${page?.address}#${common?.id}`);
  expect(await opened.page.locator(`[id="${common?.id}"]`).isVisible()).toBe(true);
});

test('says which cause is missing, and leads to the nearest and back', async () => {
  const page = here.pages.find((candidate) => crossings.lostAnchors(candidate).length > 0 && candidate.causes.length > 0);
  if (!page) throw new Error('Every page has the same causes in both products: this test needs another example');
  const [lost = ''] = crossings.lostAnchors(page);
  const title = page.causes.find(({ id }) => id === lost)?.title ?? '';
  const opened = await openPage(browser, `${site.home}${page.address}#${lost}`);
  await opened.page.getByRole('link', { name: `Go to ${other.name}` }).click();
  const notice = opened.page.locator('.notice:target');
  await notice.waitFor();
  expect(await notice.textContent()).toContain(title);
  await notice.getByRole('link', { name: `Back to ${site.name}` }).click();
  await opened.page.waitForURL(`${site.home}${page.address}#${lost}`);
});

test('leads to the nearest section where the page is missing, and says so', async () => {
  const page = here.pages.find((candidate) => !there.byPath.has(candidate.path));
  if (!page) throw new Error('Both products have the same pages: this test needs another example');
  const target = crossings.of(page).page;
  const opened = await openPage(browser, site.home + page.address);
  await opened.page.getByRole('link', { name: `Go to ${other.name}` }).click();
  await opened.page.waitForURL((url) => url.href.startsWith(`${other.home}${target?.address ?? ''}#not-here:`));
  expect(await opened.page.locator('.notice:target').textContent()).toContain(page.title);
});

test('never leads to a page that is not there', async () => {
  const targets = new Set(here.pages.map((page) => crossings.of(page).page?.address ?? ''));
  const answers = await Promise.all([...targets].map((address) => fetch(other.home + address)));
  expect(answers.filter(({ status }) => status !== 200).map(({ url }) => url)).toEqual([]);
});
