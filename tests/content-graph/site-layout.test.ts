import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/content-graph/config.ts';
import { readGraph } from '../../src/content-graph/graph.ts';
import { writeFolder } from '../write-folder.ts';

const page = '# A\n';

/** What `/…` leads to on the site of a folder: a path, `missing`, or nothing where that is not certain. */
function serve(files: Record<string, string>, targets: string[]): (string | undefined)[] {
  const folder = writeFolder(files);
  const { layout } = readGraph([folder], defaultConfig);
  return targets.map((target) => layout?.pageAt(target)?.path ?? (layout?.isMissing(target) ? 'missing' : undefined));
}

describe('the layout that most links prove', () => {
  test('of Starlight, with languages that fall back to another', () => {
    const links = '[a](/en/guides/start/) [b](/en/guides/stop/) [c](/de/guides/start/) [d](/en/guides/run/)';
    const files = {
      'src/content/docs/en/guides/start.mdx': links,
      'src/content/docs/en/guides/stop.mdx': page,
      'src/content/docs/en/guides/Run it.mdx': '---\nslug: en/guides/run\n---\n',
      'src/content/docs/de/guides/start.mdx': page,
    };
    expect(serve(files, ['/en/guides/start/', '/de/guides/stop', '/en/guides/run', '/en/guides/gone/', '/en/made/gone/'])).toEqual([
      'src/content/docs/en/guides/start.mdx',
      'src/content/docs/en/guides/stop.mdx',
      'src/content/docs/en/guides/Run it.mdx',
      'missing',
      undefined,
    ]);
  });

  test('of Docusaurus, with numbers for the order and a slug of its own', () => {
    const files = {
      'docusaurus.config.js': '',
      'docs/01-intro.md': '[a](/docs/guides/start) [b](/docs/guides/stop) [c](/docs/first) [d](/blog/news)',
      'docs/guides/02-start.md': page,
      'docs/guides/stop.md': page,
      'docs/guides/03-own.md': '---\nslug: /first\n---\n',
    };
    expect(serve(files, ['/docs/guides/start', '/docs/guides/stop/', '/docs/first', '/docs/guides/gone', '/blog/gone'])).toEqual([
      'docs/guides/02-start.md',
      'docs/guides/stop.md',
      'docs/guides/03-own.md',
      'missing',
      undefined,
    ]);
  });
});

test.each([
  ['too few links', { 'docs/a.md': '[b](/b) [c](/c)', 'docs/b.md': page, 'docs/c.md': page }],
  ['most links lead elsewhere', { 'a.md': '[b](/b) [c](/c) [d](/d) [e](/e) [f](/f)', 'b.md': page, 'c.md': page, 'd.md': page }],
  ['none at all', { 'a.md': page }],
])('proves nothing: %s', (_, files) => {
  expect(serve(files, ['/b', '/gone'])).toEqual([undefined, undefined]);
});
