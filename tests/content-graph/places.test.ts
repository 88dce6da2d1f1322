import { expect, test } from 'vitest';
import { defaultConfig } from '../../src/content-graph/config.ts';
import { readGraph } from '../../src/content-graph/graph.ts';
import { Places } from '../../src/content-graph/place.ts';
import { writeFolder } from '../write-folder.ts';

/** [situation, file, text, line:column-line:column of the target `gone.md`] */
test.each([
  ['a plain link', 'a.md', 'See [a](gone.md).', '1:9-1:16'],
  ['a byte order mark is not counted', 'a.md', '\uFEFFSee [a](gone.md).', '1:9-1:16'],
  ['Windows line ends', 'a.md', '# A\r\n\r\nb\r\n[a](gone.md)\r\n', '4:5-4:12'],
  ['old Mac line ends', 'a.md', '# A\r\rb\r[a](gone.md)\r', '4:5-4:12'],
  ['mixed line ends', 'a.md', '# A\n\r\nb\r\n[a](gone.md)', '4:5-4:12'],
  ['a byte order mark, Windows line ends and frontmatter', 'a.md', '\uFEFF---\r\ntitle: a\r\n---\r\n\r\n[a](gone.md)', '5:5-5:12'],
  ['a tab is one column', 'a.md', '- b\n\t- c [a](gone.md)', '2:10-2:17'],
  ['an emoji is two columns, as editors count', 'a.md', '🚀 [a](gone.md)', '1:8-1:15'],
  ['combining marks are columns of their own', 'a.md', 'e\u0301 [a](gone.md)', '1:8-1:15'],
  ['in a quote', 'a.md', '> b\n> > c [a](gone.md)', '2:11-2:18'],
  ['in a numbered list', 'a.md', '1. b\n\n   c\n   [a](gone.md)', '4:8-4:15'],
  ['in a cell', 'a.md', '| b | c |\n|---|---|\n| d | [a](gone.md) |', '3:11-3:18'],
  ['in emphasis in a heading', 'a.md', '## b **c [a](gone.md)**', '1:14-1:21'],
  ['in a footnote', 'a.md', 'b[^1]\n\n[^1]: c [a](gone.md)', '3:13-3:20'],
  ['words that hold the target', 'a.md', '[gone.md](gone.md)', '1:11-1:18'],
  ['words with brackets', 'a.md', '[b [c] \\]](gone.md "gone.md")', '1:12-1:19'],
  ['words that are a picture', 'a.md', '[![b](c.png)](gone.md)', '1:15-1:22'],
  ['an angled target', 'a.md', '[a](<gone.md> "b")', '1:6-1:13'],
  ['a target on the next line', 'a.md', '[a](\ngone.md\n"b")', '2:1-2:8'],
  ['a definition', 'a.md', '[a]\n\n[a]: gone.md "b"', '3:6-3:13'],
  ['HTML', 'a.md', 'b <a class="c"\n  href="gone.md">d</a>', '2:9-2:16'],
  ['HTML without quotes', 'a.md', '<div>\n<a href=gone.md>d</a></div>', '2:9-2:16'],
  ['HTML in a quote', 'a.md', '> <p>\n> <a href="gone.md">d</a>\n> </p>', '2:12-2:19'],
  ['JSX', 'a.mdx', '<p>\n  <a\n    href="gone.md">d</a>\n</p>', '3:11-3:18'],
  ['JSX in a list', 'a.mdx', '- b <a href="gone.md">d</a>', '1:14-1:21'],
  ['JSX with braces', 'a.mdx', "b <a title={'>'} href={'gone.md'}>d</a>", '1:23-1:34'],
])('%s', (_situation, file, text, expected) => {
  const { pages } = readGraph([writeFolder({ [file]: text })], defaultConfig);
  const places = pages[0]?.editions[0]?.links.filter(({ target }) => target === 'gone.md').map(({ place }) => place) ?? [];
  expect(places.map(({ line, column, endLine, endColumn }) => `${line}:${column}-${endLine}:${endColumn}`)).toEqual([expected]);
  const [place] = places;
  expect(text.replace(/^\uFEFF/, '').slice(place?.offset, place?.endOffset)).toMatch(/^(?:gone\.md|\{'gone\.md'\})$/);
});

test('a target that a quote separates from its label has the place of the definition', () => {
  const { pages } = readGraph([writeFolder({ 'a.md': '[a]\n\n> [a]:\n> gone.md' })], defaultConfig);
  expect(pages[0]?.editions[0]?.links).toMatchObject([{ target: 'gone.md', place: { line: 3, column: 3, endLine: 4, endColumn: 10 } }]);
});

test.each([
  ['', 0, '1:1'],
  ['a', 1, '1:2'],
  ['a\n', 2, '2:1'],
  ['a\r\nb', 3, '2:1'],
  ['a\rb', 2, '2:1'],
  ['a\n\nb', 3, '3:1'],
])('in %j the offset %i is %s', (text, offset, expected) => {
  const { line, column } = new Places(text).range(offset, offset);
  expect(`${line}:${column}`).toBe(expected);
});

test.each([
  ['a\r\nbc\r\n', 2, 'bc'],
  ['a', 9, 'a'],
  ['', 1, ''],
])('in %j line %i is %j', (text, line, expected) => {
  const { offset, endOffset } = new Places(text).line(line);
  expect(text.slice(offset, endOffset)).toBe(expected);
});
