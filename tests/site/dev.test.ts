import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPage } from '../browser/open-browser.ts';
import { copyProject } from '../publish/project-copy.ts';

const { root, remove } = copyProject();
const page = join(root, 'content/troubleshooting/spaces/cannot-see-space.mdx');
let browser: Browser;
let server: ChildProcess;
let address = '';

beforeAll(async () => {
  server = spawn(process.execPath, ['scripts/dev.ts', 'datahub'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: '', VITEST: '', NO_COLOR: '1' },
  });
  address = await new Promise((resolve, reject) => {
    let said = '';
    for (const stream of [server.stdout, server.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /http:\/\/[\w.]+:\d+\/datahub\//.exec(said)?.[0];
        if (found) resolve(found);
      });
    }
    server.on('close', () => reject(new Error(`The server ended\n${said}`)));
  });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  server.kill('SIGINT');
  remove();
});

test('a saved page is shown at once, wherever its title stands', async () => {
  const opened = await openPage(browser, `${address}troubleshooting/spaces/cannot-see-space/`);
  const before = readFileSync(page, 'utf8');
  expect(await opened.page.locator('h1').textContent()).toBe('I can’t see a space');
  writeFileSync(page, before.replace("title: I can't see a space", "title: I can't find a space"));
  await opened.page.getByRole('heading', { level: 1, name: 'I can’t find a space' }).waitFor();
  const other = await (await fetch(`${address}troubleshooting/spaces/cannot-delete-space/`)).text();
  expect(other).toContain('find a space');
  writeFileSync(page, before);
});

test('a finding stands in the toolbar with its file and line', async () => {
  const before = readFileSync(page, 'utf8');
  writeFileSync(page, `${before}\n[Nowhere](nowhere.mdx)\n`);
  const line = before.split('\n').length + 1;
  const opened = await openPage(browser, `${address}troubleshooting/spaces/cannot-see-space/`);
  await opened.page.locator('astro-dev-toolbar').getByRole('button', { name: 'Findings' }).click({ force: true });
  const finding = opened.page.getByRole('link', { name: `cannot-see-space.mdx:${line}` });
  await finding.waitFor();
  expect(await finding.getAttribute('href')).toContain('/__open-in-editor?file=');
  expect(await opened.page.getByText('This page: 1').isVisible()).toBe(true);
  writeFileSync(page, before);
  await opened.page.getByText('This page: no findings').waitFor({ state: 'attached' });
});
