/* oxlint-disable no-await-in-loop -- one browser takes one picture after the other */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { products } from '../src/products/index.ts';
import { pathOf } from '../src/content-graph/address.ts';
import type { Mount } from '../src/publish/mounts.ts';
import { preview } from '../src/publish/preview.ts';
import { openBrowser, openPage } from '../tests/browser/open-browser.ts';
import { kinds } from '../tests/browser/kinds.ts';

const folder = resolve(process.argv[2] ?? 'screenshots');
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
    for (const [kind, path] of Object.entries(kinds)) await shoot(`${mounts[index]?.id}-${kind}`, address + path);
} finally {
  await browser.close();
  await served.close();
}
process.stdout.write(`The pictures are in ${folder}\n`);

/** One view in both themes and two widths; the finder open and a tried cause are views of their own. */
async function shoot(name: string, address: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [375, 1440]) {
      const { page } = await openPage(browser, address, { colorScheme, viewport: { width, height: width < 500 ? 812 : 900 } });
      const file = (view: string): string => join(folder, `${name}${view}-${width}-${colorScheme}.png`);
      await page.screenshot({ path: file(''), fullPage: true });
      if (name.endsWith('problem')) {
        await page.getByRole('link', { name: 'It did not help' }).first().click();
        await page.getByRole('button', { name: 'This fixed it' }).nth(1).click();
        await page.screenshot({ path: file('-tried') });
      }
      await page.locator('#q').fill('invite administrator');
      await page.getByRole('option').first().waitFor();
      await page.screenshot({ path: file('-finder') });
      await page.context().close();
    }
  }
}
