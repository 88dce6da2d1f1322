import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { copyProject, project } from '../copy-project.ts';
import { writeFolder } from '../write-folder.ts';
import { findNeovim } from './find-neovim.ts';
import { ownPages } from './own-pages.ts';

/** The snippet that people are told to use. */
function snippet(): string {
  const page = readFileSync(join(project, '.github/editors.md'), 'utf8');
  return /```lua\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
}

/** What a writer does: looks at a misspelt anchor, completes it, renames the heading, and saves. */
const session = `
local result = {}
local function wait(what, condition)
  if not vim.wait(30000, condition, 50) then result.missed = what end
end
local function told()
  return vim.tbl_map(function(d) return d.code .. ' ' .. (d.lnum + 1) .. ': ' .. vim.split(d.message, '\\n')[1] end, vim.diagnostic.get(0))
end

vim.cmd('edit content/guides/start.mdx')
wait('a client', function() return #vim.lsp.buf_get_clients(0) > 0 end)
wait('its capabilities', function()
  for _, client in pairs(vim.lsp.buf_get_clients(0)) do return client.server_capabilities.renameProvider ~= nil end
end)
vim.fn.append('$', 'See [space roles](roles.mdx#spce-roles).')
wait('a finding', function() return #told() > 0 end)
result.told = told()

local line = vim.fn.line('$')
local params = { textDocument = vim.lsp.util.make_text_document_params(), position = { line = line - 1, character = 30 } }
local answers = vim.lsp.buf_request_sync(0, 'textDocument/completion', params, 30000) or {}
for _, answer in pairs(answers) do
  for _, item in ipairs((answer.result or {}).items or {}) do
    if item.label == 'space-roles' then result.completed = item.detail end
  end
end
vim.fn.setline(line, 'See [space roles](roles.mdx#space-roles).')
wait('silence', function() return #told() == 0 end)
vim.cmd('write')

vim.cmd('edit content/guides/roles.mdx')
wait('the client again', function() return #vim.lsp.buf_get_clients(0) > 0 end)
vim.fn.search('Space roles')
vim.lsp.buf.rename('Roles in a space')
wait('the new heading', function() return vim.fn.search('## Roles in a space', 'nw') > 0 end)
vim.cmd('wall')
result.after = told()
result.omnifunc = vim.bo.omnifunc
result.unmapped = vim.tbl_filter(function(key) return vim.fn.maparg(key, 'n') == '' end, { 'K', 'gd', 'grr', 'grn', 'gra' })

vim.cmd('edit ~/elsewhere/docs/start.md')
wait('a finding elsewhere', function() return #told() > 0 end)
result.elsewhere = told()
vim.fn.writefile({ vim.fn.json_encode(result) }, 'result.json')
vim.cmd('qall!')
`;

test('Neovim shows findings, completes an anchor and renames a heading in every page', { timeout: 400_000 }, async ({ skip }) => {
  const neovim = findNeovim();
  if ('missing' in neovim) return skip(neovim.missing);
  const folder = copyProject(ownPages);
  // Pages elsewhere are served by the checkout in the home folder that the snippet names.
  const home = writeFolder({
    'elsewhere/docs/start.md': '[a](../README.md) [b](gone.md)\n',
    'elsewhere/README.md': '# A\n\n[start](docs/start.md)\n',
  });
  mkdirSync(join(home, 'elsewhere/.git'));
  symlinkSync(folder, join(home, 'unstuck'));
  writeFileSync(join(folder, 'init.lua'), snippet());
  writeFileSync(join(folder, 'session.lua'), session);
  const args = ['--headless', '-u', 'init.lua', '-i', 'NONE', '-n', '-c', 'luafile session.lua', '-c', 'qall!'];
  const options = { cwd: folder, timeout: 200_000, env: { ...process.env, HOME: home } };
  const { stderr } = await promisify(execFile)(neovim.command, args, options);
  const result: unknown = JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8'));
  expect(result, stderr).toEqual({
    told: ['no-broken-anchor 17: Unexpected anchor `#spce-roles`, expected one that `guides/roles.mdx` has, such as `#space-roles`'],
    completed: 'Space roles',
    after: [],
    omnifunc: 'v:lua.vim.lsp.omnifunc',
    unmapped: [],
    elsewhere: ['no-broken-link 1: Unexpected link to `gone.md`, expected a file that exists'],
  });
  const textIn = (path: string): string => readFileSync(join(folder, 'content', path), 'utf8');
  expect(textIn('guides/roles.mdx')).toContain('## Roles in a space\n');
  expect(textIn('guides/start.mdx')).toBe(
    `${ownPages['guides/start.mdx'] ?? ''}See [space roles](roles.mdx#space-roles).\n`.replaceAll('#space-roles', '#roles-in-a-space'),
  );
  expect(textIn('troubleshooting/cannot-see-space.mdx')).toContain('(../guides/roles.mdx#roles-in-a-space)');
  expect(textIn('_data/redirects.json')).toContain('guides/roles#roles-in-a-space');
});
