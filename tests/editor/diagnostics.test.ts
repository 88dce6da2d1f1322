import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { copyProject, project } from '../copy-project.ts';
import { writeFolder } from '../write-folder.ts';
import { EditorClient, endOf, patience } from './client.ts';
import { openOwn, roles, start, symptom, textOf } from './own-editor.ts';
import { ownPages } from './own-pages.ts';

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
