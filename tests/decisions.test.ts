import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

test('every dependency has its written reason, and no other package has one', () => {
  const manifest: Record<string, unknown> = JSON.parse(read('../package.json'));
  const wanted = [manifest['dependencies'], manifest['devDependencies']].flatMap((names) => Object.keys(names ?? {}));
  const [, section = ''] = read('../.github/decisions.md').split('## Why each dependency is here');
  const reasons = [...section.matchAll(/^\| (`.*`) \| .+ \|$/gm)].flatMap(([, names = '']) => names.replaceAll('`', '').split(', '));
  expect(reasons.sort()).toEqual(wanted.sort());
});
