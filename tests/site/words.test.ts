import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles } from '../../src/publish/read-html.ts';
import { en } from '../../src/site/words/en.ts';

const folder = 'src/site';
const sources = listFiles(folder)
  .filter((file) => /\.(?:ts|astro)$/.test(file) && !/^(?:words|dev)\//.test(file))
  .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));

test('every word of the interface is said somewhere', () => {
  const unsaid = Object.keys(en).filter(
    (word) => !sources.some(({ text }) => new RegExp(`\\bwords\\.${word}\\b|\\b${word}\\b.*= words;`).test(text)),
  );
  expect(unsaid).toEqual([]);
});

test('no component says words of its own', () => {
  const markup = sources
    .filter(({ file }) => file.endsWith('.astro'))
    .map(({ file, text }) => ({ file, body: text.replace(/^---[\s\S]*?^---/m, '') }));
  const said = markup.flatMap(({ file, body }) =>
    [...body.matchAll(/>\s*([A-Za-z][a-z]+(?: [a-z]+)*)\s*<|\b(?:aria-label|title|placeholder|alt)="([^"{]+)"/g)].map(
      ([found]) => `${file}: ${found}`,
    ),
  );
  expect(said).toEqual([]);
});
