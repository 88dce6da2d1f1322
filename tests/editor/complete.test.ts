import { describe, expect, test } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver-protocol';
import { LiveCheck } from '../../src/check/live.ts';
import { type Config, defaultConfig } from '../../src/content-graph/config.ts';
import { ownConfig } from '../../src/content-graph/own-config.ts';
import { complete } from '../../src/editor/complete.ts';
import { cursorAt } from '../../src/editor/cursor.ts';
import { addFiles, writeFolder } from '../write-folder.ts';
import { edited } from './client.ts';
import { ownPages } from './own-pages.ts';

const path = 'guides/start.mdx';
const page = ownPages[path] ?? '';

/** What is offered at `|` in a text, as `label (detail)`. */
async function offered(text: string, pages = ownPages, config = ownConfig()): Promise<string[]> {
  return (await itemsAt(text, pages, config)).items.map(({ label, detail }) => (detail ? `${label} (${detail})` : label));
}

/** The text after each of the offers was taken, by what an editor compares with what is written. */
async function taken(text: string, pages = ownPages, config = ownConfig()): Promise<Record<string, string>> {
  const { items, before } = await itemsAt(text, pages, config);
  return Object.fromEntries(
    items.map(({ filterText = '', textEdit }) => {
      const edits = textEdit && 'range' in textEdit ? [textEdit] : [];
      return [filterText, edited(before, '', { changes: { '': edits } }).slice(page.length + 1, -1)];
    }),
  );
}

async function itemsAt(text: string, pages: Record<string, string>, config: Config): Promise<{ items: CompletionItem[]; before: string }> {
  const folder = writeFolder({});
  addFiles(folder, pages);
  const live = await LiveCheck.open({ roots: [folder], only: [], config });
  const offset = text.indexOf('|');
  const file = `${folder}/${path}`;
  expect(live.graph.pageOf(file)).toBeDefined();
  live.setText(file, text.replace('|', ''));
  const open = { live, graph: live.graph, file, text: text.replace('|', ''), page: live.lastGood(file) };
  return { items: complete(open, offset), before: open.text };
}

const inBody = (line: string): string => `${page}\n${line}\n`;
const inFrontmatter = (line: string): string => page.replace('---\n\n', `${line}\n---\n\n`);

describe('offers', () => {
  test.each<[string, string[]]>([
    [
      '[x](|',
      [
        'index.mdx (Guides)',
        'roles.mdx (Find your roles)',
        'for-some.mdx (not in datahub · For some only)',
        "../troubleshooting/cannot-see-space.mdx (I can't see a space)",
      ],
    ],
    ['[x](<ro|', ['roles.mdx (Find your roles)']],
    ['[x]: ro|', ['roles.mdx (Find your roles)']],
    ['<a href="|', ['roles.mdx (Find your roles)']],
    ['[x](roles.mdx#|', ['space-roles (Space roles)', 'instance-roles (Instance roles)', 'credits (not in datahub · Credits)']],
    ['<a href="roles.mdx#|', ['space-roles (Space roles)']],
    ['[x](../troubleshooting/cannot-see-space.mdx#|', ['no-role (You have no role)', 'offline (You are offline)']],
    ['![x](|', ['pictures/start.png (start.png)']],
    ['<img src="|', ['pictures/start.png (start.png)']],
    ['<|', ['Cause', 'Check', 'Only', 'Shared', 'Note']],
    ['<Cause |', ['id', 'kind', 'title', 'who']],
    ['<Cause id="x" t|', ['kind', 'title', 'who']],
    ['<Cause kind="|', ['permission', 'offline']],
    ['<Only product="nuvolos |', ['nuvolos (Nuvolos)', 'datahub (DataHub)']],
    ['<Shared cause="|', ['offline (You are offline)']],
    ['<Shared cause="offline" |', ['fails', 'retry']],
    ['Write to {product.|', ['supportEmail (nuvolos: support@nuvolos.cloud · datahub: support@alphacruncher.com)']],
    ['[x](https://{product.s|', ['site (nuvolos: https://help.nuvolos.cloud/nuvolos · datahub: https://help.alphacruncher.com/datahub)']],
  ])('%s', async (line, expected) => {
    expect(await offered(inBody(line))).toEqual(expect.arrayContaining(expected));
  });

  test.each<[string, string[]]>([
    ['|', ['requires', 'keywords', 'redirectFrom', 'aliases']],
    ['requires: [|', ['space-administrator (Space administrator, space)']],
    ['about: |', ['Space']],
    ['aliases:\n  old: |', []],
  ])('in the frontmatter: %s', async (line, expected) => {
    expect(await offered(inFrontmatter(line))).toEqual(expect.arrayContaining(expected));
  });

  test('the kinds of pages, the products, the day of a review', async () => {
    expect(await offered('---\nkind: |\n---\n')).toEqual(['troubleshooting', 'guide', 'reference', 'section', 'shared']);
    expect(await offered('---\nkind: guide\nproducts:\n  |\n---\n')).toEqual(['nuvolos (Nuvolos)', 'datahub (DataHub)']);
    expect(await offered('---\nkind: guide\nproducts:\n  nuvolos: { reviewed: |\n---\n')).toEqual([
      `${new Date().toISOString().slice(0, 10)} (today)`,
    ]);
    expect(await offered('---\nkind: guide\nproducts:\n  nuvolos: { |\n---\n')).toEqual(
      expect.arrayContaining(['reviewed (required)', 'title']),
    );
    expect(await offered('---\nkind: guide\nrelated:\n  - |\n---\n')).toEqual(expect.arrayContaining(['roles.mdx (Find your roles)']));
  });
});

