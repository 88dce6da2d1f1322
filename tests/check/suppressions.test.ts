import { expect, test } from 'vitest';
import { checkScope } from '../../src/check/run.ts';
import { defaultConfig } from '../../src/content-graph/config.ts';
import { ownConfig } from '../../src/content-graph/own-config.ts';
import { writeFolder } from '../write-folder.ts';

/** Rule and line of everything that is told of the pages. */
async function told(files: Record<string, string>, preset: 'links' | 'recommended' = 'links'): Promise<string[]> {
  const { findings } = await checkScope({ roots: [writeFolder(files)], only: [], config: { ...defaultConfig, preset } });
  return findings.map(({ ruleId, line }) => `${line} ${ruleId}`);
}

const markdown = '<!-- unstuck-disable-next-line no-broken-link: it comes next week -->';
const mdx = '{/* unstuck-disable-next-line no-broken-link: it comes next week */}';

test.each<[string, string, string, string[]]>([
  ['the next line', 'a.md', `${markdown}\n[x](gone.md)\n`, []],
  ['the next line in MDX', 'a.mdx', `${mdx}\n[x](gone.md)\n`, []],
  ['the line after a blank one', 'a.md', `${markdown}\n\n[x](gone.md)\n`, []],
  ['that line only', 'a.md', `${markdown}\n[x](gone.md)\n[y](gone.md)\n`, ['3 no-broken-link']],
  ['every finding of the rule on the line', 'a.md', `${markdown}\n[x](gone.md) [y](gone.md)\n`, []],
  ['no other rule', 'a.md', `${markdown}\n[x](gone.md) [y](#gone)\n`, ['2 no-broken-anchor']],
  ['a line inside a list', 'a.md', `- one\n\n  ${markdown}\n- [x](gone.md)\n`, []],
  ['a line inside a paragraph', 'a.md', `one ${markdown}\n[x](gone.md)\n`, []],
  ['a line inside a quote', 'a.md', `> ${markdown}\n>\n> [x](gone.md)\n`, []],
  ['with the line endings of Windows', 'a.md', `${markdown}\r\n\r\n[x](gone.md)\r\n`, []],
  ['behind a byte order mark', 'a.md', `\uFEFF${markdown}\n[x](gone.md)\n`, []],
])('takes back %s', async (_name, path, text, rest) => {
  expect(await told({ [path]: text })).toEqual(rest);
});

test('several rules, in one comment or in comments one below the other', async () => {
  const both = '<!-- unstuck-disable-next-line no-broken-link, no-broken-anchor: they come next week -->';
  const anchor = '<!-- unstuck-disable-next-line no-broken-anchor: it comes next week -->';
  const line = '[x](gone.md) [y](#gone)\n';
  expect(await told({ 'a.md': `${both}\n${line}` })).toEqual([]);
  expect(await told({ 'a.md': `${markdown}\n${anchor}\n${line}` })).toEqual([]);
});

test('a comment over several lines counts from its end', async () => {
  expect(await told({ 'a.md': `${markdown.replace(': ', ':\n')}\n[x](gone.md)\n` })).toEqual([]);
});

test('a comment in code is an example', async () => {
  expect(await told({ 'a.md': `\`\`\`md\n${markdown}\n\`\`\`\n[x](gone.md)\n` })).toEqual(['4 no-broken-link']);
  expect(await told({ 'a.md': `\`${markdown}\`\n[x](gone.md)\n` })).toEqual(['2 no-broken-link']);
});

test('one that is not needed is a finding, at the rule it names', async () => {
  const files = { 'a.md': '<!-- unstuck-disable-next-line no-broken-link, no-broken-anchor: x -->\n[x](gone.md)\n' };
  const { findings } = await checkScope({ roots: [writeFolder(files)], only: [], config: { ...defaultConfig, preset: 'links' } });
  expect(findings.map(({ ruleId, column, reason, note }) => ({ ruleId, column, reason, note }))).toEqual([
    {
      ruleId: 'suppression',
      column: 48,
      reason: 'Unexpected suppression of `no-broken-anchor`, expected a finding of it on line 2',
      note: 'Delete the rule from the comment.',
    },
  ]);
});

test('whether one is needed is judged only of rules that ran', async () => {
  const files = { 'a.md': '<!-- unstuck-disable-next-line no-literal-asterisks: a menu says so -->\nPlain.\n' };
  expect(await told(files, 'links')).toEqual([]);
  expect(await told(files, 'recommended')).toEqual(['1 suppression']);
});

test('without a reason nothing is taken back', async () => {
  expect(await told({ 'a.md': '<!-- unstuck-disable-next-line no-broken-link -->\n[x](gone.md)\n' })).toEqual([
    '1 suppression',
    '2 no-broken-link',
  ]);
});

test('a suppression cannot be suppressed', async () => {
  const text = `<!-- unstuck-disable-next-line suppression: quiet -->\n${markdown}\nPlain.\n`;
  expect(await told({ 'a.md': text })).toEqual(['1 suppression', '2 suppression']);
});

test('a finding in the frontmatter stays', async () => {
  const text = '---\n# unstuck-disable-next-line readable-page: no\ntitle: a: b\n---\n\nText.\n';
  expect(await told({ 'a.md': text })).toEqual(['3 readable-page']);
});

test('in a shared cause a comment holds for every page that includes it', async () => {
  const head = (kind: string, more: string): string =>
    `---\ntitle: A page\nsummary: What it is about.\nkind: ${kind}\nproducts:\n  nuvolos: { reviewed: 2026-11-20 }\n  datahub: { reviewed: 2026-11-20 }\n${more}---\n\n`;
  const cause = `<Cause id="offline" kind="offline" title="You are offline">\n${mdx}\n[Guide](../guides/gone.mdx)\n</Cause>\n`;
  const toFiles = (text: string): Record<string, string> => ({
    'shared/offline.mdx': `---\ntitle: Offline\nkind: shared\nproducts:\n  nuvolos: { reviewed: 2026-11-20 }\n  datahub: { reviewed: 2026-11-20 }\n---\n\n${text}`,
    'page.mdx': `${head('troubleshooting', 'about: Space\n')}<Shared cause="offline" />\n`,
  });
  const config = { ...ownConfig(), preset: 'links' as const };
  const toldOf = async (text: string): Promise<(string | undefined)[]> =>
    (await checkScope({ roots: [writeFolder(toFiles(text))], only: [], config })).findings.map(({ ruleId }) => ruleId);
  expect(await toldOf(cause)).toEqual([]);
  expect(await toldOf(cause.replace(`${mdx}\n`, ''))).toEqual(['no-broken-link']);
});
