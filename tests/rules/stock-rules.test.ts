import remarkLintHeadingIncrement from 'remark-lint-heading-increment';
import remarkLintNoDuplicateHeadingsInSection from 'remark-lint-no-duplicate-headings-in-section';
import remarkLintNoHeadingContentIndent from 'remark-lint-no-heading-content-indent';
import remarkParse from 'remark-parse';
import remarkRetext from 'remark-retext';
import retextEnglish from 'retext-english';
import retextRepeatedWords from 'retext-repeated-words';
import { type PluggableList, unified } from 'unified';
import { expect, test } from 'vitest';
import { checkScope } from '../../src/check/run.ts';
import { defaultConfig } from '../../src/content-graph/config.ts';
import { rules } from '../../src/rules/preset.ts';
import { writeFolder } from '../write-folder.ts';

/**
 * Pages in which both sides have something to tell, and something to accept.
 * One difference is wanted: after a jump the stock rule tells every heading of the same level again, ours only the jump.
 */
const pages = [
  '# Start\n\n#### Deep\n\n## Up\n\n##### Deeper\n\n## Up\n\n### Under\n\n### Under\n',
  '## Begin\n\n#### Jump\n\n# Top\n\n### Jump again\n',
  '#  Wide\n\n##   Wider\n\n### Right\n\n> ##  In a quotation\n',
  'Go to to the space and press the\nthe button. It is what he had had. Then then it starts.\n\n* One one\n* `the the` and **the the**\n',
  'Sign in. In the list list there is a row row.\n\nIf it it fails, call the the help.\n',
];

const stock: { rule: string; plugins: PluggableList }[] = [
  { rule: 'heading-order', plugins: [remarkLintHeadingIncrement] },
  { rule: 'no-duplicate-heading', plugins: [remarkLintNoDuplicateHeadingsInSection] },
  { rule: 'no-double-space', plugins: [remarkLintNoHeadingContentIndent] },
  { rule: 'no-repeated-word', plugins: [[remarkRetext, unified().use(retextEnglish).use(retextRepeatedWords)]] },
];

async function ours(rule: string, page: string): Promise<number[]> {
  const only = Object.fromEntries(Object.keys(rules).map((id) => [id, id === rule ? 'error' : 'off'] as const));
  const { findings } = await checkScope({ roots: [writeFolder({ 'page.md': page })], only: [], config: { ...defaultConfig, rules: only } });
  return findings.map(({ line = 0 }) => line);
}

async function theirs(plugins: PluggableList, page: string): Promise<number[]> {
  const processor = unified()
    .use(remarkParse)
    .use(plugins)
    .use(function withoutOutput() {
      this.compiler = () => '';
    });
  const file = await processor.process(page);
  return file.messages.map(({ line = 0, place }) => (place && 'end' in place ? place.end.line : line)).sort((a, b) => a - b);
}

test.each(stock)('$rule tells the lines that the stock rule tells', async ({ rule, plugins }) => {
  const both = await Promise.all(pages.map(async (page) => [await ours(rule, page), await theirs(plugins, page)] as const));
  expect(both.map(([own]) => own)).toEqual(both.map(([, stocks]) => stocks));
  expect(both.flatMap(([own]) => own).length).toBeGreaterThan(1);
});
