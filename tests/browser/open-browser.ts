import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findBrowser } from './find-browser.ts';

/** Without a sandbox, which containers lack, and without anything that asks the network by itself. */
export const quiet = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser(), args: quiet });
}

/** What a page told besides what it showed: console messages, errors, failed requests. */
export interface Told {
  page: Page;
  messages: string[];
}

/** A page of its own, with an ear on its console. */
export async function openPage(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Told> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const messages: string[] = [];
  page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => messages.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => messages.push(`failed: ${request.url()}`));
  await page.goto(address);
  return { page, messages };
}
