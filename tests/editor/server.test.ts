import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { CodeAction, DocumentSymbol, Hover, Location, WorkspaceEdit, WorkspaceSymbol } from 'vscode-languageserver-protocol';
import { copyProject, project } from '../copy-project.ts';
import { writeFolder } from '../write-folder.ts';
import { EditorClient, edited, endOf, patience, places, positionOf } from './client.ts';
import { ownPages } from './own-pages.ts';

const roles = 'guides/roles.mdx';
const start = 'guides/start.mdx';
const symptom = 'troubleshooting/cannot-see-space.mdx';
const textOf = (path: string): string => ownPages[path] ?? '';

async function openOwn(pages: Record<string, string> = ownPages): Promise<EditorClient> {
  const copy = copyProject(pages);
  return EditorClient.start(copy, join(copy, 'content'));
}

/** Waits until the server has judged everything it was told of: a second title is seen where all pages are compared, which is last. */
async function judged(client: EditorClient): Promise<void> {
  const second = 'guides/second.mdx';
  const both = ['1:1-1:1 title-matches-file', '1:1-1:1 unique-title'];
  await client.open(second, textOf('guides/for-some.mdx'));
  expect(await client.told(second, both)).toEqual(both);
  // What was told with it has come before this answer.
  await client.request('textDocument/documentSymbol', { textDocument: { uri: client.uri(second) } });
}

