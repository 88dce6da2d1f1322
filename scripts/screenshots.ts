/* oxlint-disable no-await-in-loop -- one browser takes one picture after the other */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { products } from '../src/products/index.ts';
import { pathOf } from '../src/content-graph/address.ts';
import type { Mount } from '../src/publish/mounts.ts';
import { preview } from '../src/publish/preview.ts';
import { openBrowser, openPage } from '../tests/browser/open-browser.ts';
import { kinds } from '../tests/browser/kinds.ts';
import { runCommand } from './run-command.ts';

const usage = `Usage: npm run screenshots -- [FOLDER]

Takes pictures of the main views of the sites in dist/, in both themes and two widths, and puts them into FOLDER, screenshots if left out.
`;

await runCommand(usage, async () => {
  const [folder = 'screenshots'] = parseArgs({ allowPositionals: true }).positionals;
  await shootAll(resolve(folder));
  return { text: `The pictures are in ${resolve(folder)}\n`, code: 0 };
});

async function shootAll(folder: string): Promise<void> {
  const mounts = Object.entries(products).map(([id, product]): Mount => ({
    id,
    product,
    base: pathOf(product.site),
    folder: resolve('dist', id),
  }));
  const served = await preview(mounts, { port: 4700 });
  const browser = await openBrowser();
  mkdirSync(folder, { recursive: true });
  try {
    for (const [index, { address }] of served.sites.entries())
      for (const [kind, path] of Object.entries(kinds)) await shoot(browser, join(folder, `${mounts[index]?.id}-${kind}`), address + path);
  } finally {
    await browser.close();
    await served.close();
  }
}

/** One view in both themes and two widths; the finder open and a tried cause are views of their own. */
async function shoot(browser: Browser, name: string, address: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [375, 1440]) {
      const { page } = await openPage(browser, address, { colorScheme, viewport: { width, height: width < 500 ? 812 : 900 } });
      const file = (view: string): string => `${name}${view}-${width}-${colorScheme}.png`;
      await page.screenshot({ path: file(''), fullPage: true });
      if (name.endsWith('problem')) {
        await page.getByRole('link', { name: 'It did not help' }).first().click();
        await page.getByRole('button', { name: 'This fixed it' }).nth(1).click();
        await page.screenshot({ path: file('-tried') });
        await page.goto(address);
      }
      await page.locator('#q').fill('invite administrator');
      await page.getByRole('option').first().waitFor();
      await page.screenshot({ path: file('-finder') });
      await page.context().close();
    }
  }
}
