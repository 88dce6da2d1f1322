import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readGraph } from '../../src/content-graph/graph.ts';
import { ownConfig } from '../../src/content-graph/own-config.ts';
import { contentFolder } from '../../src/content-graph/own-folder.ts';
import { readTables } from '../../src/content-graph/tables.ts';
import { products } from '../../src/products/index.ts';

const { roles, redirects } = readTables(contentFolder);
const graph = readGraph([contentFolder], ownConfig());
const pages = new Map(graph.pages.map((page) => [page.path.replace(/\.mdx$/, ''), page]));

test('every old address leads to a page, and to an anchor that the page has', () => {
  const lost = Object.values(redirects).filter((target) => {
    const [path = '', anchor] = target.split('#');
    if (path === '') return false;
    const anchors = pages.get(path)?.editions.flatMap((edition) => edition.anchors.map(({ id }) => id));
    return !anchors || (anchor !== undefined && !anchors.includes(anchor));
  });
  expect(Object.keys(redirects).length).toBeGreaterThan(500);
  expect(lost).toEqual([]);
});

test('no old address hides a page', () => {
  expect(Object.keys(redirects).filter((old) => pages.has(old) || pages.has(`${old}/index`))).toEqual([]);
});

test('every page requires roles of the table that its products know', () => {
  const unknown = graph.pages.flatMap((page) => {
    const { requires, products: typed } = page.frontmatter;
    const keys = Object.keys(typed && typeof typed === 'object' ? typed : {});
    const wanted = Array.isArray(requires) ? requires.map(String) : [];
    return wanted.filter((role) => !keys.some((key) => roles[role]?.products[key])).map((role) => `${page.path}: ${role}`);
  });
  expect(unknown).toEqual([]);
});

describe.each(Object.keys(products))('the page on roles, for readers of %s', (product) => {
  const told = readRolesPage(product);

  test('names the same tasks and the same roles as the table', () => {
    const wanted = Object.values(roles).flatMap(({ name, products: known }) =>
      (known[product] ?? []).map((task) => `${task}: ${name.toLowerCase()}`),
    );
    expect(told.toSorted()).toEqual(wanted.toSorted());
  });
});

/** Each row of the page's tables as `task: role`, one for each role. */
function readRolesPage(product: string): string[] {
  const source = readFileSync(join(contentFolder, 'reference/roles-table.mdx'), 'utf8');
  const blocks = [...source.matchAll(/<Only product="([^"]+)">\n([\s\S]*?)\n<\/Only>/g)];
  const own = blocks.filter(([, ids]) => ids?.split(' ').includes(product)).map(([, , body]) => body);
  const rows = [...own.join('\n').matchAll(/^\| ([a-z][^|]*) \| ([^|]+) \|$/gm)];
  return rows.flatMap(([, task, names]) => (names ?? '').split(', ').map((name) => `${task}: ${name.toLowerCase()}`));
}
