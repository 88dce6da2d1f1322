import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { tidyAfterKilled } from '../../src/publish/leftovers.ts';
import { copyProject } from './project-copy.ts';
import { runScript } from './run-script.ts';

const { root, remove } = copyProject();
afterAll(remove);

const dist = join(root, 'dist');
const working = join(root, '.astro');
beforeEach(() => {
  mkdirSync(join(dist, 'nuvolos'), { recursive: true });
  writeFileSync(join(dist, 'nuvolos', 'index.html'), 'the last good one');
});

function lastGood(): string {
  return readFileSync(join(dist, 'nuvolos', 'index.html'), 'utf8');
}

/** Starts a build and ends it with all it has started, some time after it says something. */
async function killBuild(sign: string, wait: number): Promise<void> {
  const child = spawn(process.execPath, ['scripts/build.ts'], {
    cwd: root,
    detached: true,
    env: { ...process.env, NODE_ENV: '', VITEST: '' },
  });
  const end = new Promise((done) => child.once('close', done));
  let said = '';
  child.stdout.on('data', (text) => (said += String(text)));
  await expect.poll(() => said, { timeout: 120_000 }).toContain(sign);
  await setTimeout(wait);
  process.kill(-(child.pid ?? 0), 'SIGKILL');
  await end;
}

test('a build that is killed leaves the last good result, and the next one replaces it', async () => {
  await killBuild('Checking', 0);
  expect(lastGood()).toBe('the last good one');
  await killBuild('Building', 1500);
  expect(lastGood()).toBe('the last good one');
  const { code } = await runScript(root, 'scripts/build.ts');
  expect(code).toBe(0);
  expect(lastGood()).toContain('<html');
  expect(readdirSync(working).filter((name) => name.startsWith('publish-'))).toEqual([]);
});

/** No process of today has this number: they are given out from below. */
const dead = 4_194_303;

test('killed between the two renames: the last good result comes back', () => {
  mkdirSync(join(working, `publish-${dead}-last`, 'nuvolos'), { recursive: true });
  const gone = join(root, 'gone');
  tidyAfterKilled(working, gone);
  expect(existsSync(join(gone, 'nuvolos'))).toBe(true);
  expect(readdirSync(working).filter((name) => name.startsWith('publish-'))).toEqual([]);
});

test('a build that runs now is left alone', () => {
  mkdirSync(join(working, `publish-${process.pid}`), { recursive: true });
  mkdirSync(join(working, `publish-${dead}`), { recursive: true });
  tidyAfterKilled(working, dist);
  expect(readdirSync(working).filter((name) => name.startsWith('publish-'))).toEqual([`publish-${process.pid}`]);
});
