import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OwnFailure } from '../../src/content-graph/own-failure.ts';
import { readTables } from '../../src/content-graph/tables.ts';

const roles = { guest: { name: 'Guest', level: 'space', products: { blue: ['look around'] } } };
const redirects = { 'old/page': 'guides/new-page#part', README: '' };

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unstuck-tables-'));
  mkdirSync(join(folder, '_data'));
  write('roles', JSON.stringify(roles));
  write('redirects', JSON.stringify(redirects));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('gives what the files hold', () => {
  expect(readTables(folder)).toEqual({ roles, redirects });
});

test.each([
  ['roles', '{', 'Cannot read the table', 'it has to be a JSON file'],
  ['roles', '{"guest":{"name":"Guest","level":"room","products":{"blue":["look"]}}}', 'Cannot use the table', '`guest.level`'],
  ['roles', '{"guest":{"name":"Guest","level":"space","products":{}}}', 'Cannot use the table', 'expected at least one product'],
  ['roles', '{"guest":{"name":"Guest","level":"space","products":{"blue":[]}}}', 'Cannot use the table', '`guest.products.blue`'],
  ['redirects', '{"/old":"guides/new"}', 'Cannot use the table', '/old'],
  ['redirects', '{"old":"guides/new.mdx"}', 'Cannot use the table', '`old`'],
])('names the fault of %s.json %s', (name, source, start, reason) => {
  write(name, source);
  const fails = () => readTables(folder);
  expect(fails).toThrow(OwnFailure);
  expect(fails).toThrow(`${start} ${join(folder, '_data', `${name}.json`)}`);
  expect(fails).toThrow(reason);
});

test('names a table that is missing', () => {
  rmSync(join(folder, '_data', 'redirects.json'));
  expect(() => readTables(folder)).toThrow('redirects.json');
});

function write(name: string, source: string): void {
  writeFileSync(join(folder, '_data', `${name}.json`), source);
}
