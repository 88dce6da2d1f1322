import { describe, expect, test } from 'vitest';
import { type Config, defaultConfig } from '../../src/content-graph/config.ts';
import { readGraph } from '../../src/content-graph/graph.ts';
import { joinPath, parseTarget, relativePath, type Resolution, resolveTarget } from '../../src/content-graph/link.ts';
import { writeFolder } from '../write-folder.ts';
import { sampleConfig } from './sample-products.ts';

const page = '# A\n';
const files = {
  'docs/README.md': page,
  'docs/guides/start.md': page,
  'docs/guides/100%.md': page,
  'docs/guides/50%25.md': page,
  'docs/guides/übung.md': page,
  'docs/guides/my page (1).md': page,
  'docs/guides/a.b.md': page,
  'docs/guides/a+b.md': page,
  'docs/guides/q?x.md': page,
  'docs/guides/Stop.mdx': page,
  'docs/guides/run.py': '',
  'docs/roles/index.md': page,
  'docs/empty/pic.png': '',
  'docs/both/index.md': page,
  'docs/both/README.md': page,
  'outside.md': '# Outside\n',
  'package.json': '{}',
  'public/logo.png': '',
};

/** What a target in `docs/guides/start.md` leads to, as `kind path#fragment`. */
function lead(target: string, config: Config = defaultConfig): string {
  const folder = writeFolder(files);
  const graph = readGraph([`${folder}/docs`], config);
  const from = graph.pageOf(`${folder}/docs/guides/start.md`);
  if (!from) throw new Error('the page that holds the links was not read');
  return show(resolveTarget(graph, from, from.file, target)).replaceAll(`${folder}/`, '');
}

function show(found: Resolution): string {
  switch (found.kind) {
    case 'page':
      return `page ${found.page.file}${found.fragment && `#${found.fragment}`}`;
    case 'file':
      return `file ${found.file}${found.fragment && `#${found.fragment}`}`;
    case 'folder':
      return `folder ${found.folder}`;
    case 'missing':
      return `missing ${found.file}`;
    case 'wrong-case':
      return `wrong-case ${found.actual}`;
    case 'outside':
      return `outside ${found.scheme}`;
    default:
      return found.kind;
  }
}

const start = 'page docs/guides/start.md';

describe('a target leads to', () => {
  test.each([
    ['', 'empty'],
    ['start.md', start],
    ['./start.md', start],
    ['../guides/start.md', start],
    ['../guides/./x/../start.md', start],
    [' start.md ', start],
    ['start.md#a', `${start}#a`],
    ['start.md?raw=true#a', `${start}#a`],
    ['start.md#', start],
    ['#a', `${start}#a`],
    ['#', start],
    ['?x=1', start],
    ['#%C3%BCbung', `${start}#übung`],
    ['#a%', `${start}#a%`],
    ['start', start],
    ['start/', start],
    ['start.html', start],
    ['..', 'page docs/README.md'],
    ['../', 'page docs/README.md'],
    ['../#a', 'page docs/README.md#a'],
    ['.', 'folder docs/guides'],
    ['../roles', 'page docs/roles/index.md'],
    ['../roles/', 'page docs/roles/index.md'],
    ['../both/', 'page docs/both/README.md'],
    ['../empty', 'folder docs/empty'],
    ['../empty/pic.png', 'file docs/empty/pic.png'],
    ['run.py#L3', 'file docs/guides/run.py#L3'],
    ['100%25.md', 'page docs/guides/100%.md'],
    ['100%.md', 'page docs/guides/100%.md'],
    ['50%2525.md', 'page docs/guides/50%25.md'],
    ['%C3%BCbung.md', 'page docs/guides/übung.md'],
    ['übung.md', 'page docs/guides/übung.md'],
    ['my%20page%20(1).md', 'page docs/guides/my page (1).md'],
    ['my page (1).md', 'page docs/guides/my page (1).md'],
    ['a.b', 'page docs/guides/a.b.md'],
    ['a+b.md', 'page docs/guides/a+b.md'],
    ['q%3Fx.md', 'page docs/guides/q?x.md'],
    ['stop.mdx', 'wrong-case docs/guides/Stop.mdx'],
    ['../Guides/start.md', 'wrong-case docs/guides/start.md'],
    ['Stop', 'page docs/guides/Stop.mdx'],
    ['gone.md', 'missing docs/guides/gone.md'],
    ['../gone/', 'missing docs/gone/'],
    ['../../outside.md', 'page outside.md'],
    ['../../gone.md', 'missing gone.md'],
    ['../../../../../../../../gone.md', 'missing /gone.md'],
    ['/guides/start.md', start],
    ['/guides/start', start],
    ['/logo.png', 'file public/logo.png'],
    ['/somewhere/', 'unknown'],
    ['https://example.org/a', 'outside https'],
    ['HTTP://example.org', 'outside http'],
    ['//example.org/a', 'outside https'],
    ['mailto:a@example.org', 'outside mailto'],
    ['tel:123', 'outside tel'],
    ['{{ site.url }}/a', 'unknown'],
    ['${base}/a', 'unknown'],
    ['<%= a %>', 'unknown'],
    ['..\\guides\\start.md', start],
  ])('%j: %s', (target, expected) => {
    expect(lead(target)).toBe(expected);
  });
});

