import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkScope } from '../../src/check/run.ts';
import { type Config, readConfig } from '../../src/content-graph/config.ts';
import { toSlashes } from '../../src/content-graph/files.ts';
import { parsePage } from '../../src/content-graph/parse.ts';
import { rules } from '../../src/rules/preset.ts';
import { sampleConfig } from '../content-graph/sample-products.ts';
import { type Boundary, findBoundaries } from './boundaries.ts';
import { carry } from './carriers.ts';
import { decoys, faults, type Planted, type World } from './faults.ts';
import { Random } from './random.ts';

/** `UNSTUCK_SEED=7 npm test -- mutations` repeats what was found with the seed 7. */
const firstSeed = Number(process.env['UNSTUCK_SEED'] ?? 1);
const runs = 20;
const perRun = 12;

const judged = new Set([
  'readable-page',
  'no-broken-link',
  'no-broken-anchor',
  'no-empty-link',
  'no-missing-image',
  'support-email',
  'no-other-brand',
  'content-is-data',
  'no-bodyless-item',
  'no-malformed-url',
  'no-unsafe-scheme',
  'no-draft-url',
  'no-localhost-link',
  'prefer-https',
  'descriptive-link',
  'no-dot-in-address',
  'no-unused-definition',
]);

interface Situation extends World {
  fixture: string;
  /** Names of the faults that can be planted there. */
  faults: string[];
}

const common = [
  'broken link',
  'broken anchor',
  'empty link',
  'undefined reference',
  'missing image',
  'wrong address',
  'malformed address',
  'bodyless item',
  'unfit link',
  'unused definition',
];
const brokenNames = [
  'gone.md',
  './gone.mdx',
  '../gone/',
  'gone/README.md',
  'ungültig.md',
  '%C3%BCbel.md',
  '101%25.md',
  '101%.md',
  'gone page.md',
  'gone.md#part',
  'gone.html',
  'gone?a=b#c',
];

const situations: Situation[] = [
  {
    fixture: 'handbook',
    faults: common,
    goodTargets: [
      '~/guides/start.md',
      '~/guides/',
      '~/guides/übung.md#zweite-übung',
      '~/guides/%C3%BCbung.md',
      '~/guides/100%25.md',
      '~/guides/100%.md#100-',
      '~/guides/my page.md',
      '~/guides/start#later',
      '~/reference/index.md?x#words',
      '#top',
    ],
    brokenTargets: [...brokenNames, '~/Guides/start.md', '~/guides/Start.md'],
    brokenAnchors: [
      '~/guides/start.md#gone',
      '~/guides/#gone',
      '~/guides/%C3%BCbung.md#zweite',
      '~/guides/100%25.md#100',
      '~/guides/100%.md#gone%',
      '~/guides/my page.md#note',
      '#no-such-part',
      '~/reference#Word',
      '~/guides/setup#key',
    ],
    goodImages: ['~/img/plan.png', '~/img/größe 1.png', '~/img/gr%C3%B6%C3%9Fe%201.png', 'https://example.org/a.png'],
    wrongAddresses: ['suport@fieldlab.zz', 'help@fieldlab.zz', 'support@feldlab.zz', 'SUPPORT@fieldlab.zzz'].map((address) => ({
      address,
    })),
    otherBrands: [],
    isTyped: false,
  },
  {
    fixture: 'two-brands',
    faults: [...common, 'other brand'],
    goodTargets: ['both.md#open', './windows.mdx#frames', 'windows'],
    brokenTargets: brokenNames,
    brokenAnchors: ['both.md#frames', 'windows.mdx#frame', '#no-such-part'],
    goodImages: ['https://example.org/a.png'],
    wrongAddresses: [{ address: 'suport@redlab.zz' }, { address: 'helpdek@bluelab.zz' }, { address: 'support@redlab.zz', fails: ['blue'] }],
    otherBrands: [
      { words: 'Red Lab', owner: 'red' },
      { words: 'redlab.zz', owner: 'red' },
      { words: 'blue lab', owner: 'blue' },
    ],
    isTyped: false,
  },
  {
    fixture: 'typed-pages',
    faults: [...common, 'other brand', 'code in a page'],
    goodTargets: ['~/guides/start.mdx#networks', '~/troubleshooting/no-space.mdx#offline', '{product.site}', '#top'],
    brokenTargets: [
      'gone.mdx',
      '~/guides/',
      '~/guides/start',
      '/guides/gone.mdx',
      '~/guides/Start.mdx',
      '{product.name}.mdx',
      '100%25.mdx',
      'über.mdx',
    ],
    brokenAnchors: ['~/guides/start.mdx#gone', '~/troubleshooting/no-space.mdx#No-Role', '#no-such-part'],
    goodImages: ['https://example.org/{product.name}.png'],
    wrongAddresses: [{ address: 'suport@red.zz' }, { address: 'support@blue.zz', fails: ['red'] }],
    otherBrands: [
      { words: 'Red', owner: 'red' },
      { words: 'BLUE', owner: 'blue' },
    ],
    isTyped: true,
  },
];

