import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRank } from '../../src/site/finder/rank.ts';
import { toFinderData } from '../../src/site/help/finder-data.ts';
import { readHelps } from '../../src/site/help/read-help.ts';
import { queries } from './queries.ts';

const helps = readHelps(resolve('content'));

describe.for([...helps.values()])('the finder of $product.name', (help) => {
  const rank = createRank(toFinderData(help).entries);
  const own = help.id in queries ? queries[help.id as keyof typeof queries] : []; // the key was just looked up

  test.for([...queries.both, ...own])('%s', ([question, page]) => {
    const found = rank(question).hits.map(({ entry }) => entry.a);
    expect(found[0]).toMatch(new RegExp(`(?:^|/)${page}/$`));
  });

  test('leads to the cause that the words name', () => {
    const { hits } = rank('invite administrator wrong e-mail address');
    expect(hits[0]?.place?.[0]).toBe('bad-email');
  });

  test('leads to the very word that is asked for', () => {
    expect(rank('what is a snapshot').hits[0]?.place?.[0]).toBe('snapshot');
  });

  test('says the question in the words of the pages', () => {
    expect(rank('inivte adminstrator').understood).toBe('invite administrator');
  });

  test.for(['', 'a', 'the of', '%%%', 'xkqjz wvvq'])('finds nothing for %j without a fault', (question) => {
    expect(rank(question).hits.length).toBeLessThanOrEqual(6);
    expect(rank('xkqjz wvvq').hits).toEqual([]);
  });
});

test('at least sixty questions are asked', () => {
  expect(queries.both.length).toBeGreaterThanOrEqual(60);
});