describe('diagnostics', () => {
  test('come as the writer types, for the page and for every page it breaks, and go again', async () => {
    const client = await openOwn();
    await client.open(roles);
    await client.type(roles, textOf(roles).replace('## Space roles', '## Rooms'));
    expect(await client.told(symptom, ['15:13-15:44 no-broken-anchor'])).toEqual(['15:13-15:44 no-broken-anchor']);
    expect(await client.told(start, ['12:13-12:34 no-broken-anchor', '16:7-16:32 no-broken-anchor'])).toHaveLength(2);
    await client.type(roles, textOf(roles));
    expect(await client.told(symptom, [])).toEqual([]);
    expect(await client.told(start, [])).toEqual([]);
  });

  test('say the words, the rule and the remedy of the terminal', async () => {
    const client = await openOwn();
    await client.open(start);
    await client.type(start, textOf(start).replace('roles.mdx#space-roles)', 'roles.mdx#space-role)'));
    await client.told(start, ['12:13-12:33 no-broken-anchor']);
    expect(client.diagnostics(start)).toMatchObject([
      {
        severity: 1,
        source: 'unstuck',
        message: expect.stringMatching(
          /^Unexpected anchor `#space-role`, expected one that `guides\/roles\.mdx` has, such as `#space-roles`\nWrite /,
        ),
        codeDescription: { href: expect.stringMatching(/src\/rules\/no-broken-anchor\.md$/) },
      },
    ]);
  });

  test('say in which product a fault is met', async () => {
    const client = await openOwn();
    await client.open(start);
    await client.type(start, `${textOf(start)}\nSee [credits](roles.mdx#credits).\n`);
    await client.told(start, ['18:15-18:32 no-broken-anchor']);
    expect(client.diagnostics(start)[0]?.message).toContain('(in datahub; fine in nuvolos)');
  });

  test('of a page that cannot be parsed are its one error; what links to it stays quiet', async () => {
    const client = await openOwn();
    await client.open(roles);
    const text = `${textOf(roles)}\n<Cause`;
    await client.type(roles, text);
    const { line } = endOf(text);
    expect(await client.told(roles, [`${line + 1}:1-${line + 1}:2 readable-page`])).toHaveLength(1);
    expect(client.tellings(start)).toEqual([]);
  });

  test('of a shared cause reach the pages that include it', async () => {
    const client = await openOwn();
    await client.open('shared/offline.mdx');
    await client.type('shared/offline.mdx', textOf('shared/offline.mdx').replace('slots: [fails, retry]', 'slots: [fails, retry, when]'));
    expect(await client.told(symptom, ['19:1-19:59 component-props'])).toHaveLength(1);
  });

  test('stand at the right sign behind an emoji, and are those of the buffer, not of the disk', async () => {
    const client = await openOwn();
    await client.open(start);
    await client.type(start, `${textOf(start)}\n😀 [no page](none.mdx)\n`);
    expect(await client.told(start, ['18:14-18:22 no-broken-link'])).toEqual(['18:14-18:22 no-broken-link']);
    await client.close(start);
    expect(await client.told(start, [])).toEqual([]);
  });

  test('follow files that come and go', async () => {
    const client = await openOwn();
    await client.open(start);
    const file = join(client.folder, roles);
    const text = readFileSync(file, 'utf8');
    rmSync(file);
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: client.uri(roles), type: 3 }] });
    const broken = ['9:11-9:20', '12:13-12:34', '12:46-12:72', '16:7-16:32'].map((place) => `${place} no-broken-link`);
    expect(await client.told(start, broken)).toEqual(broken);
    writeFileSync(file, text);
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: client.uri(roles), type: 1 }] });
    expect(await client.told(start, [])).toEqual([]);
  });

  test('follow what another program changed, which an editor without a watcher does not tell', async () => {
    const client = await openOwn();
    await client.open(start);
    // Whoever answers has read the pages: what comes now is a change.
    await client.request('textDocument/documentSymbol', { textDocument: { uri: client.uri(start) } });
    writeFileSync(join(client.folder, roles), textOf(roles).replace('## Space roles', '## Rooms'));
    writeFileSync(join(client.folder, 'guides/new.mdx'), '---\n');
    await client.notify('textDocument/didSave', { textDocument: { uri: client.uri(start) } });
    expect(await client.told(start, ['12:13-12:34 no-broken-anchor', '16:7-16:32 no-broken-anchor'])).toHaveLength(2);
    await expect.poll(() => client.tellings('guides/new.mdx'), { timeout: patience }).not.toEqual([]);
    renameSync(join(client.folder, roles), join(client.folder, 'guides/all-roles.mdx'));
    await client.open(symptom);
    await expect.poll(() => client.tellings(symptom), { timeout: patience }).toEqual(['15:13-15:44 no-broken-link']);
  });

  test('an editor that can watch files is asked to', async () => {
    const copy = copyProject(ownPages);
    const client = await EditorClient.start(copy, join(copy, 'content'), { didChangeWatchedFiles: { dynamicRegistration: true } });
    await expect.poll(() => client.registered, { timeout: patience }).toContain('workspace/didChangeWatchedFiles');
  });

  test('come and go with the folders that are open', async () => {
    const client = await openOwn();
    const other = writeFolder({ 'README.md': '# Start\n\n[a](gone.md)\n' });
    const folder = { uri: pathToFileURL(other).href, name: 'other' };
    await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
    expect(await client.told(join('..', relative(dirname(client.folder), other), 'README.md'), ['3:5-3:12 no-broken-link'])).toHaveLength(
      1,
    );
    await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } });
    expect(await client.told(join('..', relative(dirname(client.folder), other), 'README.md'), [])).toEqual([]);
  });

  test('are none for what is no file of this machine, and nothing breaks', async () => {
    const client = await openOwn();
    const strange = [
      'untitled:Untitled-1.md',
      'file://server/share/a.md',
      'file:///a%2Fb.md',
      'file:///a%zz.md',
      'vscode-vfs://github/a/b.md',
    ];
    for (const uri of [...strange, client.uri('guides/none.mdx')]) {
      const ask = client.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } });
      // oxlint-disable-next-line no-await-in-loop -- one after the other, so that a failure names its URI
      expect(await ask, uri).toBeNull();
    }
    for (const uri of strange)
      void client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text: '[a](b.md)' } });
    const files = [{ oldUri: 'untitled:a.md', newUri: 'untitled:b.md' }];
    expect(await client.request('workspace/willRenameFiles', { files })).toEqual({ changes: {} });
    await client.notify('workspace/didRenameFiles', { files });
    await client.open(start);
    await client.type(start, `${textOf(start)}\n[no page](none.mdx)\n`);
    expect(await client.told(start, ['18:11-18:19 no-broken-link'])).toHaveLength(1);
    expect(client.messages).toEqual([]);
  });

  test("come for strangers' pages too, with their settings", async () => {
    const folder = writeFolder({
      'unstuck.config.json': '{ "rules": { "no-broken-anchor": "warn" } }',
      'README.md': '# Start\n\n[a](docs/a.md#one)\n',
      'docs/a.md': '# A\n\n## One\n',
    });
    const client = await EditorClient.start(project, folder);
    await client.open('docs/a.md');
    await client.type('docs/a.md', '# A\n\n## Two\n');
    await client.told('README.md', ['3:5-3:18 no-broken-anchor']);
    expect(client.diagnostics('README.md')).toMatchObject([{ severity: 2, code: 'no-broken-anchor' }]);
  });

  test('tell a broken table once, in a sentence, and go on', async () => {
    const client = await openOwn({ ...ownPages, '_data/published.json': '{' });
    await client.open(start);
    await expect
      .poll(() => client.messages, { timeout: patience })
      .toContainEqual(expect.stringMatching(/^Cannot read the table .*published\.json/));
    writeFileSync(join(client.folder, '_data/published.json'), '{}');
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: client.uri('_data/published.json'), type: 2 }] });
    await client.type(start, `${textOf(start)}\n[no page](none.mdx)\n`);
    expect(await client.told(start, ['18:11-18:19 no-broken-link'])).toHaveLength(1);
  });
});

