import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ownConfig } from '../../src/content-graph/own-config.ts';
import { contentFolder } from '../../src/content-graph/own-folder.ts';
import { readHelps } from '../../src/site/help/read-help.ts';
import { SharedCauses } from '../../src/site/render/shared-causes.ts';
import { toMarkdown } from '../../src/site/render/to-markdown.ts';

const folder = resolve(contentFolder);
const helps = readHelps(folder);
const source = { contentFolder: folder, config: ownConfig(), shared: new SharedCauses(folder).pages() };

function twinOf(product: string, path: string): string {
  const help = helps.get(product);
  const page = help?.byPath.get(path);
  if (!help || !page) throw new Error(`Expected ${path} in ${product}`);
  return toMarkdown(help, page, source);
}

test.each([
  ['nuvolos', '**Check:** Open the space, then its dropdown in the navigation bar: your role stands there.', '<support@nuvolos.cloud>'],
  ['datahub', '**Check:** Open the space: your role stands in the upper left part of the sidebar.', '<support@alphacruncher.com>'],
])('the plain Markdown of a problem says what the reader of %s sees', (product, check, mail) => {
  const twin = twinOf(product, 'troubleshooting/spaces/cannot-invite-space-admins.mdx');
  expect(twin).toContain(`## You are not an administrator of the space\n\n${check}\n`);
  expect(twin).toContain('\n1. Restore the connection.\n');
  expect(twin).toContain(mail);
  expect(twin).not.toMatch(/<(?:Only|Cause|Check|Shared|Note)\b|\{product\./);
});

test('a remark begins with its label', () => {
  expect(twinOf('nuvolos', 'troubleshooting/files/cannot-upload-file.mdx')).toContain('\n> **Uploaded twice:** the second file gets (1)');
});
