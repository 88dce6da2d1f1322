import { mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { writeFolder } from '../write-folder.ts';
import { runCheck, told } from './run-check.ts';

const links = '{ "preset": "links" }';

describe('exit codes', () => {
  test('0 on a clean folder', async () => {
    const run = await runCheck(writeFolder({ 'a.md': '[b](b.md)', 'b.md': '# B', 'unstuck.config.json': links }), '.');
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(run.stdout).toMatch(/^No findings in 2 pages, \d+ ms\n$/);
  });

  test('0 where all findings are warnings', async () => {
    const folder = writeFolder({ 'a.md': '[b](b.md)', 'unstuck.config.json': '{ "rules": { "no-broken-link": "warn" } }' });
    const { code, stdout } = await runCheck(folder, '.', '--reporter', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ summary: { errors: 0, warnings: 1 }, findings: [{ severity: 'warning' }] });
    expect(code).toBe(0);
  });

  test('1 with an error', async () => {
    const { code, stdout } = await runCheck(writeFolder({ 'a.md': '[b](gone.md)' }), '.');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^a\.md\n\n {2}1:5 {2}error {2}Unexpected link to `gone\.md`, expected a file that exists {2}no-broken-link\n/);
  });

  test('an empty folder is clean', async () => {
    const { code, stdout } = await runCheck(writeFolder({}), '.', '--reporter', 'json');
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { summary: { pages: 0 }, findings: [] }]);
  });
});

