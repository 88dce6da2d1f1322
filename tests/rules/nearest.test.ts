import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, nearest } from '../../src/rules/nearest.ts';

describe('editDistance', () => {
  test.each([
    ['', '', 0],
    ['a', '', 1],
    ['start', 'start', 0],
    ['start', 'stat', 1],
    ['start', 'sstart', 1],
    ['start', 'stert', 1],
    ['start', 'satrt', 1],
    ['kitten', 'sitting', 3],
    ['übung', 'ubung', 1],
  ])('%j and %j: %i', (from, to, expected) => {
    expect([editDistance(from, to, 10), editDistance(to, from, 10)]).toEqual([expected, expected]);
  });

  test('is the plain definition, cut off at the limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ü'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, fc.nat(8), (from, to, limit) => {
        expect(editDistance(from, to, limit)).toBe(Math.min(limit, plainDistance(from, to)));
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  test('stops at its limit', () => {
    expect(editDistance('start', 'something else', 3)).toBe(3);
  });
});

test.each<[string, string[], string | undefined]>([
  ['titel', ['title', 'id'], 'title'],
  ['Title', ['title'], 'title'],
  ['sumary', ['summary', 'summit'], 'summary'],
  ['kind', ['find', 'mind', 'kinds'], 'find'],
  ['a', ['id', 'kind'], undefined],
  ['start', [], undefined],
  ['completely', ['different'], undefined],
])('nearest to %s in %j: %s', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});

/** Insertions, deletions, replacements and swaps of neighbors, by their definition. */
function plainDistance(from: string, to: string): number {
  if (from === '' || to === '') return from.length + to.length;
  const [a, b] = [from.slice(0, -1), to.slice(0, -1)];
  const costs = [plainDistance(a, to) + 1, plainDistance(from, b) + 1, plainDistance(a, b) + (from.at(-1) === to.at(-1) ? 0 : 1)];
  const isSwap = from.length > 1 && to.length > 1 && from.at(-1) === to.at(-2) && from.at(-2) === to.at(-1);
  if (isSwap) costs.push(plainDistance(a.slice(0, -1), b.slice(0, -1)) + 1);
  return Math.min(...costs);
}
