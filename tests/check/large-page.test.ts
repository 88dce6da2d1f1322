import { expect, test } from 'vitest';
import { writeFolder } from '../write-folder.ts';
import { runCheck } from './run-check.ts';

interface Row {
  line: number;
  column: number;
  rule: string;
  message: string;
}

async function findingsOf(page: string, rule: string, settings: object = {}): Promise<Row[]> {
  const folder = writeFolder({ 'a.md': page, 'unstuck.config.json': JSON.stringify({ preset: 'links', ...settings }) });
  const { stdout } = await runCheck(folder, '.', '--reporter', 'json');
  return (JSON.parse(stdout) as { findings: Row[] }).findings.filter((row) => row.rule === rule); // its form has a test of its own
}

function repeat(times: number, text: (index: number) => string): string {
  return Array.from({ length: times }, (_, index) => text(index)).join('');
}

test('every one of many broken anchors is told, the nearest anchor of the first ones too', async () => {
  const found = await findingsOf(
    repeat(3000, (index) => `## Chapter ${index}\n\n[a](#chaptr-${index})\n\n`),
    'no-broken-anchor',
  );
  expect(found).toHaveLength(3000);
  expect(found[0]?.message).toBe('Unexpected anchor `#chaptr-0`, expected one that this page has, such as `#chapter-0`');
  expect(found.at(-1)?.message).toBe('Unexpected anchor `#chaptr-2999`, expected one that this page has');
});

test('each of many definitions counts for itself', async () => {
  const used = repeat(1000, (index) => `[word][d${index}]\n`);
  const page = `${used}\n${repeat(1001, (index) => `[D${index}]: #top\n`)}\n<p>\n[d1000]\n</p>\n\n[raw]: #top\n[unused \\] one]: #top\n`;
  const found = await findingsOf(page, 'no-unused-definition', { preset: 'strict' });
  expect(found.map(({ line, message }) => `${line} ${message}`)).toEqual([
    '2008 Unexpected definition of `raw`, expected a link that uses it',
    '2009 Unexpected definition of `unused ] one`, expected a link that uses it',
  ]);
});

test('many words of one line keep their places, past entities and escapes', async () => {
  const page = `---\nproducts: [red]\n---\n\n${repeat(500, () => 'Red &amp; \\*Blue Lab\\* ')}\n`;
  const found = await findingsOf(page, 'no-other-brand', {
    rules: { 'no-other-brand': 'error' },
    products: { red: { name: 'Red Lab' }, blue: { name: 'Blue Lab' } },
  });
  expect(found.map(({ column }) => column)).toEqual(Array.from({ length: 500 }, (_, index) => 13 + 23 * index));
});

test('suppressions in a stack all mean the line below them', async () => {
  const comment = '<!-- unstuck-disable-next-line no-empty-link: the target comes later -->\n';
  expect(await findingsOf(`${repeat(1000, () => `${comment}\n`)}[x]()\n`, 'no-empty-link')).toEqual([]);
  expect(await findingsOf(`${comment}\nwords\n\n[x]()\n`, 'no-empty-link')).toHaveLength(1);
});
