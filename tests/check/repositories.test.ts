import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChangesWanted } from '../../src/check/changes.ts';
import { check, checkScope } from '../../src/check/run.ts';
import { sampleConfig } from '../content-graph/sample-products.ts';
import { createRepository, gitEnvironment, type Repository } from './repository.ts';

const links = '{ "preset": "links" }\n';
const staged = { staged: true } as const;
const since = { since: 'HEAD' };

let home: Repository;
const others: Repository[] = [];
beforeEach(() => {
  home = createRepository({
    'unstuck.config.json': links,
    'docs/a.md': '# A\n\nWords.\n',
    'docs/b.md': '# B\n\n## Start\n\nWords.\n',
    'docs/deep/x.txt': 'x',
  });
});
afterEach(() => {
  for (const repository of [home, ...others.splice(0)]) repository.remove();
});

function another(files: Record<string, string>): Repository {
  const repository = createRepository(files);
  others.push(repository);
  return repository;
}

async function told(changes: ChangesWanted, ...paths: string[]): Promise<string[]> {
  const { findings } = await check({ paths: paths.length > 0 ? paths : [join(home.folder, 'docs')], changes });
  return findings.map(({ file = '', line, reason }) => `${file.split('/').slice(-2).join('/')}:${line} ${/`(.*?)`/.exec(reason)?.[1]}`);
}

describe('the index', () => {
  test('an ignored page stays ignored', async () => {
    home.write('docs/unstuck.config.json', '{ "preset": "links", "ignore": ["old/**"] }\n');
    home.write('docs/old/c.md', '[gone](gone.md)\n');
    home.git('add', '.');
    expect(await told(staged)).toEqual([]);
    rmSync(join(home.folder, 'docs/old/c.md'));
    expect(await told(staged)).toEqual([]);
  });

  test('a folder is there as long as the index has a file in it', async () => {
    home.write('docs/a.md', '[deep](deep/)\n');
    home.git('add', '.');
    rmSync(join(home.folder, 'docs/deep'), { recursive: true });
    expect(await told(staged)).toEqual([]);
    home.git('commit', '--quiet', '--message', 'Link');
    mkdirSync(join(home.folder, 'docs/deep'));
    home.git('rm', '--quiet', '--cached', 'docs/deep/x.txt');
    expect(await told(staged)).toEqual(['docs/a.md:1 deep/']);
  });

  test('a page beside the checked folder that only the working tree has lost', async () => {
    home.write('README.md', '# Home\n\n## Start\n');
    home.write('docs/a.md', '[home](../README.md#start)\n');
    home.git('add', '.');
    rmSync(join(home.folder, 'README.md'));
    expect(await told(staged)).toEqual([]);
  });

  test('one file that is checked alone brings no others', async () => {
    home.write('docs/a.md', '[b](b.md)\n');
    home.git('add', '.');
    rmSync(join(home.folder, 'docs/b.md'));
    const { pages, findings } = await check({ paths: [join(home.folder, 'docs/a.md')], changes: staged });
    expect({ pages, findings }).toEqual({ pages: 1, findings: [] });
  });

  test('settings count as they are staged', async () => {
    home.write('docs/a.md', '[gone](gone.md)\n');
    home.git('add', '.');
    home.write('unstuck.config.json', '{ "rules": { "no-broken-link": "off" } }\n');
    expect(await told(staged)).toEqual(['docs/a.md:1 gone.md']);
    home.git('add', '.');
    expect(await told(staged)).toEqual([]);
  });

  test('a conflict has the text of the working tree', async () => {
    home.git('switch', '--quiet', '--create', 'topic');
    home.write('docs/b.md', '# B one\n\n## Start\n');
    home.commitAll();
    home.git('switch', '--quiet', 'main');
    home.write('docs/b.md', '# B two\n\n## Start\n');
    home.commitAll();
    expect(() => home.git('merge', '--quiet', 'topic')).toThrow('Command failed');
    home.write('docs/a.md', '[b](b.md#start)\n');
    home.git('add', 'docs/a.md');
    expect(await told(staged)).toEqual([]);
  });

  test('a file that is only promised is not there yet', async () => {
    home.write('docs/a.md', '[fresh](fresh.md)\n');
    home.git('add', '.');
    home.write('docs/fresh.md', '# Fresh\n');
    home.git('add', '--intent-to-add', 'docs/fresh.md');
    expect(await told(staged)).toEqual(['docs/a.md:1 fresh.md']);
  });

  test('the frame shows the line that is staged', () => {
    home.write('docs/a.md', '# A\n\n[gone](staged.md)\n');
    home.git('add', '.');
    home.write('docs/a.md', 'Other words\n');
    const args = [resolve('scripts/check.ts'), 'docs', '--staged'];
    const { stdout } = spawnSync(process.execPath, args, { cwd: home.folder, encoding: 'utf8', env: gitEnvironment });
    expect(stdout).toContain('     3 │ [gone](staged.md)\n       │        ^^^^^^^^^\n');
  });

  test('a path of any letters, and a page with the line ends of Windows', async () => {
    home.git('config', 'core.autocrlf', 'true');
    home.write('docs/größe & maß\t1.md', '# Größe\r\n\r\n[gone](gone.md)\r\n');
    home.git('add', '.');
    home.write('docs/größe & maß\t1.md', 'Other words\r\n');
    expect(await told(staged)).toEqual(['docs/größe & maß\t1.md:3 gone.md']);
    expect(await told(since)).toEqual([]);
  });
});

