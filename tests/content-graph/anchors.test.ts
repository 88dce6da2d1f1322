import { describe, expect, test } from 'vitest';
import { type Config, defaultConfig } from '../../src/content-graph/config.ts';
import { type Graph, readGraph } from '../../src/content-graph/graph.ts';
import { writeFolder } from '../write-folder.ts';
import { bothProducts, sampleConfig } from './sample-products.ts';

function read(file: string, source: string, config: Config): Graph {
  return readGraph([writeFolder({ [file]: source })], config);
}

function ids(file: string, source: string, config: Config = defaultConfig): string[] | undefined {
  return read(file, source, config).pages[0]?.editions[0]?.anchors.map(({ id }) => id);
}

/** [situation, Markdown, ids]; each heading as GitHub's own pages show it. */
const rows: [string, string, string[]][] = [
  ['words', '# Sign in', ['sign-in']],
  ['signs', "# What's new? (v1.2, beta!)", ['whats-new-v12-beta']],
  ['an ampersand leaves two hyphens', '# Roles & rights', ['roles--rights']],
  ['hyphens and underscores stay', '# a-b_c -- d', ['a-b_c----d']],
  ['umlauts stay', '# Übung und Prüfung', ['übung-und-prüfung']],
  ['other scripts stay', '# 你好 Привет', ['你好-привет']],
  ['emoji go, their space stays', '# 🚀 Start', ['-start']],
  ['emphasis and links give their words', '# A *b* **c** [d](e.md)', ['a-b-c-d']],
  ['code gives its words', '# Use `npm run x`', ['use-npm-run-x']],
  ['pictures give none', '# ![Logo](a.png) Start', ['-start']],
  ['entities are decoded', '# A &amp; B &lt;c&gt;', ['a--b-c']],
  ['escapes are decoded', '# 1\\. a\\_b', ['1-a_b']],
  ['numbers', '# 2024', ['2024']],
  ['repeated words are counted', '# A\n# A\n## A', ['a', 'a-1', 'a-2']],
  ['a count that a heading has already', '# A\n# A-1\n# A', ['a', 'a-1', 'a-2']],
  ['headings with a line below', 'Sign in\n=======\n\nOut\n---', ['sign-in', 'out']],
  ['headings in quotes and lists', '> # A\n\n- # B', ['a', 'b']],
  ['an own id', '## Sign in {#login}', ['login']],
  ['an own id, and the count of the others', '## A {#x}\n## A\n## A', ['x', 'a', 'a-1']],
  ['ids of HTML', '<div id="a"></div>\n\nb <a name="c"></a> <span id=d>e</span>', ['a', 'c', 'd']],
  ['an id with signs', '<a id="A.b:c"></a>', ['A.b:c']],
  ['footnotes', 'a[^1]\n\n[^1]: b', ['user-content-fnref-1', 'user-content-fn-1']],
  ['code holds none', '```\n# A\n```\n\n    # B\n\n`<a id="c">`', []],
  ['comments hold none', '<!-- <a id="a"></a>\n# B -->', []],
];

test.each(rows)('%s', (_situation, source, expected) => {
  expect(ids('a.md', source)?.toSorted()).toEqual(expected.toSorted());
});

test('an empty heading has no id', () => {
  expect(ids('a.md', '#\n\n# A')).toEqual(['a']);
});

describe('in MDX', () => {
  test.each([
    ['an own id', '## Sign in {#login}', ['login']],
    ['ids of JSX', '<div id="a">b</div>\n\n<Card id="c" />', ['a', 'c']],
    ['words of JSX', '## Press <kbd>Enter</kbd>', ['press-enter']],
  ])('%s', (_situation, source, expected) => {
    expect(ids('a.mdx', source)).toEqual(expected);
  });
});

describe('in our own pages', () => {
  test("an author's id is never pushed away by a heading's words", () => {
    const source = `${bothProducts}## No role\n\n<Cause id="no-role" kind="permission" title="You have no role">\na\n</Cause>`;
    expect(ids('a.mdx', source, sampleConfig)).toEqual(['no-role-1', 'no-role']);
  });

  test('what one product says never pushes the id of another', () => {
    const source = `${bothProducts}<Only product="red">\n## Start\n</Only>\n\n<Only product="blue">\n## Start\n</Only>`;
    const { pages } = read('a.mdx', source, sampleConfig);
    expect(pages[0]?.editions.map(({ products, anchors }) => [products, anchors.map(({ id }) => id)])).toEqual([
      [['red'], ['start']],
      [['blue'], ['start']],
    ]);
  });

  test('a cause is an anchor with its title, at its id', () => {
    const source = `${bothProducts}<Cause id="no-role" kind="permission" title="You have no role">\na\n</Cause>`;
    const edition = read('a.mdx', source, sampleConfig).pages[0]?.editions[0];
    expect(edition?.anchors).toMatchObject([
      { id: 'no-role', kind: 'cause', text: 'You have no role', place: { line: 5, column: 12, endColumn: 19 } },
    ]);
    expect(edition?.causes).toMatchObject([{ id: 'no-role', kind: 'permission', title: 'You have no role' }]);
  });
});
