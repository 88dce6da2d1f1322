import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyFixes } from '../../src/edit/apply.ts';
import type { Edit } from '../../src/rules/define-rule.ts';

function edit(offset: number, endOffset: number, text: string): Edit {
  return { offset, endOffset, text };
}

test.each<[string, string, Edit[][], string, number[]]>([
  ['nothing', 'abc', [], 'abc', []],
  ['a replacement', 'abc', [[edit(1, 2, 'XY')]], 'aXYc', [0]],
  ['a deletion', 'abc', [[edit(1, 3, '')]], 'a', [0]],
  ['an insertion at the end', 'abc', [[edit(3, 3, 'd')]], 'abcd', [0]],
  ['several, whatever their order', 'abcdef', [[edit(4, 5, 'E')], [edit(0, 1, 'A')]], 'AbcdEf', [0, 1]],
  ['two edits of one fix', '**a.**', [[edit(3, 4, ''), edit(6, 6, '.')]], '**a**.', [0]],
  ['neighbors', 'abcd', [[edit(0, 2, 'X')], [edit(2, 4, 'Y')]], 'XY', [0, 1]],
  ['an insertion between neighbors', 'abcd', [[edit(0, 2, 'X')], [edit(2, 4, 'Y')], [edit(2, 2, '-')]], 'X-Y', [0, 1, 2]],
  ['the first of two that overlap', 'abcdef', [[edit(1, 4, 'X')], [edit(3, 5, 'Y')]], 'aXef', [0]],
  ['the first of two insertions at one place', 'ab', [[edit(1, 1, 'X')], [edit(1, 1, 'Y')]], 'aXb', [0]],
  ['the first of two that are the same', 'ab', [[edit(0, 1, 'X')], [edit(0, 1, 'X')]], 'Xb', [0]],
  ['no half of a fix', 'abcdef', [[edit(0, 1, 'X')], [edit(0, 1, 'Y'), edit(4, 5, 'Z')]], 'Xbcdef', [0]],
  ['no fix that overlaps itself', 'abcdef', [[edit(0, 3, 'X'), edit(2, 4, 'Y')]], 'abcdef', []],
  ['nothing beyond the end', 'abc', [[edit(2, 4, 'X')]], 'abc', []],
  ['nothing before the start', 'abc', [[edit(-1, 1, 'X')]], 'abc', []],
  ['nothing from back to front', 'abc', [[edit(2, 1, 'X')]], 'abc', []],
  ['the line endings of Windows', 'a\r\nb\r\nc', [[edit(0, 1, 'x\ny')]], 'x\r\ny\r\nb\r\nc', [0]],
  ['a single line feed among them stays', 'a\r\nb\r\nc\nd', [[edit(0, 1, 'x\ny')]], 'x\r\ny\r\nb\r\nc\nd', [0]],
  ['the line endings of others', 'a\nb\r\nc\n', [[edit(0, 1, 'x\r\ny')]], 'x\ny\nb\r\nc\n', [0]],
])('applies %s', (_name, text, fixes, result, taken) => {
  expect(applyFixes(text, fixes)).toEqual({ text: result, taken });
});

test('what no edit covers stays as it is, in its order', () => {
  const edits = fc.array(fc.record({ offset: fc.nat(60), length: fc.nat(10), text: fc.stringMatching(/^[A-Z]{0,4}$/) }), { maxLength: 8 });
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{0,60}$/), edits, (text, drawn) => {
      const fixes = drawn.map(({ offset, length, text: inserted }) => [edit(offset, offset + length, inserted)]);
      const applied = applyFixes(text, fixes);
      const covered = new Set(
        applied.taken
          .flatMap((index) => fixes[index] ?? [])
          .flatMap((e) => Array.from({ length: e.endOffset - e.offset }, (_, at) => e.offset + at)),
      );
      expect(applied.text.replace(/[A-Z]/g, '')).toBe([...text].filter((_, index) => !covered.has(index)).join(''));
      expect(applied.taken.every((index) => (fixes[index]?.[0]?.endOffset ?? 0) <= text.length)).toBe(true);
    }),
    { seed: 3, numRuns: 500 },
  );
});
