import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const options = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] };

/** Puts axe into every document that the page will load, which takes less time than to hand it to each. */
export async function bringAxe(page: Page): Promise<void> {
  await page.addInitScript(axeSource);
}

/** What axe finds wrong on a page, one line for each element. */
export async function findBarriers(page: Page): Promise<string[]> {
  // The policy of the page allows no foreign script, so axe is run by the browser's own channel.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axeSource);
  const found = `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`;
  const violations = (await page.evaluate(found)) as AxeResult['violations']; // axe's documented result
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

interface AxeResult {
  violations: { id: string; nodes: { target: string[] }[] }[];
}
