import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { start } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'unstuck-pipe-'));
beforeAll(() => {
  // More than a pipe holds.
  for (let page = 0; page < 2000; page += 1) writeFileSync(join(folder, `p${page}.md`), `[x](gone-${page}.md)\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Reads a little, as `head -1` does, and leaves. */
async function leaveEarly(
  args: readonly string[],
  which: 'stdout' | 'stderr',
  isAtOnce: boolean,
): Promise<{ code: number | null; other: string }> {
  const child = start(args);
  let other = '';
  child[which === 'stdout' ? 'stderr' : 'stdout']?.on('data', (chunk) => (other += String(chunk)));
  if (isAtOnce) child[which]?.destroy();
  else child[which]?.once('data', () => child[which]?.destroy());
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, other };
}

test.each(['text', 'json', 'github', 'markdown', 'sarif', 'junit', 'gitlab'])(
  'a reader that leaves early gets no fault from %s',
  async (reporter) => {
    expect(await leaveEarly([folder, '--reporter', reporter], 'stdout', false)).toEqual({ code: 1, other: '' });
  },
);

test('a reader that was never there', async () => {
  expect(await leaveEarly([folder], 'stdout', true)).toEqual({ code: 1, other: '' });
  expect(await leaveEarly(['/no/such/folder'], 'stderr', true)).toEqual({ code: 2, other: '' });
});

test('a watch whose reader leaves ends', async () => {
  expect(await leaveEarly([folder, '--watch'], 'stdout', true)).toMatchObject({ code: 0 });
}, 30_000);
