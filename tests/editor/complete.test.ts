import { describe, expect, test } from 'vitest';
import { LiveCheck } from '../../src/check/live.ts';
import { ownConfig } from '../../src/content-graph/own-config.ts';
import { complete } from '../../src/editor/complete.ts';
import { cursorAt } from '../../src/editor/cursor.ts';
import { addFiles, writeFolder } from '../write-folder.ts';
import { ownPages } from './own-pages.ts';

const path = 'guides/start.mdx';
const page = ownPages[path] ?? '';

/** What is offered at `|` in a text, as `label (detail)`. */
async function offered(text: string, pages = ownPages, config = ownConfig()): Promise<string[]> {
  const folder = writeFolder({});
  addFiles(folder, pages);
  const live = await LiveCheck.open({ roots: [folder], only: [], config });
  const offset = text.indexOf('|');
  const file = `${folder}/${path}`;
  expect(live.graph.pageOf(file)).toBeDefined();
  live.setText(file, text.replace('|', ''));
  const open = { live, graph: live.graph, file, text: text.replace('|', ''), page: live.lastGood(file) };
  return complete(open, offset).map(({ label, detail }) => (detail ? `${label} (${detail})` : label));
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

test('a page in the middle of a tag is completed from what it said last', async () => {
  expect(await offered(`${page}\n## Next {#next}\n\n<Cause id="\n\n[x](#|`)).toEqual([]);
  expect(await offered(inBody('<Cause id="x" kind="|'))).toContain('permission');
  expect(await offered(`${page}\n<Cause\n\n[x](roles.mdx#|`)).toContain('space-roles (Space roles)');
});

test.each(['Plain words|', 'A `<code` span (|', 'see [x] (|', '{other.|', 'kind: |'])('offers nothing in %s', async (line) => {
  expect(await offered(inBody(line))).toEqual([]);
});

test.each([
  ['[a](b) and [c](d#e', { kind: 'anchor', path: 'd', written: 'e' }],
  ['![a](b', { kind: 'target', isImage: true, written: 'b' }],
  ['<Cause\n  id="x"\n  kin', { kind: 'attribute', component: 'Cause', used: ['id'], written: 'kin' }],
  ['---\nproducts:\n  nuvolos: { reviewed: 2026-', { kind: 'value', path: ['products', 'nuvolos', 'reviewed'], written: '2026-' }],
  ['---\ntitle: a\nrelated:\n  - ../x', { kind: 'value', path: ['related'], written: '../x' }],
  ['---\ntitle: a\nke', { kind: 'field', path: [], written: 'ke' }],
])('knows what is being written in %j', (text, expected) => {
  expect(cursorAt(text, text.length)).toMatchObject(expected);
});
