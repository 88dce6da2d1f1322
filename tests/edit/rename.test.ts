import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/content-graph/config.ts';
import { OwnFailure } from '../../src/content-graph/own-failure.ts';
import { type Made, make } from '../../src/edit/make.ts';
import { readText } from '../../src/edit/plan.ts';
import { planRename } from '../../src/edit/rename.ts';
import { writeFolder } from '../write-folder.ts';
import { guide, helpPages, typedScope } from './help-pages.ts';

interface Renaming {
  folder: string;
  page: string;
  id: string;
  name: string;
  isTyped?: boolean;
}

function rename({ folder, page: path, id, name, isTyped = true }: Renaming): Promise<Made> {
  const scope = isTyped ? typedScope(folder) : { roots: [folder], only: [], config: defaultConfig };
  return make(
    scope,
    (live) => {
      const page = live.graph.pageOf(join(folder, path));
      if (!page) throw new Error(`no page ${path}`);
      return planRename({ live, page, id, name, read: readText });
    },
    { isDryRun: false },
  );
}

const textIn = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');
const roles = 'guides/roles.mdx';

test('other words for a heading change its anchor and every link to it, and nothing else', async () => {
  const folder = writeFolder(helpPages);
  const { findings, plan } = await rename({ folder, page: roles, id: 'space-roles', name: 'Roles in a space' });
  expect(findings).toEqual([]);
  expect([...plan.edits.keys()].map((file) => file.slice(folder.length + 1)).toSorted()).toEqual([
    '_data/redirects.json',
    'guides/roles.mdx',
    'guides/start.mdx',
    'troubleshooting/cannot-see-space.mdx',
  ]);
  expect(textIn(folder, roles)).toBe(helpPages[roles]?.replace('## Space roles', '## Roles in a space'));
  expect(textIn(folder, 'guides/start.mdx')).toBe(helpPages['guides/start.mdx']?.replaceAll('#space-roles', '#roles-in-a-space'));
  expect(textIn(folder, 'troubleshooting/cannot-see-space.mdx')).toContain('(../guides/roles.mdx#roles-in-a-space)');
  expect(textIn(folder, '_data/redirects.json')).toContain('"guides/roles#roles-in-a-space"');
});

test('an id for a heading that has none is written behind its words', async () => {
  const folder = writeFolder(helpPages);
  await rename({ folder, page: roles, id: 'space-roles', name: 'of-spaces' });
  expect(textIn(folder, roles)).toContain('## Space roles {#of-spaces}\n');
  expect(textIn(folder, 'guides/start.mdx')).toContain('[space roles](roles.mdx#of-spaces)'.replace('space roles', 'roles'));
});

test('a heading with an id of its own changes its words alone, or its id alone', async () => {
  const folder = writeFolder(helpPages);
  await rename({ folder, page: roles, id: 'instance-roles', name: 'Roles in an instance' });
  expect(textIn(folder, roles)).toContain('## Roles in an instance {#instance-roles}\n');
  expect(textIn(folder, 'guides/start.mdx')).toBe(helpPages['guides/start.mdx']);
  await rename({ folder, page: roles, id: 'instance-roles', name: 'in-instances' });
  expect(textIn(folder, roles)).toContain('## Roles in an instance {#in-instances}\n');
  expect(textIn(folder, roles)).toContain('[below](#in-instances)');
  expect(textIn(folder, 'guides/start.mdx')).toContain('href="./roles.mdx#in-instances"');
});

test('the id of a cause changes with its links, that of a shared cause in every page that includes it', async () => {
  const folder = writeFolder({
    ...helpPages,
    'guides/list.mdx': guide(
      'A list',
      'See [no role](../troubleshooting/cannot-see-space.mdx#no-role) and [offline](../troubleshooting/cannot-see-space.mdx#offline).',
    ),
  });
  await rename({ folder, page: 'troubleshooting/cannot-see-space.mdx', id: 'no-role', name: 'not-a-member' });
  expect(textIn(folder, 'troubleshooting/cannot-see-space.mdx')).toContain('<Cause id="not-a-member" kind');
  await rename({ folder, page: 'troubleshooting/cannot-see-space.mdx', id: 'offline', name: 'no-network' });
  expect(textIn(folder, 'shared/offline.mdx')).toContain('<Cause id="no-network" kind');
  expect(textIn(folder, 'guides/list.mdx')).toContain(
    'cannot-see-space.mdx#not-a-member) and [offline](../troubleshooting/cannot-see-space.mdx#no-network)',
  );
});

test('a heading that pushed another of the same words to -1 leaves it its plain anchor', async () => {
  const folder = writeFolder({
    'a.md': '# A\n\n## Setup\n\nOne.\n\n## Setup\n\nTwo.\n',
    'b.md': '[first](a.md#setup) [second](a.md#setup-1)\n',
  });
  await rename({ folder, page: 'a.md', id: 'setup', name: 'Preparation', isTyped: false });
  expect(textIn(folder, 'b.md')).toBe('[first](a.md#preparation) [second](a.md#setup)\n');
});