describe('a target is offered in the form that its writer began, and taken whole', () => {
  const pages = {
    [path]: page,
    'guides/my page.md': '# My page\n',
    'guides/übung 100%.md': '# Übung\n',
    'help/a(b).md': '# A\n\n## Sign in\n\n## Sign out\n',
    'img/größe 1.png': '',
  };
  test.each<[string, string, string]>([
    ['[x](|', 'my page.md', '[x](my%20page.md'],
    ['[x](<my pa|', 'my page.md', '[x](<my page.md'],
    ['[x](<my pa|>)', 'my page.md', '[x](<my page.md>)'],
    ['[x](my%20|', 'my%20page.md', '[x](my%20page.md'],
    ['[x](üb|', 'übung 100%.md', '[x](übung%20100%25.md'],
    ['[x](%C3|', '%C3%BCbung%20100%25.md', '[x](übung%20100%25.md'],
    ['[x](./my|', './my page.md', '[x](./my%20page.md'],
    ['[x](../he|', '../help/a(b).md', '[x](../help/a%28b%29.md'],
    ['[x](/he|', '/help/a(b).md', '[x](/help/a%28b%29.md'],
    ['[x](he|re.md#sign-in)', '../help/a(b).md', '[x](../help/a%28b%29.md#sign-in)'],
    ['[r]: <my p|', 'my page.md', '[r]: <my page.md'],
    ['[a [b] c](my|', 'my page.md', '[a [b] c](my%20page.md'],
    ['[![p](img.png)](my|', 'my page.md', '[![p](img.png)](my%20page.md'],
    ["<a class='x' href='my|.md'>x</a>", 'my page.md', "<a class='x' href='my%20page.md'>x</a>"],
    ['![x [y]](../img/gr|', '../img/größe 1.png', '![x [y]](../img/größe%201.png'],
    ['[x](../help/a%28b%29.md#sign-|in)', 'sign-out', '[x](../help/a%28b%29.md#sign-out)'],
    ['[x](../help/a%28b%29.md#sgin-n|)', 'sgin-n', '[x](../help/a%28b%29.md#sign-in)'],
  ])('%s', async (line, filter, expected) => {
    expect((await taken(inBody(line), pages, defaultConfig))[filter]).toBe(expected);
  });
});