describe('quick fixes', () => {
  const actionsAt = (client: EditorClient, path: string, line: number): Promise<CodeAction[]> => {
    const range = { start: { line, character: 0 }, end: { line, character: 200 } };
    return client.request('textDocument/codeAction', {
      textDocument: { uri: client.uri(path) },
      range,
      context: { diagnostics: client.diagnostics(path) },
    });
  };

  test('write what was suggested', async () => {
    const client = await openOwn();
    await client.open(start);
    const text = textOf(start).replace('roles.mdx#space-roles)', 'roles.mdx#space-role)');
    await client.type(start, text);
    await client.told(start, ['12:13-12:33 no-broken-anchor']);
    const [action] = await actionsAt(client, start, 11);
    expect(action).toMatchObject({ title: 'Write `roles.mdx#space-roles`', kind: 'quickfix', diagnostics: [{ code: 'no-broken-anchor' }] });
    expect(edited(text, client.uri(start), action?.edit)).toBe(textOf(start));
  });

  test('are the edits of --fix: an alias for a published anchor', async () => {
    const client = await openOwn({ ...ownPages, '_data/published.json': JSON.stringify({ datahub: { 'guides/start': ['first'] } }) });
    const text = `${textOf(start)}\n## Next\n\nGo on.\n`;
    await client.open(start, text);
    await expect.poll(async () => (await actionsAt(client, start, 0)).length, { timeout: patience }).toBe(2);
    const [action, all] = await actionsAt(client, start, 0);
    expect(edited(text, client.uri(start), action?.edit)).toContain("\naliases:\n  first: '#next'\n---\n");
    expect(all).toMatchObject({ kind: 'source.fixAll.unstuck' });
    expect(edited(text, client.uri(start), all?.edit)).toBe(edited(text, client.uri(start), action?.edit));
  });
});

