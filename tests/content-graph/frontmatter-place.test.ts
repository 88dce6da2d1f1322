import { expect, test } from 'vitest';
import { frontmatterPlaceOf } from '../../src/content-graph/frontmatter-place.ts';
import { parsePage } from '../../src/content-graph/parse.ts';

const block = `---
title: The title
keywords: [one, "two", three]
related:
  - a.mdx
  - b.mdx
products:
  red: { reviewed: 2026-11-20, title: Red title }
  blue:
    reviewed: 2026-11-20
    title: Blue title
---

title: not this one
`;

/** [path of the value, the words its place covers, its line] */
test.each<[(string | number)[], string, number]>([
  [['title'], 'title', 2],
  [['keywords'], 'keywords', 3],
  [['keywords', 0], 'one', 3],
  [['keywords', 1], '"two"', 3],
  [['keywords', 2], 'three', 3],
  [['related', 1], 'b.mdx', 6],
  [['products'], 'products', 7],
  [['products', 'red'], 'red', 8],
  [['products', 'red', 'title'], 'title', 8],
  [['products', 'blue', 'title'], 'title', 11],
  [['products', 'blue', 'gone'], 'blue', 9],
  [['gone'], '---', 1],
])('%j', (path, words, line) => {
  for (const source of [block, block.replaceAll('\n', '\r\n')]) {
    const page = parsePage('/a.mdx', 'a.mdx', source);
    const place = frontmatterPlaceOf(page, path);
    expect([page.source.slice(place.offset, place.endOffset), place.line]).toEqual([words, line]);
  }
});

test('a page without frontmatter has its first line', () => {
  expect(frontmatterPlaceOf(parsePage('/a.mdx', 'a.mdx', '# A\n'), ['title'])).toMatchObject({ line: 1, column: 1, endColumn: 4 });
});
