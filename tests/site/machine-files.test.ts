import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtSites, filesOf } from '../browser/sites.ts';

describe.for(builtSites())('for machines, $name', (site) => {
  const index = readFileSync(join(site.folder, 'llms.txt'), 'utf8');
  const whole = readFileSync(join(site.folder, 'llms-full.txt'), 'utf8');
  const listed = [...index.matchAll(/^- \[.*\]\((\S+)index\.md\)/gm)].map(([, address = '']) => address);
  const twinOf = (address: string): string =>
    readFileSync(join(site.folder, new URL(address).pathname.slice(site.base.length), 'index.md'), 'utf8');

  test('lists every page that is no list itself', () => {
    const twins = filesOf(site, /\/index\.md$/).filter(({ file }) => !isSection(site.folder, file));
    const paths = listed.map((address) => `${new URL(address).pathname.slice(site.base.length)}index.md`);
    expect(paths.sort()).toEqual(twins.map(({ file }) => file).sort());
  });

  test('leads to all of it in one file', () => {
    expect(new URL(/\[Every page in one file\]\((.+)\)/.exec(index)?.[1] ?? '').pathname).toBe(`${site.base}llms-full.txt`);
  });

  test('says the same in one file, in the same order, each page below its title and address', () => {
    const parts = listed.map((address) => {
      const [title = '', ...rest] = twinOf(address).split('\n');
      return [title, '', `<${address}>`, ...rest].join('\n');
    });
    expect(whole).toBe(parts.join('\n'));
    expect([...whole.matchAll(/^<(https:\S+\/)>$/gm)].map(([, address]) => address)).toEqual(listed);
  });

  test('gives the address of support with every page, letter by letter', () => {
    expect(whole.split(`<${site.mail}>`).length - 1).toBeGreaterThanOrEqual(listed.length);
  });

  test.for(['llms.txt', 'llms-full.txt'])('sends %s as text, asked for anew each time', async (file) => {
    const { status, headers } = await fetch(site.home + file);
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      200,
      'text/plain; charset=utf-8',
      'public, max-age=0, must-revalidate',
    ]);
  });
});

/** Its page has no data of an article. */
function isSection(folder: string, twin: string): boolean {
  return !readFileSync(join(folder, twin.replace(/md$/, 'html')), 'utf8').includes('"TechArticle"');
}