describe('a choice', () => {
  test.each<[string, string, string]>([
    ['<Cause ki|nd="permission">', 'kind', '<Cause kind="permission">'],
    ['<Cause kind="per|mission">', 'offline', '<Cause kind="offline">'],
    ['<Ca|use id="x">', 'Cause', '<Cause id="x">'],
    ['{product.sup|portEmail}', 'name', '{product.name}'],
    [
      '<Cause id="x" title="a > b">\n\n<Shared cause="offline" />\n\n</|',
      'Cause',
      '<Cause id="x" title="a > b">\n\n<Shared cause="offline" />\n\n</Cause>',
    ],
  ])('replaces what is left of the word: %s', async (line, filter, expected) => {
    expect((await taken(inBody(line)))[filter]).toBe(expected);
  });

  test.each<[string, string, string]>([
    ["related: ['ro|']", 'roles.mdx', "related: ['roles.mdx']"],
    ["related:\n  - 'ro|'", 'roles.mdx', "related:\n  - 'roles.mdx'"],
    ['about: "Sp|"', 'Space', 'about: "Space"'],
    ['products: { nuvolos: { re|', 'reviewed', 'products: { nuvolos: { reviewed: '],
    ['keywords: [a, {product.na|}]', 'name', 'keywords: [a, {product.name}]'],
  ])('keeps the signs around it in the frontmatter: %s', async (line, filter, expected) => {
    const { items, before } = await itemsAt(inFrontmatter(line), ownPages, ownConfig());
    const item = items.find(({ filterText }) => filterText === filter);
    const edits = item?.textEdit && 'range' in item.textEdit ? [item.textEdit] : [];
    expect(edited(before, '', { changes: { '': edits } })).toContain(`\n${expected}\n---\n`);
  });

  test('leads on to its values in an editor with places to go to', async () => {
    const folder = writeFolder({});
    addFiles(folder, ownPages);
    const live = await LiveCheck.open({ roots: [folder], only: [], config: ownConfig() });
    const open = { live, graph: live.graph, file: `${folder}/${path}`, text: `${page}\n<Cause `, page: undefined };
    const [item] = complete(open, open.text.length, { hasSnippets: true });
    expect(item).toMatchObject({ label: 'id', insertTextFormat: 2, textEdit: { newText: 'id="$1"' } });
  });
});

test('a page in the middle of a tag is completed from what it said last', async () => {
  expect(await offered(`${page}\n## Next {#next}\n\n<Cause id="\n\n[x](#|`)).toEqual([]);
  expect(await offered(inBody('<Cause id="x" kind="|'))).toContain('permission');
  expect(await offered(`${page}\n<Cause\n\n[x](roles.mdx#|`)).toContain('space-roles (Space roles)');
});

test.each([
  'Plain words|',
  'A `<code` span (|',
  'see [x] (|',
  '{other.|',
  'kind: |',
  'see `[x](ro|',
  '```\n[x](ro|',
  '~~~~ md\n~~~\n{product.|',
  '<!-- [x](ro|',
  '[x](https://ro|',
  '[x](mailto:|',
  '</|',
  '[x](roles.mdx "Ro|',
])('offers nothing in %s', async (line) => {
  expect(await offered(inBody(line))).toEqual([]);
});

test.each([
  ['[a](b) and [c](d#e', { kind: 'anchor', path: 'd', written: 'e' }],
  ['![a](b', { kind: 'target', isImage: true, written: 'b' }],
  ['```\na\n```\n[a](b', { kind: 'target', isImage: false, written: 'b' }],
  ['`a` [a](b', { kind: 'target', isImage: false, written: 'b' }],
  ['<Cause\n  id="x"\n  kin', { kind: 'attribute', component: 'Cause', used: ['id'], written: 'kin' }],
  ['---\nproducts:\n  nuvolos: { reviewed: 2026-', { kind: 'value', path: ['products', 'nuvolos', 'reviewed'], written: '2026-' }],
  ['---\ntitle: a\nrelated:\n  - ../x', { kind: 'value', path: ['related'], written: '../x' }],
  ['---\ntitle: a\nke', { kind: 'field', path: [], written: 'ke' }],
])('knows what is being written in %j', (text, expected) => {
  expect(cursorAt(text, text.length)).toMatchObject(expected);
});
