import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownConfig } from '../../src/content-graph/own-config.ts';
import { readHelps } from '../../src/site/help/read-help.ts';
import { toMarkdown } from '../../src/site/render/to-markdown.ts';
import { writeFolder } from '../write-folder.ts';

const opening = `---
title: Start
summary: How to start.
kind: guide
about: Help
products: { nuvolos: { reviewed: 2026-11-20 }, datahub: { reviewed: 2026-11-20 } }
---

`;

/** What stands between the summary and *Still stuck?* in the Markdown of each product. */
function markdownOf(body: string): string[] {
  const contentFolder = join(writeFolder({ 'content/guides/start.mdx': opening + body }), 'content');
  return [...readHelps(contentFolder).values()].map((help) => {
    const [page] = help.pages;
    if (!page) throw new Error('Cannot find the page that was just written');
    const text = toMarkdown(help, page, { contentFolder, config: ownConfig(), shared: new Map() });
    return text.slice(text.indexOf('How to start.') + 15, text.indexOf('\n\n## Still stuck?'));
  });
}

test.each([
  ['words of one product in the middle', 'One.\n<Only product="nuvolos">Two.</Only>\nThree.', ['One.\nTwo.\nThree.', 'One.\nThree.']],
  ['words of one product at the end', 'One.\n<Only product="datahub">Two.</Only>', ['One.', 'One.\nTwo.']],
  [
    'a value in a note on one line',
    '<Note label="You need">a {product.terms.course}. **Now**.</Note>',
    ['> **You need:** a course. **Now**.', '> **You need:** a class. **Now**.'],
  ],
])('%s', (_situation, body, expected) => {
  expect(markdownOf(body)).toEqual(expected);
});