test('a heading underlined or closed with signs keeps its form', async () => {
  const folder = writeFolder({ 'a.md': 'Old words\n=========\n\n## Second ##\n', 'b.md': '[x](a.md#old-words) [y](a.md#second)\n' });
  await rename({ folder, page: 'a.md', id: 'old-words', name: 'New words', isTyped: false });
  await rename({ folder, page: 'a.md', id: 'second', name: 'Next', isTyped: false });
  expect(textIn(folder, 'a.md')).toBe('New words\n=========\n\n## Next ##\n');
  expect(textIn(folder, 'b.md')).toBe('[x](a.md#new-words) [y](a.md#next)\n');
});

describe('a published anchor', () => {
  const published = JSON.stringify({ red: { 'guides/roles': ['credits', 'space-roles'] }, blue: { 'guides/roles': ['space-roles'] } });
  const pages = { ...helpPages, '_data/published.json': published };

  test('stays as an alias, so that the check is clean', async () => {
    const folder = writeFolder(pages);
    expect((await rename({ folder, page: roles, id: 'space-roles', name: 'of-spaces' })).findings).toEqual([]);
    expect(textIn(folder, roles)).toContain("\naliases:\n  space-roles: '#of-spaces'\n---\n");
  });

  test('that is renamed again takes its aliases along', async () => {
    const folder = writeFolder(pages);
    await rename({ folder, page: roles, id: 'space-roles', name: 'of-spaces' });
    await rename({ folder, page: roles, id: 'of-spaces', name: 'in-spaces' });
    expect(textIn(folder, roles)).toContain("\naliases:\n  space-roles: '#in-spaces'\n---\n");
    await rename({ folder, page: roles, id: 'credits', name: 'own-credits' });
    expect(textIn(folder, roles)).toContain("\naliases:\n  space-roles: '#in-spaces'\n  credits: '#own-credits'\n---\n");
  });

  test('that nobody published gets no alias', async () => {
    const folder = writeFolder(pages);
    await rename({ folder, page: roles, id: 'instance-roles', name: 'in-instances' });
    expect(textIn(folder, roles)).not.toContain('aliases');
  });
});

describe('nothing changes', () => {
  test.each([
    ['none', 'other', 'has no such anchor, expected one of space-roles, instance-roles, credits'],
    ['space-roles', ' ', 'expected words on one line'],
  ])('renaming #%s to "%s"', async (id, name, reason) => {
    const folder = writeFolder(helpPages);
    const failure = await rename({ folder, page: roles, id, name }).catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(OwnFailure);
    expect(String(failure)).toContain(reason);
    expect(textIn(folder, roles)).toBe(helpPages[roles]);
  });

  test('where the id is taken already', async () => {
    const folder = writeFolder(helpPages);
    const { findings } = await rename({ folder, page: roles, id: 'space-roles', name: 'instance-roles' });
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['no-duplicate-id']);
    expect(textIn(folder, roles)).toBe(helpPages[roles]);
  });

  test('where a cause would get words for an id', async () => {
    const folder = writeFolder(helpPages);
    const page = 'troubleshooting/cannot-see-space.mdx';
    await expect(rename({ folder, page, id: 'no-role', name: 'No role' })).rejects.toThrow(
      'expected an id, lower-case words joined by hyphens',
    );
  });
});

describe('an anchor that gets its published name back', () => {
  const published = { '_data/published.json': JSON.stringify({ red: { 'guides/roles': ['space-roles', 'instance-roles'] } }) };

  test('has no alias left, in any form of the field', async () => {
    const folder = writeFolder({ ...helpPages, ...published });
    await rename({ folder, page: roles, id: 'instance-roles', name: 'of-instances' });
    expect(textIn(folder, roles)).toContain("\naliases:\n  instance-roles: '#of-instances'\n---\n");
    await rename({ folder, page: roles, id: 'of-instances', name: 'in-instances' });
    expect(textIn(folder, roles)).toContain("\naliases:\n  instance-roles: '#in-instances'\n---\n");
    await rename({ folder, page: roles, id: 'in-instances', name: 'instance-roles' });
    expect(textIn(folder, roles)).toBe(helpPages[roles]);
  });

  test.each([
    ["aliases:\n  one: '#space-roles'\n  rights: '#instance-roles'\n", "aliases:\n  one: '#space-roles'\n"],
    ["aliases: { rights: '#instance-roles', one: '#space-roles' }\n", "aliases: { one: '#space-roles' }\n"],
  ])('keeps the others of %j', async (before, after) => {
    const text = (helpPages[roles] ?? '').replace('---\n\n', `${before}---\n\n`);
    const folder = writeFolder({ ...helpPages, [roles]: text });
    expect((await rename({ folder, page: roles, id: 'instance-roles', name: 'rights' })).findings).toEqual([]);
    expect(textIn(folder, roles)).toContain(`${after}---\n`);
  });
});

test('words that no address in the table of redirects can name change nothing', async () => {
  const folder = writeFolder(helpPages);
  await expect(rename({ folder, page: roles, id: 'space-roles', name: 'Räume' })).rejects.toThrow('expected a page such as');
  expect(textIn(folder, roles)).toBe(helpPages[roles]);
});
