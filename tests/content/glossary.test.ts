import { expect, test } from 'vitest';
import { readGraph } from '../../src/content-graph/graph.ts';
import { ownConfig } from '../../src/content-graph/own-config.ts';
import { contentFolder } from '../../src/content-graph/own-folder.ts';
import { products } from '../../src/products/index.ts';

const graph = readGraph([contentFolder], ownConfig());
const glossary = graph.pages.find(({ path }) => path === 'reference/glossary.mdx');

test.each(Object.keys(products))('the glossary names its words in the order of the alphabet, for readers of %s', (product) => {
  const anchors = (glossary && graph.editionOf(glossary, product)?.anchors) ?? [];
  const words = anchors.filter(({ kind }) => kind === 'heading').map(({ text }) => text);
  expect(words.length).toBeGreaterThan(15);
  expect(words).toEqual(words.toSorted((one, other) => one.localeCompare(other, 'en')));
});