describe('repositories in and beside each other', () => {
  beforeEach(() => {
    const { folder } = another({ 'd/s.md': '# S\n' });
    home.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', folder, 'docs/sub');
    home.write('docs/a.md', '[s](sub/d/s.md)\n');
    home.git('add', '.');
  });

  test('the pages of a submodule are there, though the index names its folder only', async () => {
    expect(await told(staged)).toEqual([]);
  });

  test('a submodule that changed counts as a whole, and as a repository of its own', async () => {
    home.commitAll();
    home.write('docs/sub/d/s.md', '[gone](gone.md)\n');
    expect(await told(since)).toEqual(['d/s.md:1 gone.md']);
    expect(await told(since, join(home.folder, 'docs/sub/d'))).toEqual(['d/s.md:1 gone.md']);
  });

  test('every repository is asked', async () => {
    const other = another({ 'x.md': '# X\n' });
    other.write('x.md', '[gone](gone.md)\n');
    other.write('unstuck.config.json', links);
    const found = await told(since, join(home.folder, 'docs'), other.folder);
    expect(found).toEqual([expect.stringMatching(/x\.md:1 gone\.md$/)]);
  });
});

describe('what cannot be known is no clean run', () => {
  test('a repository that lacks what has to be compared', async () => {
    const tree = home.git('rev-parse', 'HEAD^{tree}').trim();
    rmSync(join(home.folder, '.git/objects', tree.slice(0, 2)), { recursive: true });
    await expect(told(since)).rejects.toThrow(/^Cannot ask git what has changed: /);
  });

  test('a machine without git', () => {
    const args = [resolve('scripts/check.ts'), 'docs', '--staged'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: home.folder, encoding: 'utf8', env: { PATH: '/nowhere' } });
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr: 'Cannot ask git what has changed: there is no git on this machine\n',
    });
  });

  test('a path that is not there', async () => {
    await expect(told(since, '/nowhere/docs')).rejects.toThrow(/^Cannot check \/nowhere\/docs: there is no such file or folder$/);
  });
});

test('in a shallow clone that knows no common history, everything that differs counts', async () => {
  home.git('switch', '--quiet', '--create', 'topic');
  home.write('docs/a.md', '[gone](gone.md)\n');
  home.commitAll();
  home.git('switch', '--quiet', 'main');
  home.write('docs/b.md', '[gone](gone.md)\n');
  home.commitAll();
  const clone = another({});
  clone.git('fetch', '--quiet', '--depth', '1', `file://${home.folder}`, 'main:main-of-home', 'topic:topic');
  clone.git('checkout', '--quiet', 'topic');
  expect(await told({ since: 'main-of-home' }, join(clone.folder, 'docs'))).toEqual(['docs/a.md:1 gone.md']);
});

test('settings that are gone concern every page', async () => {
  home.write('docs/unstuck.config.json', '{ "preset": "links", "rules": { "no-broken-link": "off" } }\n');
  home.write('docs/b.md', '[gone](gone.md)\n');
  home.commitAll();
  rmSync(join(home.folder, 'docs/unstuck.config.json'));
  expect(await told(since)).toEqual(['docs/b.md:1 gone.md']);
});

describe('our own tables', () => {
  const page = (title: string): string =>
    `---\ntitle: ${title}\nsummary: What it is and what it is for.\nkind: guide\nproducts: { red: { reviewed: 2026-11-20 }, blue: { reviewed: 2026-11-20 } }\n---\n\nWords.\n`;

  async function toldOfOwn(changes: ChangesWanted): Promise<string[]> {
    const config = { ...sampleConfig, preset: 'links', rules: { 'sound-redirects': 'error', 'no-lost-anchor': 'error' } } as const;
    const { findings } = await checkScope({ roots: [join(home.folder, 'own')], only: [], config }, { changes });
    return findings.map(({ file = '', line, ruleId }) => `${file.slice(home.folder.length + 1)}:${line} ${ruleId}`);
  }

  beforeEach(() => {
    home.write('own/guides/one.mdx', page('One'));
    home.write('own/guides/two.mdx', page('Two'));
    home.write('own/guides/three.mdx', page('Three'));
    home.write('own/_data/roles.json', '{}\n');
    home.write('own/_data/redirects.json', '{\n  "old/one": "guides/one"\n}\n');
    home.write('own/_data/published.json', '{\n  "red": {\n    "guides/two": []\n  }\n}\n');
    home.commitAll();
  });

  test.each<[string, ChangesWanted]>([
    ['--since', since],
    ['--staged', staged],
  ])('a page that goes is told where a table names it: %s', async (_, changes) => {
    expect(await toldOfOwn(changes)).toEqual([]);
    home.git('rm', '--quiet', 'own/guides/one.mdx', 'own/guides/two.mdx');
    expect(await toldOfOwn(changes)).toEqual(['own/_data/published.json:3 no-lost-anchor', 'own/_data/redirects.json:2 sound-redirects']);
  });

  test('tables count as they are staged', async () => {
    home.write('own/_data/redirects.json', '{\n  "old/one": "guides/nowhere"\n}\n');
    home.write('own/_data/published.json', '{\n  "red": {\n    "guides/nowhere": []\n  }\n}\n');
    home.git('add', '.');
    home.write('own/_data/redirects.json', '{}\n');
    home.write('own/_data/published.json', '{}\n');
    expect(await toldOfOwn(staged)).toEqual(['own/_data/published.json:3 no-lost-anchor', 'own/_data/redirects.json:2 sound-redirects']);
  });
});
