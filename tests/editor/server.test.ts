import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CodeAction, DocumentSymbol, Hover, Location, WorkspaceEdit, WorkspaceSymbol } from 'vscode-languageserver-protocol';
import { type EditorClient, edited, patience, places, positionOf } from './client.ts';
import { openOwn, roles, start, symptom, textOf } from './own-editor.ts';
import { ownPages } from './own-pages.ts';

/** Waits until the server has judged everything it was told of: a second title is seen where all pages are compared, which is last. */
async function judged(client: EditorClient): Promise<void> {
  const second = 'guides/second.mdx';
  const both = ['1:1-1:1 title-matches-file', '1:1-1:1 unique-title'];
  await client.open(second, textOf('guides/for-some.mdx'));
  expect(await client.told(second, both)).toEqual(both);
  // What was told with it has come before this answer.
  await client.request('textDocument/documentSymbol', { textDocument: { uri: client.uri(second) } });
}

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
