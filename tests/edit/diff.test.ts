import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unifiedDiff } from '../../src/edit/diff.ts';
import { addFiles, writeFolder } from '../write-folder.ts';

function lines(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `line ${index + 1}\n`);
}

test('texts that are the same have no difference', () => {
  expect(unifiedDiff('a.md', 'same\n', 'same\n')).toBe('');
});

test('a changed line is shown with three lines around it', () => {
  const before = lines(9).join('');
  expect(unifiedDiff('guides/a.md', before, before.replace('line 5', 'line five'))).toBe(
    [
      '--- a/guides/a.md',
      '+++ b/guides/a.md',
      '@@ -2,7 +2,7 @@',
      ' line 2',
      ' line 3',
      ' line 4',
      '-line 5',
      '+line five',
      ' line 6',
      ' line 7',
      ' line 8',
      '',
    ].join('\n'),
  );
});

test('changes far from each other are hunks of their own', () => {
  const before = lines(30).join('');
  const diff = unifiedDiff('a.md', before, before.replace('line 2\n', '').replace('line 25\n', 'line 25\nand more\n'));
  expect(diff.match(/^@@.*@@$/gm)).toEqual(['@@ -1,5 +1,4 @@', '@@ -23,6 +22,7 @@']);
});

test('a last line without its end is told', () => {
  expect(unifiedDiff('a.md', 'one\ntwo', 'one\nzwei')).toBe(
    '--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n one\n-two\n\\ No newline at end of file\n+zwei\n\\ No newline at end of file\n',
  );
});

test('git makes the second text of the first', { timeout: 60_000 }, () => {
  const folder = writeFolder({});
  const text = fc
    .array(fc.constantFrom('a\n', 'b\n', 'c\r\n', '\n', 'longer line\n', '{}\n'), { maxLength: 30 })
    .map((all) => all.join(''));
  const ended = fc.tuple(text, fc.constantFrom('', 'no end')).map(([all, end]) => all + end);
  fc.assert(
    fc.property(ended, ended, (before, after) => {
      fc.pre(before !== after && before !== '' && after !== '');
      addFiles(folder, { 'page.md': before, 'change.diff': unifiedDiff('page.md', before, after) });
      execFileSync('git', ['apply', '--whitespace=nowarn', '--unsafe-paths', 'change.diff'], {
        cwd: folder,
        stdio: 'pipe',
        env: { ...process.env, GIT_CEILING_DIRECTORIES: folder },
      });
      expect(readFileSync(join(folder, 'page.md'), 'utf8')).toBe(after);
    }),
    { seed: 5, numRuns: 120 },
  );
});
