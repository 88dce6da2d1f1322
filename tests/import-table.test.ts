import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));

/** What each room may import besides itself: imports point one way, from what is shown to what is known. */
const table: Record<string, string[]> = {
  'src/products': [],
  'src/content-graph': ['src/products'],
  'src/rules': ['src/products', 'src/content-graph'],
  'src/check': ['src/products', 'src/content-graph', 'src/rules'],
  'src/edit': ['src/products', 'src/content-graph', 'src/rules', 'src/check'],
  'src/editor': ['src/products', 'src/content-graph', 'src/rules', 'src/check', 'src/edit'],
  'src/outside': ['src/products', 'src/content-graph', 'src/rules', 'src/check'],
  'src/publish': ['src/products', 'src/content-graph'],
  'src/report': [],
  'src/site': ['src/products', 'src/content-graph'],
  scripts: [
    'src/products',
    'src/content-graph',
    'src/rules',
    'src/check',
    'src/edit',
    'src/editor',
    'src/outside',
    'src/publish',
    'src/report',
    'tests', // what measures and draws for people, and is no part of the product
  ],
};

/** What the rooms that an editor loads, or that are pure, must not need. */
const kept: { rooms: string[]; from: RegExp; why: string }[] = [
  { rooms: ['src/products', 'src/rules', 'src/report'], from: /^node:(?:fs|child_process|https?|net)\b/, why: 'they only compute' },
  {
    rooms: ['src/content-graph', 'src/check', 'src/edit', 'src/editor'],
    from: /^node:(?:https?|net|dns)\b/,
    why: 'only src/outside asks the network, only src/publish serves it',
  },
  {
    rooms: ['src/products', 'src/content-graph', 'src/rules', 'src/check', 'src/edit', 'src/editor', 'src/outside', 'src/report'],
    from: /^(?:astro|@astrojs)\b/,
    why: 'the check starts fast and runs in an editor',
  },
];

interface Import {
  file: string;
  room: string;
  /** As written. */
  from: string;
  /** The room it leads to, where it is one of ours. */
  to?: string;
}

const statement = /(?:\bfrom|\bimport)\s*\(?\s*(['"])([^'"\n]+)\1/g;

function roomOf(path: string): string | undefined {
  return [...Object.keys(table), 'tests'].find((room) => path.startsWith(`${room}/`));
}

const imports: Import[] = globSync('{src,scripts}/**/*.{ts,mts,cjs,mjs,astro}', { cwd: root }).flatMap((name) => {
  const file = name.replaceAll('\\', '/');
  return [...readFileSync(join(root, file), 'utf8').matchAll(statement)].map(([, , from = '']): Import => {
    const to = from.startsWith('.') ? relative(root, join(root, dirname(file), from)).replaceAll('\\', '/') : undefined;
    return { file, room: roomOf(file) ?? file, from, ...(to !== undefined && { to: roomOf(to) ?? to }) };
  });
});

test('every file stands in a room of the table', () => {
  expect(imports.length).toBeGreaterThan(100);
  expect(imports.filter(({ room }) => !(room in table)).map(({ file }) => file)).toEqual([]);
});

describe.each(Object.keys(table))('%s', (room) => {
  test('imports only what the table allows', () => {
    const strangers = imports.filter(
      (found) => found.room === room && found.to !== undefined && found.to !== room && !table[room]?.includes(found.to),
    );
    expect(strangers.map(({ file, from }) => `${file}: ${from}`)).toEqual([]);
  });
});

test.each(kept)('$rooms import nothing like $from: $why', ({ rooms, from }) => {
  const strangers = imports.filter((found) => rooms.includes(found.room) && from.test(found.from));
  expect(strangers.map((found) => `${found.file}: ${found.from}`)).toEqual([]);
});