test('a hover says what a link leads to in each product, what a field means, and why a rule told', async () => {
  const client = await openOwn();
  await client.open(start);
  const text = `${textOf(start)}\nSee [credits](roles.mdx#credits).\n`;
  await client.type(start, text);
  const valueAt = async (words: string, behind: number): Promise<string> => {
    const answer = await client.ask<Hover | null>('hover', start, positionOf(text, words, behind));
    return JSON.stringify(answer?.contents ?? '');
  };
  const link = await valueAt('roles.mdx#credits', 3);
  expect(link).toContain('- nuvolos: Find your roles › Credits');
  expect(link).toContain('- datahub: Find your roles › no #credits');
  expect(link).toContain('**no-broken-anchor**');
  expect(link).toContain('**Why.**');
  expect(await valueAt('summary:', 2)).toContain('One sentence below the title');
  expect(await valueAt('pictures/start.png', 3)).toContain('guides/pictures/start.png');
  expect(await valueAt('Start a space', 2)).toBe('""');
  await client.open(symptom);
  const cause = await client.ask<Hover>('hover', symptom, positionOf(textOf(symptom), 'cause="offline"', 9));
  expect(JSON.stringify(cause.contents)).toContain('**You are offline**: `shared/offline.mdx`, for nuvolos, datahub, included by 1 page');
});

test('definitions and references lead from a link to its heading, and back to every link', async () => {
  const client = await openOwn();
  await client.open(start);
  await client.open(roles);
  await client.open(symptom);
  const definitionAt = async (path: string, words: string, behind: number): Promise<string[]> =>
    places(client, await client.ask<Location[]>('definition', path, positionOf(textOf(path), words, behind)));
  expect(await definitionAt(start, 'roles.mdx#space-roles', 4)).toEqual(['guides/roles.mdx:11:1']);
  expect(await definitionAt(start, 'pictures/start.png', 4)).toEqual(['guides/pictures/start.png:1:1']);
  expect(await definitionAt(symptom, 'cause="offline"', 9)).toEqual(['shared/offline.mdx:1:1']);
  expect(await definitionAt(symptom, '../guides/start.mdx', 9)).toEqual(['guides/start.mdx:1:1']);
  const referencesAt = async (words: string, behind: number, includeDeclaration = false): Promise<string[]> =>
    places(
      client,
      await client.ask<Location[]>('references', roles, positionOf(textOf(roles), words, behind), { context: { includeDeclaration } }),
    );
  expect(await referencesAt('## Space roles', 5)).toEqual([
    'guides/start.mdx:12:13',
    'guides/start.mdx:16:7',
    'troubleshooting/cannot-see-space.mdx:15:13',
  ]);
  expect(await referencesAt('## Space roles', 5, true)).toContain('guides/roles.mdx:11:1');
  expect(await referencesAt('summary', 1)).toHaveLength(6);
});

describe('renaming', () => {
  const after = (client: EditorClient, edit: WorkspaceEdit, path: string): string => edited(textOf(path), client.uri(path), edit);

  test('a heading, from the heading or from a link to it', async () => {
    const client = await openOwn();
    await client.open(roles);
    await client.open(start);
    const heading = positionOf(textOf(roles), '## Space roles', 6);
    expect(await client.ask('prepareRename', roles, heading)).toMatchObject({ placeholder: 'Space roles' });
    const edit = await client.ask<WorkspaceEdit>('rename', roles, heading, { newName: 'Roles in a space' });
    expect(after(client, edit, roles)).toBe(textOf(roles).replace('## Space roles', '## Roles in a space'));
    expect(after(client, edit, start)).toBe(textOf(start).replaceAll('#space-roles', '#roles-in-a-space'));
    expect(after(client, edit, symptom)).toContain('#roles-in-a-space)');
    const link = positionOf(textOf(start), '#space-roles', 4);
    expect(await client.ask('prepareRename', start, link)).toMatchObject({ placeholder: 'space-roles' });
    const byLink = await client.ask<WorkspaceEdit>('rename', start, link, { newName: 'of-spaces' });
    expect(after(client, byLink, roles)).toContain('## Space roles {#of-spaces}\n');
  });

  test('the id of a cause, or nothing where there is nothing to rename', async () => {
    const client = await openOwn();
    await client.open(symptom);
    const edit = await client.ask<WorkspaceEdit>('rename', symptom, positionOf(textOf(symptom), '"no-role"', 3), {
      newName: 'not-a-member',
    });
    expect(after(client, edit, symptom)).toContain('<Cause id="not-a-member"');
    expect(await client.ask('prepareRename', symptom, positionOf(textOf(symptom), 'summary', 2))).toBeNull();
  });

  test('is refused in a sentence where the check would tell something new', async () => {
    const client = await openOwn();
    await client.open(roles);
    const heading = positionOf(textOf(roles), '## Space roles', 6);
    await expect(client.ask('rename', roles, heading, { newName: 'instance-roles' })).rejects.toThrow(
      /^Cannot rename: the check would tell Unexpected second id `instance-roles`/,
    );
  });

  test('a file takes its links along, and they count once the editor has renamed it', async () => {
    const client = await openOwn();
    await client.open(start);
    const files = [{ oldUri: client.uri(roles), newUri: client.uri('guides/all-roles.mdx') }];
    const edit = await client.request<WorkspaceEdit>('workspace/willRenameFiles', { files });
    expect(after(client, edit, start)).toBe(textOf(start).replaceAll('roles.mdx', 'all-roles.mdx'));
    expect(after(client, edit, roles)).toContain('redirectFrom: [guides/roles]');
    writeFileSync(join(client.folder, symptom), after(client, edit, symptom));
    renameSync(join(client.folder, roles), join(client.folder, 'guides/all-roles.mdx'));
    await client.type(start, after(client, edit, start));
    await client.notify('workspace/didRenameFiles', { files });
    await judged(client);
    expect(client.tellings(start)).toEqual([]);
    expect(existsSync(join(client.folder, roles))).toBe(false);
  });
});

