import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../../src/check/run.ts';
import { fix, writeFixed } from '../../src/edit/fix.ts';
import { fixPages } from '../../src/edit/fix-pages.ts';
import { writeFolder } from '../write-folder.ts';

/** A small site with two faults that have one certain remedy each, and one that has none. */
const site = {
  'unstuck.config.json': '{ "preset": "links" }',
  'start.md': '# Start\n\nSee [setup](guides/Setup.md), [old](moved.md) and [gone](gone.md).\n',
  'guides/setup.md': '# Set up\n\nDo it.\n',
  'reference/moved.md': '# Moved\n\nIt is here now.\n',
};
const mended = '# Start\n\nSee [setup](guides/setup.md), [old](reference/moved.md) and [gone](gone.md).\n';

function text(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

test('what is certain is mended, the rest is told', async () => {
  const folder = writeFolder(site);
  const { result, fixed } = await fixPages({ paths: [folder] }, { isDry: false });
  expect(text(folder, 'start.md')).toBe(mended);
  expect(fixed.count).toBe(2);
  expect(result.findings.map(({ actual }) => actual)).toEqual(['gone.md']);
});

test('a second time nothing changes, not even the time of the file', async () => {
  const folder = writeFolder(site);
  await fixPages({ paths: [folder] }, { isDry: false });
  const { mtimeMs, ino } = statSync(join(folder, 'start.md'));
  const { fixed } = await fixPages({ paths: [folder] }, { isDry: false });
  expect(fixed).toEqual({ count: 0, files: [] });
  expect(statSync(join(folder, 'start.md'))).toMatchObject({ mtimeMs, ino });
});

test('a dry run writes nothing and tells what is told today', async () => {
  const folder = writeFolder(site);
  const { result, fixed } = await fixPages({ paths: [folder] }, { isDry: true });
  expect(text(folder, 'start.md')).toBe(site['start.md']);
  expect(fixed.files.map(({ after }) => after)).toEqual([mended]);
  expect(result.findings).toHaveLength(3);
});

test('byte order mark, line endings and mode stay', async () => {
  const folder = writeFolder({ ...site, 'start.md': `\uFEFF${site['start.md'].replaceAll('\n', '\r\n')}` });
  chmodSync(join(folder, 'start.md'), 0o640);
  await fixPages({ paths: [folder] }, { isDry: false });
  expect(text(folder, 'start.md')).toBe(`\uFEFF${mended.replaceAll('\n', '\r\n')}`);
  expect(statSync(join(folder, 'start.md')).mode & 0o777).toBe(0o640);
});

test('a link to a file stays a link, its target is mended', async () => {
  const folder = writeFolder({ ...site, 'start.md': '' });
  const elsewhere = writeFolder({ 'real.md': site['start.md'] });
  symlinkSync(join(elsewhere, 'real.md'), join(folder, 'linked.md'));
  await fixPages({ paths: [folder] }, { isDry: false });
  expect(lstatSync(join(folder, 'linked.md')).isSymbolicLink()).toBe(true);
  expect(text(elsewhere, 'real.md')).toBe(mended);
});

test('a file that two paths lead to is mended once', async () => {
  const folder = writeFolder(site);
  symlinkSync(join(folder, 'start.md'), join(folder, 'again.md'));
  const { fixed, result } = await fixPages({ paths: [folder] }, { isDry: false });
  expect([fixed.files.length, text(folder, 'start.md')]).toEqual([1, mended]);
  expect(result.findings.map(({ actual }) => actual)).toEqual(['gone.md', 'gone.md']);
});

test('bytes that are no UTF-8 are not lost: such a file stays as it is', async () => {
  const bytes = Buffer.concat([Buffer.from(site['start.md']), Buffer.from([0xe9, 0x0a])]);
  const folder = writeFolder({ ...site, 'start.md': bytes });
  const { fixed } = await fixPages({ paths: [folder] }, { isDry: false });
  expect(fixed.files).toEqual([]);
  expect(readFileSync(join(folder, 'start.md')).equals(bytes)).toBe(true);
});

test('a fix that would bring another finding is not made, its neighbor is', async () => {
  const start = '# Start\n\nSee [a part](guides/Setup.md#no-such-part) and [old](moved.md).\n';
  const folder = writeFolder({ ...site, 'start.md': start });
  const { fixed, result } = await fixPages({ paths: [folder] }, { isDry: false });
  expect(text(folder, 'start.md')).toBe(start.replace('moved.md', 'reference/moved.md'));
  expect(fixed.count).toBe(1);
  expect(result.findings.map(({ ruleId, actual }) => [ruleId, actual])).toEqual([['no-broken-link', 'guides/Setup.md#no-such-part']]);
});

test('one bad fix among many does not keep the others from being made', async () => {
  const links = Array.from({ length: 20 }, (_, index) => `- [${index}](guides/Setup.md${index === 13 ? '#no-such-part' : ''})`);
  const folder = writeFolder({ ...site, 'start.md': `# Start\n\n${links.join('\n')}\n` });
  const { fixed } = await fixPages({ paths: [folder] }, { isDry: false });
  expect(fixed.count).toBe(19);
  expect(text(folder, 'start.md').match(/guides\/Setup\.md.*/g)).toEqual(['guides/Setup.md#no-such-part)']);
});

test('a finding that a comment takes back is not mended', async () => {
  const start = '# Start\n\n<!-- unstuck-disable-next-line no-broken-link: a test of letter case -->\n[setup](guides/Setup.md)\n';
  const folder = writeFolder({ ...site, 'start.md': start });
  expect((await fixPages({ paths: [folder] }, { isDry: false })).fixed.count).toBe(0);
  expect(text(folder, 'start.md')).toBe(start);
});

test('what changed meanwhile is not overwritten', async () => {
  const folder = writeFolder(site);
  const fixed = await fix(async (texts) => (await check({ paths: [folder], texts })).findings);
  writeFileSync(join(folder, 'start.md'), 'Somebody else wrote this.\n');
  expect(() => writeFixed(fixed)).toThrow(/^Cannot write .*start\.md: it was changed meanwhile; run the command again$/);
  expect(text(folder, 'start.md')).toBe('Somebody else wrote this.\n');
});

test('nothing is left beside the file', async () => {
  const folder = writeFolder(site);
  await fixPages({ paths: [folder] }, { isDry: false });
  expect(readdirSync(folder).sort()).toEqual(['guides', 'reference', 'start.md', 'unstuck.config.json']);
});
