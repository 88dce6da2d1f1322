import { describe, expect, test } from 'vitest';
import { type Config, defaultConfig } from '../../src/content-graph/config.ts';
import type { EditionFacts } from '../../src/content-graph/facts.ts';
import { readGraph } from '../../src/content-graph/graph.ts';
import { writeFolder } from '../write-folder.ts';
import { bothProducts, sampleConfig } from './sample-products.ts';

function editions(source: string, file = 'a.md', config: Config = defaultConfig): EditionFacts[] {
  return readGraph([writeFolder({ [file]: source })], config).pages[0]?.editions ?? [];
}

/** [situation, file, source, `syntax target (words)` of each link] */
describe('links', () => {
  test.each<[string, string, string, string[]]>([
    ['inline', 'a.md', '[a **b** `c`](d.md "e")', ['inline d.md (a b c)']],
    ['a picture', 'a.md', '[![b](c.png)](d.md)', ['inline d.md ()']],
    ['decoded entities and escapes', 'a.md', '[a](b&amp;c\\_d.md)', ['inline b&c_d.md (a)']],
    ['references count at their definition', 'a.md', '[a][x] and [b][x]\n\n[x]: c.md', ['definition c.md (x)']],
    ['angle brackets', 'a.md', '<https://a.zz/b>', ['autolink https://a.zz/b (https://a.zz/b)']],
    [
      'bare addresses',
      'a.md',
      'www.a.zz and https://b.zz.',
      ['autolink http://www.a.zz (www.a.zz)', 'autolink https://b.zz (https://b.zz)'],
    ],
    ['HTML', 'a.md', 'x <a href=" b.md&amp;c ">d</a>', ['html b.md&c ()']],
    [
      'JSX',
      'a.mdx',
      '<a href="b.md">c</a> <Card title="d" href={`e.md`} /> <Link to="f.md">g</Link>',
      ['jsx b.md (c)', 'jsx e.md (d)', 'jsx f.md (g)'],
    ],
    ['JSX with code', 'a.mdx', '<a href={b + 1}>c</a>', []],
    ['in a footnote', 'a.md', 'a[^1]\n\n[^1]: [b](c.md)', ['inline c.md (b)']],
    ['not in code, comments and scripts', 'a.md', '`[a](b)`\n\n<!-- [a](b) <a href="c"> -->\n\n<script>x = \'<a href="d">\'</script>', []],
    ['closing and other tags', 'a.md', '</a><link href="a.css"><area href="b.md">', ['html b.md ()']],
  ])('%s', (_situation, file, source, expected) => {
    const links = editions(source, file).flatMap((edition) => edition.links);
    expect(links.map(({ syntax, target, text }) => `${syntax} ${target} (${text})`)).toEqual(expected);
  });

  test('mail addresses are no links but addresses', () => {
    const [edition] = editions('[a](mailto:b@c.zz?subject=d), <e@f.zz> and g@h.zz');
    expect(edition?.links).toEqual([]);
    expect(edition?.addresses.map(({ address }) => address).toSorted()).toEqual(['b@c.zz', 'e@f.zz', 'g@h.zz']);
  });
});

test.each<[string, string, string, string[]]>([
  ['inline', 'a.md', '![a](b.png "c")', ['b.png']],
  ['by reference', 'a.md', '![a][x]\n\n[x]: b.png', ['b.png']],
  ['in HTML', 'a.md', '<p><IMG alt=a SRC=b.png></p>', ['b.png']],
  ['in JSX', 'a.mdx', '<img src="b.png" /> <Image src={"c.png"} alt="d" /> <img src={e} />', ['b.png', 'c.png']],
])('pictures %s', (_situation, file, source, expected) => {
  expect(editions(source, file).flatMap((edition) => edition.images.map(({ target }) => target))).toEqual(expected);
});

describe('titles', () => {
  test.each([
    ['of the frontmatter', '---\ntitle: A\n---\n\n# B', 'A'],
    ['of the first heading', 'x\n\n# B *c*\n\n# D', 'B c'],
    ['that are missing', '## B', ''],
  ])('%s', (_situation, source, expected) => {
    expect(editions(source)[0]?.title).toBe(expected);
  });

  test('of each product', () => {
    const source =
      '---\ntitle: In {product.name}\nproducts: { red: { reviewed: 2026-11-20 }, blue: { reviewed: 2026-11-20, title: Other } }\n---\n';
    expect(editions(source, 'a.mdx', sampleConfig).map(({ products, title }) => [products, title])).toEqual([
      [['red'], expect.stringMatching(/^In (?:Red|\{product\.name\})$/)],
      [['blue'], 'Other'],
    ]);
  });
});

describe('products', () => {
  test('that get the very same edition share it', () => {
    expect(editions(`${bothProducts}The same.`, 'a.mdx', sampleConfig).map(({ products }) => products)).toEqual([['red', 'blue']]);
  });

  test('that get different ones have their own', () => {
    expect(editions(`${bothProducts}{product.name}`, 'a.mdx', sampleConfig).map(({ products }) => products)).toEqual([['red'], ['blue']]);
  });

  const strangers: Config = { ...sampleConfig, typed: false };
  test.each<[string, string, string[]]>([
    ['that a page names', '---\nproducts: [blue]\n---\nRed Red', ['blue']],
    ['that nothing names: the one whose words stand there', 'Red red Blue', ['red']],
    ['that are unknown', '---\nproducts: [green]\n---\nBlue', ['blue']],
  ])('of a stranger %s', (_situation, source, expected) => {
    expect(editions(source, 'a.md', strangers)[0]?.products).toEqual(expected);
  });

  test('without settings none is named', () => {
    expect(editions('Red').map(({ products }) => products)).toEqual([[]]);
  });
});

describe('words of brands', () => {
  test.each<[string, string, string[]]>([
    ['whole words in any case', 'Red, RED and blue; Redder, un-red and red_x.', ['Red text', 'RED text', 'blue text']],
    ['domains of links', '[a](https://app.red.zz/b) [c](https://bored.zz)', ['red.zz target']],
    ['in alternative texts', '![The Red](a.png)', ['Red attribute']],
    ['not in addresses', 'a@red.zz', []],
    ['not in code', '`Red`', []],
  ])('%s', (_situation, source, expected) => {
    const found = editions(`${bothProducts}${source}`, 'a.mdx', sampleConfig)[0]?.brandWords ?? [];
    expect(found.map(({ word, where }) => `${word} ${where}`)).toEqual(expected);
  });
});

test('facts are plain data', () => {
  const source = `${bothProducts}## A\n\n[b](c.mdx) ![d](e.png) f@g.zz Red\n\n<Cause id="h" kind="wait" title="i">\nj\n</Cause>`;
  const found = editions(source, 'a.mdx', sampleConfig);
  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
});