describe.each(situations)('$fixture', (situation) => {
  const source = fileURLToPath(new URL(`../fixtures/${situation.fixture}`, import.meta.url));
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'unstuck-mutations-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('the clean pages have no findings', async () => {
    expect(await tell(source, await settingsOf(situation, source))).toEqual([]);
  });

  test.each(Array.from({ length: runs }, (_, index) => firstSeed + index))(
    'every fault is told at its line, with the seed %i',
    async (seed) => {
      const random = new Random(seed);
      const copy = join(folder, String(seed));
      cpSync(source, copy, { recursive: true });
      const expected = plantAll(random, situation, copy);
      expect(await tell(copy, await settingsOf(situation, copy))).toEqual(expected);
    },
  );
});

async function settingsOf({ isTyped }: Situation, folder: string): Promise<Config> {
  const config = isTyped ? sampleConfig : await readConfig(join(folder, 'unstuck.config.json'));
  return { ...config, rules: Object.fromEntries(Object.keys(rules).map((id) => [id, judged.has(id) ? 'error' : 'off'] as const)) };
}

async function tell(folder: string, config: Config): Promise<string[]> {
  const root = toSlashes(folder);
  const { findings } = await checkScope({ roots: [root], only: [], config });
  return findings
    .map(({ file = '', line = 0, ruleId = '', products = [] }) => {
      const text = readFileSync(file, 'utf8').split(/\r?\n/)[line - 1]?.replace('\uFEFF', '') ?? '';
      return row(file.slice(root.length + 1), line, ruleId, products, text);
    })
    .toSorted();
}

/** The text of the line stands in it to make a difference plain. */
function row(file: string, line: number, rule: string, products: readonly string[], text: string): string {
  return `${file}:${line} ${rule}${products.length > 0 ? ` in ${products.join(', ')}` : ''}: ${text}`;
}

/** Plants faults and decoys at random places of a folder's pages, and gives what the check has to tell. */
function plantAll(random: Random, situation: Situation, folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.mdx?$/.test(name));
  const texts = new Map(files.map((file) => [toSlashes(file), readFileSync(join(folder, file), 'utf8')]));
  const places = [...texts].flatMap(([file, text]) => findBoundaries(file, text, productsOf(file, text)));
  const chosen = Array.from({ length: perRun }, () => random.pick(places));
  const expected: string[] = [];
  for (const [file, text] of texts) {
    const here = chosen.filter((place) => place.file === file).toSorted((a, b) => a.line - b.line);
    writeFileSync(join(folder, file), asOnWindows(random, plantIn(random, situation, text.split('\n'), here, expected)));
  }
  return expected.toSorted();
}

/** Some files have a byte order mark, and the line endings of another system. */
function asOnWindows(random: Random, text: string): string {
  return random.below(3) === 0 ? `\uFEFF${text.replaceAll('\n', '\r\n')}` : text;
}

function productsOf(file: string, text: string): string[] {
  const { products } = parsePage(`/${file}`, file, text).frontmatter;
  return Array.isArray(products) ? products.map(String) : Object.keys(products ?? {});
}

function plantIn(random: Random, situation: Situation, lines: string[], places: Boundary[], expected: string[]): string {
  const written: string[] = [];
  let copied = 0;
  for (const place of places) {
    written.push(...lines.slice(copied, place.line), '', 'A paragraph in between.', '');
    copied = place.line;
    const planted = choose(random, situation, place);
    if (planted.at !== undefined) {
      const products = planted.products ?? place.products;
      expected.push(row(place.file, written.length + planted.at + 1, planted.rule ?? '', products, planted.lines[planted.at] ?? ''));
    }
    written.push(...planted.lines, '');
  }
  return [...written, ...lines.slice(copied)].join('\n');
}

function choose(random: Random, situation: Situation, place: Boundary): Planted {
  const isDecoy = random.below(4) === 0;
  const table = isDecoy ? decoys : faults;
  const plant = table[random.pick(isDecoy ? Object.keys(decoys) : situation.faults)];
  if (!plant) throw new Error('a fault without a way to plant it');
  return carry(random, plant(random, situation, place), place.format);
}
