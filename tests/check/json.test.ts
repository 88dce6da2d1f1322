import { describe, expect, test } from 'vitest';
import { writeFolder } from '../write-folder.ts';
import { runCheck } from './run-check.ts';

const oneProduct = '{ "preset": "links" }';
const twoProducts = `{
  "preset": "links",
  "rules": { "no-other-brand": "error" },
  "products": { "red": { "name": "Red Lab" }, "blue": { "name": "Blue Lab" } }
}`;

async function json(files: Record<string, string>, ...args: string[]): Promise<string> {
  const { stdout } = await runCheck(writeFolder(files), '.', '--reporter', 'json', ...args);
  return stdout.replace(/"ms":\d+/, '"ms":0').replace(/"url":"[^"]*\/(src\/rules\/[^"]*)"/g, '"url":"$1"');
}

test('one object, its keys in a fixed order, the range of the faulty thing', async () => {
  expect(await json({ 'a.md': '# A\n\nSee [b](gone.md).\n', 'unstuck.config.json': oneProduct })).toBe(
    `{"version":1,"summary":{"pages":1,"errors":1,"warnings":0,"ms":0},"findings":[
{"file":"a.md","line":3,"column":9,"endLine":3,"endColumn":16,"rule":"no-broken-link","severity":"error","message":"Unexpected link to \`gone.md\`, expected a file that exists","products":[],"note":"Correct the path, or delete the link.","url":"src/rules/no-broken-link.md"}
]}
`,
  );
});

test('a clean run', async () => {
  expect(await json({ 'a.md': '', 'unstuck.config.json': oneProduct })).toBe(
    '{"version":1,"summary":{"pages":1,"errors":0,"warnings":0,"ms":0},"findings":[]}\n',
  );
});

test('the end equals the start where there is no range', async () => {
  const { findings } = JSON.parse(await json({ 'a.md': 'a\u0000', 'unstuck.config.json': oneProduct }));
  expect(findings).toMatchObject([{ line: 1, column: 1, endLine: 1, endColumn: 1 }]);
});

test('findings are sorted by file, line, column and rule', async () => {
  const { findings } = JSON.parse(
    await json({
      'b.md': '[x](x.md)',
      'a.md': '[y](y.md) [](z.md)\n\n[x](x.md)',
      'a/a.md': '[x](x.md)',
      'B.md': '[x](x.md)',
      'unstuck.config.json': oneProduct,
    }),
  );
  const order = findings.map(({ file, line, column, rule }: Record<string, unknown>) => [file, line, column, rule].join(' '));
  expect(order).toEqual([
    'B.md 1 5 no-broken-link',
    'a.md 1 5 no-broken-link',
    'a.md 1 11 no-empty-link',
    'a.md 1 14 no-broken-link',
    'a.md 3 5 no-broken-link',
    'a/a.md 1 5 no-broken-link',
    'b.md 1 5 no-broken-link',
  ]);
});

describe('products', () => {
  const files = {
    'both.md': '---\nproducts: [red, blue]\n---\n\n[r](red.md) and Red Lab\n',
    'red.md': '---\nproducts: [red]\n---\n\n[g](gone.md)\n',
    'unstuck.config.json': twoProducts,
  };
  const rows = (text: string): string[] =>
    JSON.parse(text).findings.map(
      ({ file, rule, products }: Record<string, unknown>) => `${String(file)} ${String(rule)} ${String(products)}`,
    );

  test('each finding names those that fail, and the others are not blamed', async () => {
    expect(rows(await json(files))).toEqual(['both.md no-broken-link blue', 'both.md no-other-brand blue', 'red.md no-broken-link red']);
  });

  test('--product tells what its readers meet', async () => {
    expect(rows(await json(files, '--product', 'red'))).toEqual(['red.md no-broken-link red']);
    expect(rows(await json(files, '--product', 'blue'))).toEqual(['both.md no-broken-link blue', 'both.md no-other-brand blue']);
  });

  test('a fault that all meet is one finding', async () => {
    const text = await json({ ...files, 'both.md': '---\nproducts: [red, blue]\n---\n\n[g](gone.md)\n' });
    expect(rows(text)).toEqual(['both.md no-broken-link red,blue', 'red.md no-broken-link red']);
  });

  test('with one product none is named', async () => {
    const settings = '{ "preset": "links", "products": { "red": { "name": "Red Lab" } } }';
    expect(rows(await json({ 'a.md': '[g](gone.md)', 'unstuck.config.json': settings }))).toEqual(['a.md no-broken-link ']);
  });
});
