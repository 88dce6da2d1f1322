import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { measureProse } from '../../src/check/prose.ts';
import { defaultConfig } from '../../src/content-graph/config.ts';
import { writeFolder } from '../write-folder.ts';

const easy = '# A title that does not count\n\nThe cat sat on the mat. It saw a dog.\n\n* Run\n* Hide now\n\n`code` stays in.\n';
const hard =
  'The implementation of organizational responsibilities was delegated by administrators. Considerable difficulties were anticipated.\n';

test('words, sentences and the passive voice are counted', () => {
  const folder = writeFolder({ 'easy.md': easy, 'hard.md': hard, 'none.md': '# Only a title\n' });
  const {
    pages: [first, second, ...more],
    silent,
  } = measureProse([folder], defaultConfig);
  expect(first).toEqual({
    path: 'easy.md',
    products: [],
    words: 16,
    sentences: 5,
    wordsPerSentence: 3.2,
    longest: 6,
    ease: 119,
    passive: 0,
  });
  expect(second).toMatchObject({ path: 'hard.md', words: 13, sentences: 2, longest: 9, passive: 1 });
  expect(second?.ease).toBeLessThan(0);
  expect(more).toEqual([]);
  expect(silent).toBe(1);
});

test('what has no sentences, or none of Latin letters, is counted and left out', () => {
  const code = '# Code\n\n```js\nlet a = 1\n```\n';
  const folder = writeFolder({
    'empty.md': '',
    'code.md': code,
    'zh.md': '# 测试\n\n这是一个测试。第二句话。\n',
    'fr.md': 'Voilà un été.\n',
  });
  const { pages, silent, foreign } = measureProse([folder], defaultConfig);
  expect(pages.map(({ path }) => path)).toEqual(['fr.md']);
  expect([silent, foreign]).toEqual([2, 1]);
  const script = fileURLToPath(new URL('../../scripts/prose.ts', import.meta.url));
  const shown = execFileSync(process.execPath, [script, `${folder}/empty.md`], { encoding: 'utf8' });
  expect(shown).toBe('Nothing to measure\n1 edition without prose left out\n');
});

test('the command prints the hardest page first, and one JSON object', () => {
  const folder = writeFolder({ 'easy.md': easy, 'hard.md': hard });
  const script = fileURLToPath(new URL('../../scripts/prose.ts', import.meta.url));
  const run = (...args: string[]): string => execFileSync(process.execPath, [script, folder, ...args], { encoding: 'utf8' });
  const lines = run().split('\n');
  expect(lines[1]).toContain('hard.md');
  expect(lines[2]).toContain('easy.md');
  expect(JSON.parse(run('--json'))).toMatchObject({ version: 1, pages: [{ path: 'hard.md' }, { path: 'easy.md' }] });
});
