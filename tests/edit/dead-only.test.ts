import { expect, test } from 'vitest';
import { checkScope } from '../../src/check/run.ts';
import { fix } from '../../src/edit/fix.ts';
import { rules } from '../../src/rules/preset.ts';
import { sampleConfig } from '../content-graph/sample-products.ts';
import { writeFolder } from '../write-folder.ts';

const asked = new Set(['readable-page', 'component-props', 'only-applies', 'no-empty-link', 'no-double-space', 'no-stray-space']);
const others = Object.keys(rules).filter((id) => !asked.has(id));
const config = { ...sampleConfig, rules: Object.fromEntries(others.map((id) => [id, 'off' as const])) };

const head = '---\nproducts:\n  red: { reviewed: 2026-11-20 }\n---\n\n';

/** What becomes of the text of a page for red alone. */
async function mend(text: string): Promise<string> {
  const folder = writeFolder({ 'guides/a.mdx': `${head}${text}\n` });
  const scope = { roots: [folder], only: [], config };
  const { files } = await fix(async (texts) => (await checkScope(scope, { texts })).findings);
  return (files[0]?.after ?? `${head}${text}\n`).slice(head.length, -1);
}

test.each([
  ['words nobody reads, with their space', 'One <Only product="blue">two</Only> and <Only product="blue">three</Only>.', 'One and.'],
  ['words that all read', '<Only product="red">One</Only> 😀 <Only product="red blue">two</Only>.', 'One 😀 two.'],
  ['the end of an item', '1. One <Only product="blue">two</Only>\n2. Three', '1. One\n2. Three'],
  ['lines', 'One\n\n<Only product="red">\nTwo\n</Only>', 'One\n\nTwo'],
  ['lines of an item', '- One\n\n  <Only product="red">\n  Two\n  </Only>', '- One\n\n  Two'],
  ['lines of a quote', '> <Only product="red">\n> One\n> </Only>', '> One'],
  ['one in another', '<Only product="red">\n<Only product="blue">One</Only>\n\n<Only product="red">Two</Only>\n</Only>', '\nTwo'],
  ['a cell', '| a | b |\n| - | - |\n| <Only product="blue">c</Only> | <Only product="red">d</Only> |', '| a | b |\n| - | - |\n| | d |'],
])('%s', async (_situation, text, expected) => {
  expect(await mend(text)).toBe(expected);
});

test.each([
  ['a whole item, where an empty one would be left', '- One\n- <Only product="blue">Two</Only>'],
  ['an item with lines', '- One\n- <Only product="blue">\n  Two\n  </Only>'],
  ['no product at all', 'One\n\n<Only products="blue">\nTwo\n</Only>'],
])('%s is left to a person', async (_situation, text) => {
  expect(await mend(text)).toBe(text);
});

test('one that cannot be mended does not keep others of the same words', async () => {
  const kept = '<Only product="blue">\n\n[r]: a.mdx\n\n</Only>\n\nSee [this page][r].';
  expect(await mend(`One <Only product="blue">two</Only>.\n\n${kept}`)).toBe(`One.\n\n${kept}`);
});
