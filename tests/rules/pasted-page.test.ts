import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkScope } from '../../src/check/run.ts';
import { readConfig } from '../../src/content-graph/config.ts';
import { toSlashes } from '../../src/content-graph/files.ts';
import { rules } from '../../src/rules/preset.ts';

/** The rules that the list of the page's defects names, each with the lines it tells in a page with the same defects. */
const expected: Record<string, number[]> = {
  'descriptive-link': [11, 29],
  'distinct-headings': [44, 62],
  'heading-order': [3],
  'no-bodyless-item': [13, 52],
  'no-bold-punctuation': [64],
  'no-double-space': [16, 16, 37, 55, 55],
  'no-drift': [13, 52],
  'no-duplicate-heading': [44, 62],
  'no-empty-link': [29],
  'no-literal-asterisks': [25, 46],
  'no-other-brand': [25, 39],
  'no-repeated-body': [27, 48],
  'no-sentence-heading': [3],
  'no-split-list': [5, 27, 48],
  'no-stray-space': [13, 20, 41, 52, 59, 65],
  'one-term': [33],
  'support-email': [25, 46],
  'term-spelling': [39],
  'title-matches-opening': [3],
};

test('a page into which three bodies were pasted is told defect by defect', async () => {
  const root = toSlashes(fileURLToPath(new URL('../fixtures/pasted-page', import.meta.url)));
  const config = await readConfig(`${root}/unstuck.config.json`);
  const { findings } = await checkScope({ roots: [root], only: [], config });
  const told = Map.groupBy(
    findings.filter(({ ruleId = '' }) => ruleId in expected),
    ({ ruleId = '' }) => ruleId,
  );
  const lines = Object.fromEntries([...told].map(([rule, list]) => [rule, list.map(({ line }) => line)]));
  expect(lines).toEqual(expected);
  expect(new Set(findings.map(({ file = '' }) => file.slice(root.length + 1)))).toEqual(new Set(['cant-invite-managers.md']));
});

test('the list of the defects names only rules that there are, and all that the page shows', () => {
  const list = readFileSync(new URL('../../.github/seed.md', import.meta.url), 'utf8');
  const named = [...list.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(([, rule = '']) => rule);
  expect(named.filter((rule) => !Object.hasOwn(rules, rule))).toEqual([]);
  expect(Object.keys(expected).filter((rule) => !named.includes(rule))).toEqual([]);
});
