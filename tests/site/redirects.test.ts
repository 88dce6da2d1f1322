import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inject } from 'vitest';
import { describe, expect, test } from 'vitest';
import { readTables } from '../../src/content-graph/tables.ts';
import { builtSites } from '../browser/sites.ts';

const { redirects } = readTables(resolve('content'));

describe.for(builtSites())('old addresses of $name', ({ base, folder, home }) => {
  test('lead with one step to a page that is there', async () => {
    const answers = await Promise.all(
      Object.keys(redirects).map(async (old) => {
        const moved = await fetch(home + encodeURI(old), { redirect: 'manual' });
        if (old === '' || moved.status === 200) return [];
        const target = await fetch(new URL(moved.headers.get('location') ?? '', inject('origin')), { redirect: 'manual' });
        return moved.status === 301 && target.status === 200 ? [] : [`${old}: ${moved.status}, then ${target.status}`];
      }),
    );
    expect(answers.flat()).toEqual([]);
  });

  test('have a page of their own for hosts that cannot redirect', () => {
    const rows = readFileSync(join(folder, '_redirects'), 'utf8').trim().split('\n');
    expect(rows.length).toBeGreaterThan(100);
    for (const row of rows) {
      const [from = '', to = '', status] = row.split(' ');
      const html = readFileSync(join(folder, decodeURI(from.slice(base.length)), 'index.html'), 'utf8');
      expect(html).toContain(`<meta http-equiv="refresh" content="0;url=${to}">`);
      expect(status).toBe('301');
    }
  });
});