describe('what cannot be carried out is one sentence, and 2', () => {
  test.each<[string, string[], Record<string, string>, string]>([
    ['a path that does not exist', ['gone'], {}, 'Cannot check gone: there is no such file or folder\n'],
    [
      'two of them',
      ['gone', 'lost'],
      {},
      'Cannot check gone: there is no such file or folder\nCannot check lost: there is no such file or folder\n',
    ],
    ['a file that is no page', ['a.txt'], { 'a.txt': '' }, 'Cannot check a.txt: expected a folder or a file that ends in .md or .mdx\n'],
    ['settings that do not exist', ['.', '--config', 'gone.json'], {}, 'Cannot read the configuration gone.json: there is no such file\n'],
    [
      'an unknown product',
      ['.', '--product', 'green'],
      {},
      'Cannot check for the product green: expected no product, the settings name none\n',
    ],
  ])('%s', async (_situation, args, files, message) => {
    expect(await runCheck(writeFolder(files), ...args)).toEqual({ code: 2, stdout: '', stderr: message });
  });

  test.each([
    ['broken JSON', '{ "preset": }', /^Cannot read the configuration .*unstuck\.config\.json: .*; it has to be a JSON file\n$/],
    [
      'an unknown field',
      '{\n  "presets": "links" }',
      /^Cannot use the configuration .*unstuck\.config\.json:2: there is no field `presets`\n$/,
    ],
    ['an unknown preset', '{ "preset": "loose" }', /json:1: `preset`: expected `links`, `recommended` or `strict`\n$/],
    ['an unknown rule', '{ "rules": { "no-typos": "error" } }', /json: there is no rule `no-typos`, --rules lists them all\n$/],
    [
      'a misspelled rule',
      '{ "rules": { "no-brokn-link": "error" } }',
      /: there is no rule `no-brokn-link`, did you mean `no-broken-link`\n$/,
    ],
    [
      'an unknown severity',
      '{\n"rules": {\n"no-broken-link": "fatal" } }',
      /json:3: `rules\.no-broken-link`: expected `off`, `warn`, `error`, `true` or `false`\n$/,
    ],
    [
      'an address that is none',
      '{ "products": { "a": { "name": "A" },\n"b": { "name": "B",\n\n"supportEmail": "a" } } }',
      /json:4: `products\.b\.supportEmail`: expected an address such as `help@acme\.org`\n$/,
    ],
    ['a product without a name', '{ "products": {\n"a": {} } }', /json:2: `products\.a\.name`: expected a text\n$/],
    ['an id with a space', '{ "products": {\n"a b": { "name": "A" } } }', /json:2: `products\.a b`: expected an id of letters, .*\n$/],
    [
      'the same product twice',
      '{ "products": {\n"a": { "name": "A" },\n"a": { "name": "}" } } }',
      /json:3: `a` stands there a second time\n$/,
    ],
    ['no list', '{ "ignore": "old/**" }', /json:1: `ignore`: expected a list: `\[…\]`\n$/],
    ['no reason', '{ "allow": [\n{ "text": "x" }] }', /json:1: `allow\.0\.reason`: expected a text\n$/],
    ['no number', '{ "maxBytes": "8 MB" }', /json:1: `maxBytes`: expected a number of bytes\n$/],
    ['no object', '[]', /json:1: expected fields by name: `\{…\}`\n$/],
    ['an empty file', '', /it has to be a JSON file\n$/],
  ])('settings: %s', async (_situation, settings, message) => {
    const { code, stdout, stderr } = await runCheck(writeFolder({ 'unstuck.config.json': settings }), '.');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test.each([['--reporter', 'xml'], ['--unknown'], ['--config']])('%s', async (...args) => {
    const { code, stdout, stderr } = await runCheck(writeFolder({}), '.', ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Cannot /);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

test.each([
  [['--fxi'], 'there is no option --fxi, did you mean --fix'],
  [['--reporters=json'], 'there is no option --reporters, did you mean --reporter'],
  [['--completely-other'], 'there is no option --completely-other, --help lists them all'],
  [['-x'], 'there is no option -x, --help lists them all'],
  [['--config'], "Option '--config <value>' argument missing"],
  [['--fix=yes'], "Option '--fix' does not take an argument"],
])('%s is told in one sentence', async (args, sentence) => {
  expect(await runCheck(writeFolder({}), '.', ...args)).toEqual({
    code: 2,
    stdout: '',
    stderr: `Cannot read the arguments: ${sentence}\n`,
  });
});

test('--help tells every option', async () => {
  const { code, stdout } = await runCheck(writeFolder({}), '--help');
  expect(code).toBe(0);
  for (const option of ['--reporter', '--product', '--config', 'Exit code']) expect(stdout).toContain(option);
});

test('settings with a byte order mark, and with the name of their schema', async () => {
  const settings = '\uFEFF{ "$schema": "unstuck.schema.json", "rules": { "no-broken-link": "off" } }';
  expect((await runCheck(writeFolder({ 'a.md': '[b](b.md)', 'unstuck.config.json': settings }), '.')).code).toBe(0);
});

test('keys that stand once in each of several objects', async () => {
  const settings = '{ "products": { "a": { "name": "A: \\"name\\": {" }, "b": { "name": "B" } }, "rules": { "no-broken-link": "off" } }';
  expect((await runCheck(writeFolder({ 'a.md': '[b](b.md)', 'unstuck.config.json': settings }), '.')).code).toBe(0);
});

describe('settings are found', () => {
  const files = { 'docs/guides/a.md': '[b](b.md)', 'unstuck.config.json': '{ "rules": { "no-broken-link": "off" } }' };

  test.each(['.', 'docs', 'docs/guides/a.md'])('above %s', async (path) => {
    expect((await runCheck(writeFolder(files), path)).code).toBe(0);
  });

  test('the nearest ones count', async () => {
    expect((await runCheck(writeFolder({ ...files, 'docs/unstuck.config.json': '{}' }), 'docs/guides')).code).toBe(1);
  });

  test('by their name', async () => {
    const folder = writeFolder({ 'a.md': '[b](b.md)', 'other/loose.json': '{ "rules": { "no-broken-link": "off" } }' });
    expect((await runCheck(folder, '--config', 'other/loose.json', '.')).code).toBe(0);
  });
});

describe('paths', () => {
  test.each<[string, string[], Record<string, string>, string[]]>([
    ['a file', ['a.md'], { 'a.md': '[b](b.md) [c](c.md)', 'b.md': '[d](d.md)' }, ['a.md:1 no-broken-link']],
    ['a folder above', ['../docs'], { 'docs/a.md': '[b](b.md)', 'here/x': '' }, ['../docs/a.md:1 no-broken-link']],
    [
      'several that know each other',
      ['one', 'two'],
      { 'one/a.md': '[b](../two/b.md#b)', 'two/b.md': '# C' },
      ['one/a.md:1 no-broken-anchor'],
    ],
    ['the same twice', ['.', './'], { 'a.md': '[b](b.md)' }, ['a.md:1 no-broken-link']],
    ['a folder and a file in it', ['.', 'docs/a.md'], { 'docs/a.md': '[b](b.md)' }, ['docs/a.md:1 no-broken-link']],
    [
      'spaces, umlauts and percent signs',
      ['my döcs'],
      { 'my döcs/100%.md': '[b](50%.md)', 'my döcs/ü b.md': '[a](<100%.md>) [c](100%25.md)' },
      ['my döcs/100%.md:1 no-broken-link'],
    ],
    ['a slash at the end', ['docs/'], { 'docs/a.md': '[b](b.md)' }, ['docs/a.md:1 no-broken-link']],
    ['capital endings', ['.'], { 'A.MD': '[b](b.md)', 'B.Mdx': '[c](c.md)' }, ['A.MD:1 no-broken-link', 'B.Mdx:1 no-broken-link']],
    ['what is not ours', ['.'], { 'node_modules/a.md': '[b](b.md)', '.git/a.md': '[b](b.md)', 'dist/a.md': '[b](b.md)' }, []],
  ])('%s', async (_situation, paths, files, expected) => {
    const folder = writeFolder({ ...files, 'unstuck.config.json': links });
    const from = paths[0]?.startsWith('../') ? `${folder}/here` : folder;
    expect(told(await runCheck(from, ...paths, '--reporter', 'json'))).toEqual(expected);
  });

  test('an absolute one', async () => {
    const folder = writeFolder({ 'a.md': '[b](b.md)', 'sub/x': '', 'unstuck.config.json': links });
    expect(told(await runCheck(`${folder}/sub`, folder, '--reporter', 'json'))).toEqual(['../a.md:1 no-broken-link']);
  });

  test('above and beside the working folder, in the order of the paths that are told', async () => {
    const page = '[g](gone.md)';
    const folder = writeFolder({ 'a.md': page, 'docs/b.md': page, 'docs/z/c.md': page, 'e.md': page, 'unstuck.config.json': links });
    const run = await runCheck(`${folder}/docs`, '..', '--reporter', 'json');
    const inOrder = ['../a.md', '../e.md', 'b.md', 'z/c.md'].map((file) => `${file}:1 no-broken-link`);
    expect(told(run)).toEqual(inOrder);
  });

  test('what is ignored is not judged, but is a good target', async () => {
    const folder = writeFolder({
      'a.md': '[b](old/b.md)',
      'old/b.md': '[c](c.md)',
      'unstuck.config.json': '{ "preset": "links", "ignore": ["old/**"] }',
    });
    expect(told(await runCheck(folder, '.', '--reporter', 'json'))).toEqual([]);
  });
});

describe('what cannot be read is told, and the rest is still checked', () => {
  test('paths that are not there beside one that is', async () => {
    const folder = writeFolder({ 'docs/a.md': '[b](b.md)', 'a.txt': '', 'unstuck.config.json': links });
    const run = await runCheck(folder, 'gone/b.md', 'docs', 'a.txt', '--reporter', 'json');
    expect(told(run)).toEqual(['docs/a.md:1 no-broken-link']);
    expect(run).toMatchObject({
      code: 2,
      stderr:
        'Cannot check gone/b.md: there is no such file or folder\nCannot check a.txt: expected a folder or a file that ends in .md or .mdx\n',
    });
  });

  test('broken pages beside a good one', async () => {
    const folder = writeFolder({
      'a.md': '[c](c.md)',
      'binary.md': Uint8Array.of(0, 1, 2),
      'large.md': 'a'.repeat(2000),
      'mdx.mdx': '<Note>',
      'yaml.md': '---\na: b: c\n---\n',
      'unstuck.config.json': '{ "preset": "links", "maxBytes": 1000 }',
    });
    const run = await runCheck(folder, '.', '--reporter', 'json');
    const readable = ['binary.md:1', 'large.md:1', 'mdx.mdx:1', 'yaml.md:2'].map((place) => `${place} readable-page`);
    expect(told(run)).toEqual(['a.md:1 no-broken-link', ...readable]);
    expect(run).toMatchObject({ code: 1, stderr: '' });
  });

  test('a loop of symbolic links and a link to nothing', async () => {
    const folder = writeFolder({ 'docs/a.md': '[c](c.md)', 'unstuck.config.json': links });
    mkdirSync(`${folder}/docs/sub`);
    symlinkSync(`${folder}/docs`, `${folder}/docs/sub/docs`);
    symlinkSync('gone.md', `${folder}/docs/dead.md`);
    symlinkSync('self.md', `${folder}/docs/self.md`);
    const run = await runCheck(folder, 'docs', '--reporter', 'json');
    expect(run).toMatchObject({ code: 1, stderr: '' });
    expect(told(run).filter((line) => line.includes('a.md'))).toEqual(['docs/a.md:1 no-broken-link']);
    expect(told(run).filter((line) => line.includes('dead.md'))).toEqual(['docs/dead.md:1 readable-page']);
    expect(told(run).filter((line) => line.includes('self.md'))).toEqual(['docs/self.md:1 readable-page']);
  });

  test('a symbolic link to a page and to a folder', async () => {
    const folder = writeFolder({
      'real/a.md': '[b](b.md)',
      'real/b.md': '',
      'docs/x.md': '[a](linked/a.md) [p](page.md)',
      'unstuck.config.json': links,
    });
    symlinkSync(`${folder}/real`, `${folder}/docs/linked`);
    symlinkSync(`${folder}/docs/x.md`, `${folder}/docs/page.md`);
    expect(told(await runCheck(folder, 'docs', '--reporter', 'json'))).toEqual([]);
  });
});

test('our own content has no findings, checked whole and by one page', async () => {
  const root = new URL('../../', import.meta.url).pathname;
  const whole = await runCheck(root, '--reporter', 'json');
  expect(told(whole)).toEqual([]);
  expect(whole.code).toBe(0);
  const single = await runCheck(root, 'content/guides/index.mdx', '--reporter', 'json');
  expect(JSON.parse(single.stdout)).toMatchObject({ summary: { pages: 1, errors: 0 }, findings: [] });
});
