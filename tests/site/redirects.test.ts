import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inject } from 'vitest';
import { describe, expect, test } from 'vitest';
import { readTables } from '../../src/content-graph/tables.ts';
import { builtSites, type Site } from '../browser/sites.ts';

const { redirects } = readTables(resolve('content'));

describe.for(builtSites())('old addresses of $name', (site) => {
  const { base, folder } = site;

  test('lead with one step to their successor, or to the nearest section where the product lacks it', async () => {
    // One after the other: a thousand connections at once make a busy machine drop some.
    const answers = await Object.entries(redirects).reduce<Promise<Answer[]>>(
      async (before, row) => [...(await before), await follow(site, row)],
      Promise.resolve([]),
    );
    expect(answers.length).toBeGreaterThan(500);
    expect(answers.filter(({ moved, to, followed, expected }) => moved !== 301 || followed !== 200 || to !== expected)).toEqual([]);
  });

  test('lead to the page itself wherever the product has it', () => {
    const has = Object.values(redirects).filter((successor) => existsSync(htmlOf(site, successor)));
    expect(has.length).toBeGreaterThan(site.id === 'nuvolos' ? 500 : 350);
  });

  test('have a page of their own for hosts that cannot redirect', () => {
    const rows = readFileSync(join(folder, '_redirects'), 'utf8').trim().split('\n');
    expect(rows.length).toBeGreaterThan(1000);
    for (const row of rows) {
      const [from = '', to = '', status] = row.split(' ');
      const html = readFileSync(join(folder, decodeURI(from.slice(base.length)), 'index.html'), 'utf8');
      expect(html).toContain(`<meta http-equiv="refresh" content="0;url=${to}">`);
      expect(status).toBe('301');
    }
  });
});

interface Answer {
  old: string;
  moved: number;
  to: string;
  followed: number;
  expected: string;
}

async function follow(site: Site, [old, successor]: [string, string]): Promise<Answer> {
  const moved = await fetch(site.home + encodeURI(old), { redirect: 'manual', method: 'HEAD' });
  const to = new URL(moved.headers.get('location') ?? '', inject('origin'));
  const followed = await fetch(to, { redirect: 'manual', method: 'HEAD' });
  return { old, moved: moved.status, to: to.pathname + to.hash, followed: followed.status, expected: successorIn(site, successor) };
}

/** Where a row of the table has to lead in one product, read from the files that were built. */
function successorIn(site: Site, successor: string): string {
  const [path = '', anchor] = successor.replace(/\/index$/, '').split('#');
  if (path === '') return site.base;
  const file = htmlOf(site, path);
  if (!existsSync(file)) return successorIn(site, path.split('/').slice(0, -1).join('/'));
  const hasAnchor = anchor !== undefined && readFileSync(file, 'utf8').includes(` id="${anchor}"`);
  return `${site.base}${path}/${hasAnchor ? `#${anchor}` : ''}`;
}

function htmlOf({ folder }: Site, successor: string): string {
  return join(folder, successor.replace(/#.*$|\/index$/, ''), 'index.html');
}
