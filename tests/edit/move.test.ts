import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LiveCheck } from '../../src/check/live.ts';
import { defaultConfig } from '../../src/content-graph/config.ts';
import { OwnFailure } from '../../src/content-graph/own-failure.ts';
import { type Made, make } from '../../src/edit/make.ts';
import { planMove } from '../../src/edit/move.ts';
import { readText } from '../../src/edit/plan.ts';
import { writeFolder } from '../write-folder.ts';
import { guide, helpPages, typedScope } from './help-pages.ts';

interface Moving {
  folder: string;
  from: string;
  to: string;
  isTyped?: boolean;
  isDryRun?: boolean;
}

function move({ folder, from, to, isTyped = true, isDryRun = false }: Moving): Promise<Made> {
  const scope = isTyped ? typedScope(folder) : { roots: [folder], only: [], config: defaultConfig };
  return make(scope, ({ graph }) => planMove({ graph, from: join(folder, from), to: join(folder, to), read: readText }), { isDryRun });
}

const textIn = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('.git'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();

test('the sample pages are clean, so that a finding after a change is one of the change', async () => {
  const live = await LiveCheck.open(typedScope(writeFolder(helpPages)));
  expect(live.findings().map((finding) => `${finding.file}: ${finding.ruleId} ${finding.reason}`)).toEqual([]);
});

describe('a page that moves', () => {
  test('takes every link to it and from it along, in the form each had', async () => {
    const folder = writeFolder(helpPages);
    const { findings } = await move({ folder, from: 'guides/roles.mdx', to: 'reference/all-roles.mdx' });
    expect(findings).toEqual([]);
    expect(existsSync(join(folder, 'guides/roles.mdx'))).toBe(false);
    const start = textIn(folder, 'guides/start.mdx');
    expect(start).toContain('[roles](../reference/all-roles.mdx#space-roles)');
    expect(start).toContain('<a href="../reference/all-roles.mdx#instance-roles">');
    expect(start).toContain('[r]: <../reference/all-roles.mdx?x=1#space-roles>');
    expect(start).toContain("related: [../reference/all-roles.mdx, '../troubleshooting/cannot-see-space.mdx']");
    expect(textIn(folder, 'troubleshooting/cannot-see-space.mdx')).toContain('(../reference/all-roles.mdx#space-roles)');
    expect(textIn(folder, 'reference/all-roles.mdx')).toContain('[below](#instance-roles)');
  });

  test('keeps its old address, and the table of older addresses follows', async () => {
    const folder = writeFolder(helpPages);
    await move({ folder, from: 'guides/roles.mdx', to: 'reference/all-roles.mdx' });
    expect(textIn(folder, 'reference/all-roles.mdx')).toContain('\nredirectFrom: [guides/roles]\n---\n');
    expect(textIn(folder, '_data/redirects.json')).toBe(
      '{\n  "old/roles": "reference/all-roles#space-roles",\n  "old/start": "guides/start"\n}\n',
    );
  });

  test('and comes back leaves no redirect to itself', async () => {
    const folder = writeFolder(helpPages);
    await move({ folder, from: 'guides/roles.mdx', to: 'guides/all-roles.mdx' });
    await move({ folder, from: 'guides/all-roles.mdx', to: 'guides/roles.mdx' });
    expect(textIn(folder, 'guides/roles.mdx')).toContain('redirectFrom: [guides/all-roles]\n');
    expect(textIn(folder, 'guides/start.mdx')).toBe(helpPages['guides/start.mdx']);
  });

  test('keeps its line endings, its byte order mark and its mode', async () => {
    const text = `\uFEFF${(helpPages['guides/start.mdx'] ?? '').replaceAll('\n', '\r\n')}`;
    const folder = writeFolder({ ...helpPages, 'guides/start.mdx': text });
    chmodSync(join(folder, 'guides/start.mdx'), 0o600);
    await move({ folder, from: 'guides/start.mdx', to: 'start-space.mdx' });
    const moved = textIn(folder, 'start-space.mdx');
    expect(moved.startsWith('\uFEFF---\r\n')).toBe(true);
    expect(moved.replaceAll('\r\n', '')).not.toContain('\n');
    expect(moved).toContain('redirectFrom: [guides/start]\r\n---');
    expect(moved).toContain('(guides/roles.mdx#space-roles)');
    expect(statSync(join(folder, 'start-space.mdx')).mode & 0o777).toBe(0o600);
  });
});

test('a folder moves with its pictures, and links inside it stay as they are', async () => {
  const folder = writeFolder(helpPages);
  const { findings } = await move({ folder, from: 'guides', to: 'space-guides' });
  expect(findings).toEqual([]);
  expect(filesIn(folder)).toEqual([
    '_data/redirects.json',
    'shared/offline.mdx',
    'space-guides/index.mdx',
    'space-guides/pictures/start.png',
    'space-guides/roles.mdx',
    'space-guides/start.mdx',
    'troubleshooting/cannot-see-space.mdx',
  ]);
  expect(textIn(folder, 'space-guides/start.mdx')).toContain('[roles](roles.mdx#space-roles)');
  expect(textIn(folder, 'space-guides/start.mdx')).toContain('(pictures/start.png)');
  expect(textIn(folder, 'space-guides/index.mdx')).toContain('redirectFrom: [guides]');
  expect(textIn(folder, 'shared/offline.mdx')).toContain('[start](../space-guides/start.mdx)');
});

test('an existing folder takes a page in, and a picture moves like a page', async () => {
  const folder = writeFolder(helpPages);
  await move({ folder, from: 'guides/start.mdx', to: 'troubleshooting/' });
  expect(textIn(folder, 'troubleshooting/start.mdx')).toContain('![Start](../guides/pictures/start.png)');
  await move({ folder, from: 'guides/pictures/start.png', to: 'pictures/first step.png' });
  expect(textIn(folder, 'troubleshooting/start.mdx')).toContain('![Start](../pictures/first%20step.png)');
});

test('a shared cause moves with its includes', async () => {
  const folder = writeFolder(helpPages);
  expect((await move({ folder, from: 'shared/offline.mdx', to: 'shared/no-network.mdx' })).findings).toEqual([]);
  expect(textIn(folder, 'troubleshooting/cannot-see-space.mdx')).toContain('<Shared cause="no-network" fails=');
});

test("strangers' pages keep their way of writing links", async () => {
  const folder = writeFolder({
    'README.md': '[a](docs/start) [b](docs/start.md#one) [c](/docs/start.md) [d](docs) [e](docs/)\n',
    'docs/README.md': '# Docs\n\n[start](./start.md)\n',
    'docs/start.md': '# Start\n\n## One\n\n[home](../README.md) [this](#one) [out](https://example.org)\n',
  });
  const { findings } = await move({ folder, from: 'docs', to: 'help/pages', isTyped: false });
  expect(findings).toEqual([]);
  expect(textIn(folder, 'README.md')).toBe(
    '[a](help/pages/start) [b](help/pages/start.md#one) [c](/help/pages/start.md) [d](help/pages) [e](help/pages/)\n',
  );
  expect(textIn(folder, 'help/pages/start.md')).toBe(
    '# Start\n\n## One\n\n[home](../../README.md) [this](#one) [out](https://example.org)\n',
  );
  expect(textIn(folder, 'help/pages/README.md')).toContain('[start](./start.md)');
});

describe('nothing changes', () => {
  const unchanged = async (wanted: Moving, pages: Record<string, string>): Promise<Made | OwnFailure> => {
    const before = filesIn(wanted.folder);
    const result = await move(wanted).catch((cause: unknown) => {
      if (cause instanceof OwnFailure) return cause;
      throw cause;
    });
    expect(filesIn(wanted.folder)).toEqual(before);
    for (const [path, text] of Object.entries(pages)) expect(textIn(wanted.folder, path)).toBe(text);
    return result;
  };

  test('in a dry run, which tells what would', async () => {
    const folder = writeFolder(helpPages);
    const made = await unchanged({ folder, from: 'guides/roles.mdx', to: 'reference/all-roles', isDryRun: true }, helpPages);
    expect('plan' in made && [...made.plan.moves.values()]).toEqual([`${folder}/reference/all-roles.mdx`]);
    expect('plan' in made && made.plan.edits.size).toBe(4);
  });

  test('where the check would tell something new', async () => {
    const folder = writeFolder(helpPages);
    const made = await unchanged({ folder, from: 'guides/roles.mdx', to: 'guides/zebra.mdx' }, helpPages);
    expect('findings' in made && made.findings.map(({ ruleId }) => ruleId)).toEqual(['title-matches-file']);
  });

  test.each([
    ['guides/none.mdx', 'guides/other.mdx', 'there is no such file or folder'],
    ['guides/roles.mdx', 'guides/start.mdx', 'there is something at'],
    ['guides/roles.mdx', 'guides/roles.md', 'expected a name that ends in .mdx'],
    ['guides/roles.mdx', '../roles.mdx', 'expected a place inside'],
    ['guides', 'guides/inside', 'expected another place'],
    ['shared/offline.mdx', 'guides/offline.mdx', 'shared causes stand in `shared/`'],
    ['guides/roles.mdx', 'guides/Roles.mdx', 'expected a page such as guides/find-a-space'],
    ['guides', 'my guides', 'expected a page such as guides/find-a-space'],
    ['_data', '_tables', 'the tables are read where they are'],
    ['_data/redirects.json', 'guides/redirects.json', 'the tables are read where they are'],
  ])('moving %s to %s', async (from, to, reason) => {
    const folder = writeFolder(helpPages);
    const failure = await unchanged({ folder, from, to }, helpPages);
    expect(failure).toBeInstanceOf(OwnFailure);
    expect(String(failure)).toContain(reason);
  });

  test('where a link is filled in by the product, so that no one text fits', async () => {
    const pages = {
      ...helpPages,
      'guides/wide.mdx': guide('A wide guide', '[roles](../{product.name}/roles.mdx)'),
      'Red/roles.mdx': guide('Roles', 'Red.'),
      'Blue/roles.mdx': guide('Roles', 'Blue.'),
    };
    const folder = writeFolder(pages);
    const failure = await unchanged({ folder, from: 'Red/roles.mdx', to: 'Red/all-roles.mdx' }, pages);
    expect(String(failure)).toContain('Cannot rewrite the link in');
    expect(String(failure)).toContain('guides/wide.mdx, line');
  });
});

test('git follows the moved files inside a repository', async () => {
  const folder = writeFolder(helpPages);
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: folder, encoding: 'utf8' });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'first');
  writeFileSync(join(folder, 'guides/new.mdx'), guide('A new guide', 'New.'));
  await move({ folder, from: 'guides', to: 'space-guides' });
  const staged = git('diff', '--cached', '--name-status', '-M').trim().split('\n');
  expect(staged).toContain('R100\tguides/roles.mdx\tspace-guides/roles.mdx');
  expect(staged.some((line) => line.endsWith('space-guides/new.mdx'))).toBe(false);
  expect(existsSync(join(folder, 'space-guides/new.mdx'))).toBe(true);
});
