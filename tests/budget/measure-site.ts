import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { type Mount } from '../../src/publish/mounts.ts';
import { preview } from '../../src/publish/preview.ts';
import { listFiles } from '../../src/publish/read-html.ts';
import { openBrowser } from '../browser/open-browser.ts';
import { measureLighthouse } from './lighthouse.ts';
import { measurePaint } from './measure-paint.ts';
import type { Figure } from './table.ts';

const kilobyte = 1024;

/** Loads each product's median article as a reader would, then turns to the search, and adds up what came. */
export async function measureSite(mounts: readonly Mount[]): Promise<Figure[]> {
  const served = await preview(mounts, { port: 4720 });
  const browser = await openBrowser();
  try {
    const figures: Figure[] = [];
    for (const [index, mount] of mounts.entries()) {
      const { address = '' } = served.sites[index] ?? {};
      // oxlint-disable-next-line no-await-in-loop -- measured one after the other, so that none disturbs the next
      figures.push(...(await measureProduct(browser, mount, address)));
    }
    return figures;
  } finally {
    await browser.close();
    await served.close();
  }
}

async function measureProduct(browser: Browser, { id, folder }: Mount, home: string): Promise<Figure[]> {
  const articles = articlesOf(folder);
  const median = articles[articles.length >> 1]?.file ?? '';
  const { page, loaded, messages } = await listen(browser);
  await page.goto(home + median.replace('index.html', ''), { waitUntil: 'networkidle' });
  const shift = await page.evaluate(layoutShift);
  const article = [...loaded];
  await page.locator('#q').focus();
  await page.waitForLoadState('networkidle');
  await page.locator('#q').fill('space');
  await page.getByRole('option').first().waitFor();
  const finder = loaded.slice(article.length);
  const bytes = (urls: readonly string[]): number => urls.reduce((sum, url) => sum + sizeOf(folder, url, home), 0);
  await page.context().close();
  const address = home + median.replace('index.html', '');
  const paint = await measurePaint(browser, id, address);
  const scores = [...(await measureLighthouse(id, 'article', address)), ...(await measureLighthouse(id, 'home', home))];
  return [
    { site: id, what: `article, median of ${articles.length}, brotli`, value: bytes(article), unit: 'B', limit: 6 * kilobyte },
    { site: id, what: 'article, requests', value: article.length, unit: '', limit: 3 },
    { site: id, what: 'page alone, largest article', value: articles.at(-1)?.size ?? 0, unit: 'B' },
    {
      site: id,
      what: 'JavaScript before search',
      value: bytes(article.filter((url) => url.endsWith('.js'))),
      unit: 'B',
      limit: 2 * kilobyte,
    },
    { site: id, what: 'finder with library and data', value: bytes(finder), unit: 'B', limit: 20 * kilobyte },
    { site: id, what: 'layout shift', value: shift, unit: '', limit: 0 },
    { site: id, what: 'console messages', value: messages.length, unit: '', limit: 0 },
    ...paint,
    ...scores,
  ];
}

/** The pages of the content with their compressed sizes, smallest first. */
function articlesOf(folder: string): { file: string; size: number }[] {
  return listFiles(folder)
    .filter((file) => file.endsWith('/index.html'))
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }))
    .filter(({ text }) => text.includes('"TechArticle"'))
    .map(({ file, text }) => ({ file, size: brotliCompressSync(text).length }))
    .sort((a, b) => a.size - b.size);
}

async function listen(browser: Browser): Promise<{ page: Page; loaded: string[]; messages: string[] }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const loaded: string[] = [];
  const messages: string[] = [];
  page.on('response', (response) => loaded.push(response.url()));
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(error.message));
  return { page, loaded, messages };
}

/** Compressed as a host keeps it. */
function sizeOf(folder: string, url: string, home: string): number {
  const path = new URL(url).pathname.slice(new URL(home).pathname.length);
  return brotliCompressSync(readFileSync(join(folder, path.endsWith('/') || path === '' ? `${path}index.html` : path))).length;
}

function layoutShift(): Promise<number> {
  return new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += 'value' in entry ? Number(entry.value) : 0;
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(sum), 60);
  });
}
