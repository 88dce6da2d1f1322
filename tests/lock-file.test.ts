import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Entry {
  version?: string;
  resolved?: string;
  /** A folder of this repository. */
  link?: true;
  optionalDependencies?: Record<string, string>;
}

const source = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8');
const { packages } = JSON.parse(source) as { packages: Record<string, Entry> }; // the form of npm's lock files, version 3

/** The folders Node looks into for what a package needs, the nearest first. */
function foldersOf(path: string): string[] {
  const parts = path.split('/node_modules/');
  const nested = parts.map((_, index) => `${parts.slice(0, parts.length - index).join('/node_modules/')}/node_modules/`);
  return path === '' ? ['node_modules/'] : [...nested, 'node_modules/'];
}

// npm writes only the platforms that its registry served; `npm ci` then fails, there and elsewhere.
test('the lock file names the packages of every platform', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !foldersOf(path).some((folder) => `${folder}${name}` in packages)),
  );
  expect(missing).toEqual([]);
});

test('the lock file names a version of every package, and no host', () => {
  const entries = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link);
  expect(entries.filter(([, { version }]) => version === undefined).map(([path]) => path)).toEqual([]);
  expect(entries.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
});
