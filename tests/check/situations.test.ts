import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkScope } from '../../src/check/run.ts';
import { type Config, defaultConfig, readConfig } from '../../src/content-graph/config.ts';
import { toSlashes } from '../../src/content-graph/files.ts';
import { rules } from '../../src/rules/preset.ts';
import { writeFolder } from '../write-folder.ts';

const judged = new Set([
  'readable-page',
  'no-broken-link',
  'no-broken-anchor',
  'no-empty-link',
  'no-missing-image',
  'support-email',
  'no-other-brand',
  'no-bodyless-item',
]);

async function tell(fixture: string, settings: Config = defaultConfig): Promise<string[]> {
  const root = toSlashes(fileURLToPath(new URL(`../fixtures/${fixture}`, import.meta.url)));
  const only = Object.fromEntries(Object.keys(rules).map((id) => [id, judged.has(id) ? 'error' : 'off'] as const));
  const { findings } = await checkScope({ roots: [root], only: [], config: { ...settings, rules: only } });
  return findings.map(({ file = '', line, ruleId, actual }) => `${file.slice(root.length + 1)}:${line} ${ruleId}: ${actual ?? ''}`);
}

const bothHouses = `{ "products": {
  "north": { "name": "North House", "supportEmail": "support@northhouse.zz" },
  "south": { "name": "South House", "supportEmail": "support@southhouse.zz" }
} }`;

const withoutSettings = [
  'README.md:11 no-missing-image: .gitbook/assets/stairs (1).png',
  'README.md:13 no-missing-image: .gitbook/assets/yard.png',
  'README.md:17 no-empty-link: broken-reference/',
  'booking/README.md:3 no-broken-anchor: #lost-keys',
  'booking/cant-book-a-room.md:9 no-bodyless-item: The room was taken out of the list.',
  'booking/cant-book-a-room.md:16 support-email: support@southhouse.zz',
  'booking/cant-book-a-room.md:20 no-empty-link: ',
  'booking/cant-book-a-room.md:28 support-email: support@southhouse.zz',
  'booking/cant-book-a-room.md:34 no-bodyless-item: The key was given to somebody else.',
];

test('a page into which three bodies were pasted, in a folder of GitBook', async () => {
  expect(await tell('gitbook-folder')).toEqual(withoutSettings);
});

test('with settings that name both products, the other brand is told too', async () => {
  const found = await tell('gitbook-folder', await readConfig(`${writeFolder({ 'unstuck.config.json': bothHouses })}/unstuck.config.json`));
  const page = 'booking/cant-book-a-room.md';
  expect(found.filter((line) => line.includes('no-other-brand'))).toEqual([
    `${page}:16 no-other-brand: South House`,
    `${page}:22 no-other-brand: South House`,
  ]);
  expect(found.filter((line) => !line.includes('no-other-brand'))).toEqual(withoutSettings);
});

test('README, index and endings that are left out', async () => {
  expect(await tell('index-forms')).toEqual([
    'faq/readme.md:5 no-broken-anchor: #second',
    'guides/next.md:5 no-broken-link: gone',
    'guides/next.md:5 no-broken-link: ./gone/',
  ]);
});
