import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PageRule } from '../../src/rules/define-rule.ts';
import { toLintRule } from '../../src/rules/lint-rule.ts';
import { noBodylessItem } from '../../src/rules/no-bodyless-item.ts';
import { noEmptyLink } from '../../src/rules/no-empty-link.ts';
import { readRulePage } from './rule-page.ts';
import { runExample } from './run-example.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unstuck-lint-rule-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function lint(rule: PageRule, path: string, text: string): Promise<VFile> {
  const file = new VFile({ path, value: text });
  const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter);
  if (path.endsWith('.mdx')) parser.use(remarkMdx);
  const lints = parser.use(toLintRule(rule));
  await lints.run(lints.parse(file), file);
  return file;
}

describe.each([noEmptyLink, noBodylessItem])('$id', (rule) => {
  const examples = readRulePage(rule.id).examples.filter(({ isTyped }) => !isTyped);

  test.each(examples)('tells the same in remark: $name', async (example) => {
    const files = await Promise.all([...example.files].map(([path, text]) => lint(rule, path, text)));
    const told = files.flatMap(({ path, messages }) =>
      messages.map(({ reason, place }) => {
        if (!place || !('start' in place)) throw new Error('a message without a range');
        return `${path}:${place.start.line}:${place.start.column}-${place.end.line}:${place.end.column} ${reason}`;
      }),
    );
    expect(told.toSorted()).toEqual((await runExample(example, rule.id, mkdtempSync(join(folder, `${rule.id}-`)))).toSorted());
    expect(told.length > 0).toBe(example.isReported);
  });
});

test('a message carries the rule, its page and the remedy', async () => {
  const { messages } = await lint(noEmptyLink, 'start.md', '\uFEFFSee [a]().');
  expect(messages).toMatchObject([
    {
      source: 'unstuck',
      ruleId: 'no-empty-link',
      line: 1,
      column: 5,
      url: expect.stringMatching(/\/no-empty-link\.md$/),
      note: 'Write where it leads, or keep the words without the link.',
      actual: '',
    },
  ]);
});
