import { symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../../src/content-graph/files.ts';
import { parsePage, readPage } from '../../src/content-graph/parse.ts';
import { writeFolder } from '../write-folder.ts';

function faults(file: string, source: string): string[] {
  return parsePage(`/${file}`, file, source).faults.map(({ place, reason }) => `${place.line}:${place.column} ${reason}`);
}

const tooDeep = 'Unexpected nesting of more than 500 levels, expected a page that a browser can show';
const tooManyAliases = 'Unexpected frontmatter, expected YAML: aliases that stand for more than 100,000 values, or for themselves';

function doubled(times: number): string {
  return Array.from({ length: times }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]\n`).join('');
}

function chained(times: number): string {
  return Array.from({ length: times }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}]\n`).join('');
}

describe('what cannot be parsed is told with its place', () => {
  test.each([
    ['a tag that stays open', 'a.mdx', 'a\n\n<Note>\n\nb', ['3:1 Unexpected syntax, expected MDX: expected a closing tag for `<Note>`']],
    [
      'a tag that was not open',
      'a.mdx',
      'a\n\n</Note>',
      ['3:1 Unexpected syntax, expected MDX: unexpected closing tag `</Note>`, expected an open tag first'],
    ],
    [
      'HTML that is no JSX',
      'a.mdx',
      'a <br> b',
      ['1:3 Unexpected syntax, expected MDX: expected a closing tag for `<br>` before the end of `paragraph`'],
    ],
    ['an HTML comment', 'a.mdx', '<!-- a -->', ['1:1 Unexpected `<!--`, expected `{/*` before a comment in MDX']],
    ['YAML', 'a.md', '---\na: b\nc: d: e\n---\n', ['3:5 Unexpected frontmatter, expected YAML: bad indentation of a mapping entry']],
    [
      'YAML with tabs',
      'a.md',
      '---\na:\n\tb: c\n---\n',
      ['3:1 Unexpected frontmatter, expected YAML: tab characters must not be used in indentation'],
    ],
    ['the same field twice', 'a.md', '---\na: b\na: c\n---\n', ['3:1 Unexpected frontmatter, expected YAML: duplicated mapping key']],
    [
      'YAML with Windows line ends',
      'a.md',
      '---\r\na: b\r\nc: d: e\r\n---\r\n',
      ['3:5 Unexpected frontmatter, expected YAML: bad indentation of a mapping entry'],
    ],
    ['aliases that stand for billions', 'a.md', `---\na0: &a0 [b]\n${doubled(60)}---\n`, [`1:1 ${tooManyAliases}`]],
    ['an alias of itself', 'a.md', '---\na: &a [*a]\n---\n', [`1:1 ${tooManyAliases}`]],
    ['an alias of an alias of an alias, very often', 'a.md', `---\na0: &a0 [b]\n${chained(3000)}---\n`, [`1:1 ${tooManyAliases}`]],
    ['deep quotes', 'a.md', `${'>'.repeat(10_000)} a`, [`1:500 ${tooDeep}`]],
    ['deep lists', 'a.md', `b\n\n${'- '.repeat(10_000)}a`, [`3:499 ${tooDeep}`]],
    ['deep emphasis', 'a.md', `${'*a **b '.repeat(5000)}${'c** d* '.repeat(5000)}`, [`1:1744 ${tooDeep}`]],
    ['deep elements', 'a.mdx', `${'<b>'.repeat(10_000)}${'</b>'.repeat(10_000)}`, [`1:1498 ${tooDeep}`]],
  ])('%s', (_situation, file, source, expected) => {
    expect(faults(file, source)).toEqual(expected);
  });

  test('a page with broken YAML keeps its tree, one with broken MDX has none', () => {
    expect(parsePage('/a.md', 'a.md', '---\na: [\n---\n\n# A').tree).toBeDefined();
    expect(parsePage('/a.mdx', 'a.mdx', '<Note>').tree).toBeUndefined();
  });
});

describe('what is no fault', () => {
  test.each([
    ['an empty page', 'a.mdx', ''],
    ['white space', 'a.md', ' \n\t\n'],
    ['a byte order mark alone', 'a.md', '\uFEFF'],
    ['frontmatter alone', 'a.md', '---\na: b\n---'],
    ['empty frontmatter', 'a.md', '---\n---\n'],
    ['frontmatter that is a comment', 'a.md', '---\n# a\n---\n'],
    ['frontmatter that is a list', 'a.md', '---\n- a\n---\n'],
    ['a line that never ends', 'a.md', 'word '.repeat(400_000)],
    ['deep quotes', 'a.md', `${'>'.repeat(400)} a`],
    ['aliases', 'a.md', '---\na: &a [b]\nc: [*a, *a]\n---\n'],
    ['many brackets', 'a.md', '['.repeat(20_000)],
    ['lone surrogates', 'a.md', 'a \uD800 b'],
    ['HTML and braces in Markdown', 'a.md', '<img src="a"> {% hint %} {a} <br>'],
  ])('%s', (_situation, file, source) => {
    expect(faults(file, source)).toEqual([]);
  });

  test('frontmatter that is not fields is empty', () => {
    expect(parsePage('/a.md', 'a.md', '---\n- a\n---\n').frontmatter).toEqual({});
  });
});

describe('files', () => {
  function read(content: string | Uint8Array, maxBytes = 1000): string[] {
    const folder = writeFolder({ 'a.md': content });
    return readPage(`${folder}/a.md`, 'a.md', maxBytes).faults.map(({ reason }) => reason);
  }

  test.each([
    ['binary content', Uint8Array.of(137, 80, 78, 71, 0, 1), ['Unexpected binary content, expected text in UTF-8']],
    ['UTF-16', Uint8Array.of(255, 254, 97, 0), ['Unexpected binary content, expected text in UTF-8']],
    ['one byte too many', 'a'.repeat(1001), ['Unexpected file of 1001 bytes, expected at most 1000 bytes']],
    ['as many bytes as allowed', 'a'.repeat(1000), []],
    ['bytes that are not UTF-8', Uint8Array.of(97, 255, 98), []],
  ])('%s', (_situation, content, expected) => {
    expect(read(content)).toEqual(expected);
  });

  test('sizes are told in megabytes, unless that would tell the same twice', () => {
    expect(read('a'.repeat(3_000_000), 2_000_000)).toEqual(['Unexpected file of 3.0 MB, expected at most 2.0 MB']);
    expect(read('a'.repeat(2_000_001), 2_000_000)).toEqual(['Unexpected file of 2000001 bytes, expected at most 2000000 bytes']);
  });

  test('a file that is gone, a folder, and a link to itself', () => {
    const folder = writeFolder({ 'b.md/c.txt': '' });
    symlinkSync(`${folder}/c.md`, `${folder}/c.md`);
    const reasons = ['a.md', 'b.md', 'c.md'].map((name) => readPage(`${folder}/${name}`, name, 1e6).faults[0]?.reason);
    expect(reasons).toEqual(
      ['no such file', 'it is a folder', 'a loop of symbolic links'].map((why) => `Unexpected unreadable file, ${why}`),
    );
  });

  test('a file that may not be read', () => {
    expect(codeOf(Object.assign(new Error('EACCES: permission denied, open'), { code: 'EACCES' }))).toBe('permission denied');
  });
});
