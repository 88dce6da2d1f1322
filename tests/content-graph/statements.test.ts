import { describe, expect, test } from 'vitest';
import { readGraph } from '../../src/content-graph/graph.ts';
import { defaultConfig } from '../../src/content-graph/config.ts';
import { Sketcher, sketchLikeness } from '../../src/content-graph/sketch.ts';
import { likeness, runsOf, type Statement, toStatement } from '../../src/content-graph/statements.ts';
import { writeFolder } from '../write-folder.ts';

function stated(text: string): Statement {
  const found: Statement[] = [];
  readGraph([writeFolder({ 'page.md': text })], defaultConfig, () => [{ paragraph: (node) => void found.push(toStatement(node)) }]);
  const [first] = found;
  if (!first) throw new Error('no paragraph');
  return first;
}

describe('a paragraph states', () => {
  test.each([
    ['Within 24 hours or 1 day.', ['figure 1440 minute', 'figure 1440 minute']],
    ['It has 1,500 MB, 2.5 GB and 40 %.', ['figure 1500 mb', 'figure 2.5 gb', 'figure 40 %']],
    ['In version 3.2 and on line 40, at 10:30.', []],
    ['Write to Help@Example.com.', ['address help@example.com']],
    ['A space admin and Space administrators.', ['role space administrator', 'role space administrator']],
    ['Press **Save** and [**Open**](a.md), **Note:** and **a whole long sentence is not a label**.', ['label save']],
  ])('%s', (text, expected) => {
    expect(stated(text).facts.map(({ kind, value }) => `${kind} ${value}`)).toEqual(expected);
  });

  test('the same frame, whatever the facts', () => {
    const frames = ['Press **Save** within 24 hours.', 'Press **Open it** within 2 days.'].map((text) => stated(text).frame);
    expect(frames[0]).toEqual(frames[1]);
    expect(frames[0]).toHaveLength(4);
  });
});

test('likeness is the share of common runs', () => {
  const one = runsOf('a b c d e'.split(' '));
  expect(likeness(one, one)).toBe(1);
  expect(likeness(one, runsOf('a b c x y'.split(' ')))).toBeCloseTo(1 / 5);
  expect(likeness(one, runsOf('v w x y z'.split(' ')))).toBe(0);
});

test('a sketch estimates the share of common words of long texts', () => {
  const words = Array.from({ length: 2000 }, (_, index) => `word${(index * 7919) % 5003}`);
  const sketchOf = (list: readonly string[]): Sketcher['sketch'] => {
    const sketcher = new Sketcher();
    sketcher.add(list.join(' '));
    return sketcher.sketch;
  };
  const all = sketchOf(words);
  expect(all.size).toBe(1997);
  expect(all.hashes).toHaveLength(128);
  expect(sketchLikeness(all, sketchOf(words))).toBe(1);
  expect(sketchLikeness(all, sketchOf(words.slice(1000)))).toBeGreaterThan(0.38);
  expect(sketchLikeness(all, sketchOf(words.slice(1000)))).toBeLessThan(0.62);
  expect(sketchLikeness(all, sketchOf(words.map((word) => `${word}x`)))).toBeLessThan(0.05);
});
