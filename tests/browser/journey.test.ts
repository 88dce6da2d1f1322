import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openPage } from './open-browser.ts';
import { builtSites } from './sites.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const titles: Record<string, string> = { nuvolos: 'I can’t invite space administrators', datahub: 'I can’t add a space administrator' };

describe.for(builtSites())('a reader of $name', ({ id, name, home, mail }) => {
  test('searches with a typo, tries two causes and reaches a person', async () => {
    const { page, messages } = await openPage(browser, home);
    await page.getByRole('searchbox').or(page.getByRole('combobox')).fill('inivte space adminstrator');
    const options = page.getByRole('option');
    await options.first().waitFor();
    expect(await options.first().textContent()).toContain(titles[id]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/cannot-invite-space-admins/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(titles[id]);

    const causes = page.locator('.cause');
    await causes.nth(0).getByRole('link', { name: 'It did not help' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(await causes.nth(1).getAttribute('id'));
    await causes.nth(1).getByRole('link', { name: 'It did not help' }).click();
    expect(await causes.nth(0).getAttribute('data-state')).toBe('no');
    expect(await page.locator('.jump li').nth(1).textContent()).toContain('(did not help)');

    const tried = await Promise.all([0, 1].map((index) => causes.nth(index).getByRole('heading').textContent()));
    const href = (await page.getByRole('link', { name: 'Write an e-mail' }).getAttribute('href')) ?? '';
    const message = new URL(href);
    expect(message.pathname).toBe(mail);
    const body = message.searchParams.get('body') ?? '';
    expect(body).toContain(`Product: ${name}`);
    expect(body).toContain(`Tried: ${tried.join('; ')}`);
    expect(body.length).toBeLessThan(1500);
    expect(messages).toEqual([]);
  });

  test('marks the cause that was it, and nothing is sent or stored', async () => {
    const { page } = await openPage(browser, `${home}troubleshooting/spaces/cannot-invite-space-admins/`);
    const requests: string[] = [];
    page.on('request', (request) => !request.url().endsWith('/icon.svg') && requests.push(request.url()));
    const cause = page.locator('.cause').nth(1);
    await cause.getByRole('button', { name: 'This fixed it' }).click();
    expect(await cause.getByRole('status').textContent()).toBe('Good. Nothing was sent or stored.');
    expect(await cause.getByRole('button').getAttribute('aria-pressed')).toBe('true');
    await cause.getByRole('button').click();
    expect(await cause.getAttribute('data-state')).toBeNull();
    expect(requests).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length)).toBe(0);
  });

  test('copies the details for web mail', async () => {
    const { page } = await openPage(browser, `${home}troubleshooting/spaces/cannot-see-space/`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByRole('button', { name: 'Copy details' }).click();
    await page.getByText('Copied. Paste it into your e-mail.').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(`Product: ${name}`);
    expect(copied).toContain('cannot-see-space/');
  });

  test('finds nothing, and is led to a person with the words in the mail', async () => {
    const { page, messages } = await openPage(browser, home, { viewport: { width: 375, height: 812 } });
    await page.getByRole('searchbox').or(page.getByRole('combobox')).fill('qzx wvvq');
    const contact = page.locator('.found').getByRole('link', { name: mail });
    await contact.waitFor();
    expect(await contact.getAttribute('href')).toBe(`mailto:${mail}?subject=qzx%20wvvq`);
    expect(await page.locator('.found').isVisible()).toBe(true);
    expect(messages).toEqual([]);
  });

  test('uses the keyboard alone', async () => {
    const { page } = await openPage(browser, `${home}troubleshooting/spaces/cannot-see-space/`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('password');
    await page.getByRole('option').first().waitFor();
    const input = page.locator('#q');
    expect(await input.getAttribute('aria-expanded')).toBe('true');
    expect(await input.getAttribute('aria-activedescendant')).toBe('found:0');
    await page.keyboard.press('ArrowDown');
    expect(await input.getAttribute('aria-activedescendant')).toBe('found:1');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await input.getAttribute('aria-activedescendant')).not.toBe('found:0');
    await page.keyboard.press('Escape');
    expect(await input.getAttribute('aria-expanded')).toBe('false');
    expect(await input.inputValue()).toBe('password');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/forgot-password/);
  });

  test('keeps the choice of colors', async () => {
    const { page } = await openPage(browser, home, { colorScheme: 'light' });
    const background = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.getByRole('radio', { name: 'Dark' }).check();
    const dark = await background();
    expect(dark).not.toBe(light);
    await page.goto(`${home}a-z/`);
    expect(await background()).toBe(dark);
    expect(await page.getByRole('radio', { name: 'Dark' }).isChecked()).toBe(true);
  });
});
