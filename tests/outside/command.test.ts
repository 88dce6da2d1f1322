import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MisbehavingServer, startMisbehaving } from './misbehaving-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'unstuck-external-'));
let server: MisbehavingServer;
beforeAll(async () => {
  server = await startMisbehaving();
  writeFileSync(join(folder, 'good.md'), `[good](${server.origin}/good)\n`);
  writeFileSync(join(folder, 'dead.md'), `[gone](${server.origin}/gone)\n`);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [resolve('scripts/check-external.ts'), ...args], { cwd: folder });
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((done) => child.once('close', done)),
  ]);
  return { code, stdout, stderr };
}

test('a good page: exit code 0, and how much was asked', async () => {
  const { code, stdout, stderr } = await run('good.md', '--private', '--fresh');
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'Addresses: 1 asked, 0 known from earlier runs, 0 allowed, 0 private\n' });
  expect(stdout).toMatch(/^No findings in 1 page, \d+ ms\n$/);
});

test('a dead link: exit code 1, through any reporter', async () => {
  const { code, stdout } = await run('dead.md', '--private', '--fresh', '--reporter', 'json');
  expect(code).toBe(1);
  expect(JSON.parse(stdout).findings).toMatchObject([
    { file: 'dead.md', line: 1, column: 8, rule: 'dead-outside-link', severity: 'error' },
  ]);
});

test.each([
  [['no-such-folder'], /^Cannot check no-such-folder: /],
  [['good.md', '--allow', 'none.json'], /^Cannot read the allow-list none\.json: no such file\n$/],
  [['--nonsense'], /^Cannot read the arguments: /],
])('%j: exit code 2 and one sentence', async (args, sentence) => {
  const { code, stdout, stderr } = await run(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(sentence);
});