describe('in our own pages a link names its file', () => {
  test.each([
    ['start.md', start],
    ['start', 'missing docs/guides/start'],
    ['../roles/', 'folder docs/roles'],
    ['../roles', 'folder docs/roles'],
    ['/guides/start.md', start],
    ['/logo.png', 'missing docs/logo.png'],
    ['/somewhere/', 'missing docs/somewhere/'],
  ])('%j: %s', (target, expected) => {
    expect(lead(target, sampleConfig)).toBe(expected);
  });
});

test('a page outside the checked folder is read for its anchors', () => {
  const folder = writeFolder(files);
  const graph = readGraph([`${folder}/docs`], defaultConfig);
  expect(graph.pageOf(`${folder}/outside.md`)?.editions[0]?.anchors.map(({ id }) => id)).toEqual(['outside']);
  expect(graph.pages.map(({ path }) => path)).not.toContain('outside.md');
});

describe('parseTarget', () => {
  test.each([
    ['a.md#b#c', { scheme: '', path: 'a.md', fragment: 'b#c' }],
    ['a%2Fb.md', { scheme: '', path: 'a/b.md', fragment: undefined }],
    ['a.md?x#b', { scheme: '', path: 'a.md', fragment: 'b' }],
    ['a.md#', { scheme: '', path: 'a.md', fragment: '' }],
    ['C:\\a.md', { scheme: '', path: 'C:/a.md', fragment: undefined }],
    ['javascript:a', { scheme: 'javascript', path: 'javascript:a', fragment: undefined }],
  ])('%j', (target, expected) => {
    expect(parseTarget(target)).toEqual(expected);
  });
});

describe('paths', () => {
  test.each([
    ['/a/b', 'c.md', '/a/b/c.md'],
    ['/a/b', '../c.md', '/a/c.md'],
    ['/a/b', '../../../c.md', '/c.md'],
    ['/a/b', './', '/a/b/'],
    ['/a/b', '..', '/a/'],
    ['/', 'c.md', '/c.md'],
    ['C:/a', '../c.md', 'C:/c.md'],
  ])('%s and %s join to %s', (folder, path, expected) => {
    expect(joinPath(folder, path)).toBe(expected);
  });

  test.each([
    ['/a/b.md', '/a/c.md', 'c.md'],
    ['/a/b.md', '/a/d/c.md', 'd/c.md'],
    ['/a/b/c.md', '/d.md', '../../d.md'],
    ['/a/b.md', '/ab/c.md', '../ab/c.md'],
  ])('%s sees %s as %s', (from, to, expected) => {
    expect(relativePath(from, to)).toBe(expected);
  });
});
