import { describe, expect, test } from 'vitest';
import { scanTag, scanTags, stringLiteral } from '../../src/content-graph/tags.ts';

/** Tags as `name attribute=value`, an expression in braces, a bare name alone. */
function show(source: string): string[] {
  return scanTags(source, 0, source.length).map(({ name, closing, selfClosing, attributes }) => {
    const written = attributes.map(({ name: key, value, expression }) => {
      if (value !== null) return `${key}=${value}`;
      return expression === undefined ? key : `${key}={${expression}}`;
    });
    return `${closing ? '/' : ''}${[name, ...written].join(' ')}${selfClosing ? ' /' : ''}`;
  });
}

describe('scanTags', () => {
  test.each<[string, string, string[]]>([
    ['quotes of both kinds, and none', `<a b="1" c='2' d=3 e>`, ['a b=1 c=2 d=3 e']],
    ['white space everywhere', '<a\n  b = "1"\tc\r\n>', ['a b=1 c']],
    ['signs inside values', `<a b="x > y" c='"' d="{">`, ['a b=x > y c=" d={']],
    ['entities', '<a b="1 &amp; 2" c=&quot;>', ['a b=1 & 2 c="']],
    ['an entity without an end before a letter is text', '<a b="?x=1&copy=2">', ['a b=?x=1&copy=2']],
    ['closing and empty tags', '<a></a><br/><br />', ['a', '/a', 'br /', 'br /']],
    ['a slash inside a value', '<a b=c/d><e f="g/">', ['a b=c/d', 'e f=g/']],
    ['braces', '<A b={1 + {c: "}"}.d} e={`f`} {...g}/>', ['A b={1 + {c: "}"}.d} e=f /']],
    ['fragments and members', '<></><A.B c="d"/>', ['', '/', 'A.B c=d /']],
    ['comments', '<!-- <a> --><b><!-- <c>', ['b']],
    ['scripts and styles', '<script>"<a>"</script><style><b></style><c>', ['script', '/script', 'style', '/style', 'c']],
    ['signs that open nothing', 'a < b <3 <- <=>', []],
    ['a tag that never ends', '<a b="1', []],
    ['a tag that never ends before one that does', '<a <b c>', ['b c']],
  ])('%s', (_situation, source, expected) => {
    expect(show(source)).toEqual(expected);
  });

  test('very long input takes no more than its length', () => {
    expect(scanTags('<'.repeat(100_000), 0, 100_000)).toEqual([]);
    expect(scanTags('<a '.repeat(20_000), 0, 60_000)).toEqual([]);
  });
});

test.each([
  ['<a b="cd">', 'cd'],
  ["<a b='cd'>", 'cd'],
  ['<a b=cd>', 'cd'],
  ['<a b={cd}>', '{cd}'],
  ['<a b>', 'b'],
])('the range of the attribute in %s', (source, expected) => {
  const attribute = scanTag(source, 0, source.length)?.attributes[0];
  expect(source.slice(attribute?.start, attribute?.end)).toBe(expected);
});

test.each([
  ['"a"', 'a'],
  [" 'a' ", 'a'],
  ['`a`', 'a'],
  ['""', ''],
  ['`${a}`', null],
  ['"a" + "b"', null],
  ['a', null],
  [String.raw`"\n"`, null],
])('%s means %j', (expression, expected) => {
  expect(stringLiteral(expression)).toBe(expected);
});
