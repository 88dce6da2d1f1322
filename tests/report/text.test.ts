import { stripVTControlCharacters } from 'node:util';
import { VFileMessage } from 'vfile-message';
import { expect, test } from 'vitest';
import type { Report } from '../../src/report/index.ts';
import { toText } from '../../src/report/text.ts';

interface Faulty {
  line: string;
  from: number;
  to: number;
}

function reportOf({ line, from, to }: Faulty, more: Partial<VFileMessage> = {}): Report {
  const place = { start: { line: 1, column: from, offset: from - 1 }, end: { line: 1, column: to, offset: to - 1 } };
  const finding = Object.assign(
    new VFileMessage('Unexpected thing', { place, ruleId: 'a-rule' }),
    { file: '/docs/a.md', fatal: true },
    more,
  );
  return { findings: [finding], pages: 1, ms: 5, workingFolder: '/docs', read: () => line, hasColor: false };
}

test.each<[string, Faulty, string, string]>([
  ['plain words', { line: 'to [x](y) now', from: 8, to: 9 }, 'to [x](y) now', '       ^'],
  ['signs of two columns', { line: '日本 🙂 [x](y)', from: 11, to: 12 }, '日本 🙂 [x](y)', '            ^'],
  ['a combining accent', { line: 'e\u0301 [x](y)', from: 8, to: 9 }, 'e\u0301 [x](y)', '      ^'],
  ['a tab', { line: '\t[x](y)', from: 6, to: 7 }, ' [x](y)', '     ^'],
  ['an escape sequence', { line: '\x1B[31m[x](y)', from: 10, to: 11 }, '�[31m[x](y)', '         ^'],
])('puts the caret under %s', (_, faulty, line, caret) => {
  expect(toText(reportOf(faulty)).split('\n').slice(3, 5)).toEqual([`     1 │ ${line}`, `       │ ${caret}`]);
});

test('shows the part of a long line that holds the fault', () => {
  const [line = '', caret = ''] = toText(reportOf({ line: `${'a'.repeat(500)}bad${'c'.repeat(500)}`, from: 501, to: 504 }))
    .split('\n')
    .slice(3, 5);
  expect(line.length).toBeLessThan(120);
  expect(line.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1)).toBe('bad');
});

const remedy = { note: 'Write the words again, and then once more, until they fit.' };

test.each<[string, number, Faulty, string[]]>([
  [
    'words',
    48,
    { line: `${'a'.repeat(50)} bad ${'c'.repeat(50)}`, from: 52, to: 55 },
    [
      '  1:52  error  Unexpected thing  a-rule',
      '     1 │ …aaaaaaaaaaaaa bad ccccccccccccccccccc…',
      '       │                ^^^',
      '     Fix  Write the words again, and then once',
      '          more, until they fit.',
    ],
  ],
  [
    'signs of two columns',
    48,
    { line: '日本語'.repeat(20), from: 31, to: 34 },
    [
      '  1:31  error  Unexpected thing  a-rule',
      '     1 │ …本語日本語日本語日本語日本語日本語日…',
      '       │                              ^^^^^^',
      '     Fix  Write the words again, and then once',
      '          more, until they fit.',
    ],
  ],
  [
    'emoji, none of them in two',
    40,
    { line: '🙂'.repeat(60), from: 61, to: 63 },
    [
      '  1:61  error  Unexpected thing  a-rule',
      '     1 │ …🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂…',
      '       │            ^^',
      '     Fix  Write the words again, and',
      '          then once more, until they',
      '          fit.',
    ],
  ],
  [
    'a message that is longer than the line',
    36,
    { line: 'bad', from: 1, to: 4 },
    [
      '  1:1  error  Unexpected thing',
      '              a-rule',
      '     1 │ bad',
      '       │ ^^^',
      '     Fix  Write the words again, and',
      '          then once more, until they',
      '          fit.',
    ],
  ],
])('keeps to the width of the screen: %s', (_situation, columns, faulty, expected) => {
  const lines = toText({ ...reportOf(faulty, remedy), columns })
    .split('\n')
    .slice(2, -3);
  expect(lines).toEqual(expected);
});

test('names the products that fail only where others are fine', () => {
  const faulty = { line: 'x', from: 1, to: 2 };
  expect(toText(reportOf(faulty, { products: ['north'], fine: ['south'] }))).toContain('Unexpected thing (in north; fine in south)');
  expect(toText(reportOf(faulty, { products: ['north', 'south'], fine: [] }))).toContain('Unexpected thing  a-rule');
});

test('names the pages that include a shared cause', () => {
  expect(toText(reportOf({ line: 'x', from: 1, to: 2 }, { includedBy: ['/docs/b.md', '/docs/c/d.md'] }))).toContain(
    'Included by b.md, c/d.md',
  );
});

test('color adds nothing but color', () => {
  const report = reportOf({ line: 'to [x](y)', from: 8, to: 9 });
  const colored = toText({ ...report, hasColor: true });
  expect(colored).toContain('\x1B[');
  expect(stripVTControlCharacters(colored)).toBe(toText(report));
});

test('tells a run without findings in one line', () => {
  expect(toText({ ...reportOf({ line: '', from: 1, to: 1 }), findings: [], pages: 190, ms: 87 })).toBe('No findings in 190 pages, 87 ms\n');
});