test('symbols list the headings and causes of a page, and find them in all pages', async () => {
  const client = await openOwn();
  await client.open(roles);
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri: client.uri(roles) } });
  expect(symbols.map(({ name, detail }) => `${name} ${detail ?? ''}`)).toEqual([
    'Space roles #space-roles',
    'Instance roles #instance-roles',
    'Credits #credits',
  ]);
  const found = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'have no role' });
  expect(found.map(({ name, containerName }) => `${name} in ${containerName ?? ''}`)).toEqual([
    'You have no role in troubleshooting/cannot-see-space.mdx',
  ]);
});

/** The wish of issue "the check at the fingertips": nothing has to be known of the project. */
test('a writer completes a misspelt anchor, renames a heading, and three other pages change with it', async () => {
  const client = await openOwn({ ...ownPages, 'guides/third.mdx': textOf(start).replace('Start a space', 'The third space guide') });
  await client.open(start);
  const before = `${textOf(start)}\nSee [space roles](roles.mdx#spce`;
  const items = await client.complete(start, before);
  const right = items.find(({ label }) => label === 'space-roles');
  const uri = client.uri(start);
  const text = right?.textEdit && 'range' in right.textEdit ? `${edited(before, uri, { changes: { [uri]: [right.textEdit] } })}).\n` : '';
  expect(text).toBe(`${textOf(start)}\nSee [space roles](roles.mdx#space-roles).\n`);
  await client.type(start, text);
  await client.open(roles);
  const edit = await client.ask<WorkspaceEdit>('rename', roles, positionOf(textOf(roles), 'Space roles', 2), {
    newName: 'Roles in a space',
  });
  expect(
    Object.keys(edit.changes ?? {})
      .map((file) => file.split('/content/')[1])
      .toSorted(),
  ).toEqual(['_data/redirects.json', roles, start, 'guides/third.mdx', symptom].toSorted());
  await client.type(start, edited(text, uri, edit));
  for (const path of [symptom, 'guides/third.mdx']) {
    const own = readFileSync(join(client.folder, path), 'utf8');
    // oxlint-disable-next-line no-await-in-loop -- an editor applies one file after the other
    await client.open(path, edited(own, client.uri(path), edit));
  }
  await client.type(roles, edited(textOf(roles), client.uri(roles), edit));
  await judged(client);
  for (const path of [roles, start, symptom, 'guides/third.mdx']) expect(client.tellings(path)).toEqual([]);
});
