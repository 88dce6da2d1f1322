import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { headersFor, parseHeaders } from '../../src/publish/headers.ts';
import { builtSites, filesOf } from '../browser/sites.ts';

describe.for(builtSites())('headers of $name', (site) => {
  const [script = ''] = filesOf(site, /^_astro\/.*\.js$/).map(({ file }) => file);

  test('say once how long something is kept: hosts join the values of all rules', async () => {
    const kept = async (path: string): Promise<string | null> => (await fetch(site.home + path)).headers.get('cache-control');
    expect(await kept('')).toBe('public, max-age=0, must-revalidate');
    expect(await kept('finder.json')).toBe('public, max-age=0, must-revalidate');
    expect(await kept(script)).toBe('public, max-age=31536000, immutable');
  });

  test('stand in no two rules for one path', () => {
    const rules = parseHeaders(readFileSync(join(site.folder, '_headers'), 'utf8'));
    const names = rules
      .filter(({ path }) => `${site.base}${script}`.startsWith(path.replace(/\*$/, '')))
      .flatMap(({ headers }) => headers.map(([name]) => name));
    expect(names.length).toBe(rules.flatMap(({ headers }) => headers).length);
    expect(new Set(names).size).toBe(names.length);
  });
});

test.each(builtSites())('what $name keeps for its host is not served', async ({ home }) => {
  const answers = await Promise.all(['_headers', '_redirects', 'index.html.br'].map((file) => fetch(home + file)));
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
});

describe.for(builtSites())('a page that $name does not have', ({ home }) => {
  test.for([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ])('is sent to who takes %s as it is sent by a host', async ([taken, coding]) => {
    const answer = await fetch(`${home}no-such-page/`, { headers: { 'Accept-Encoding': taken ?? '' } });
    expect([answer.status, answer.headers.get('content-encoding')]).toEqual([404, coding]);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await answer.text()).toContain('Page not found');
  });
});

test('two values of one name are joined, as a host does it', () => {
  const rules = parseHeaders('/a/*\n  Vary: one\n\n/a/b\n  Vary: two\n');
  expect(headersFor(rules, '/a/b').get('Vary')).toBe('one, two');
});
