import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ownPages } from '../editor/own-pages.ts';
import { copyProject } from '../copy-project.ts';

async function move(folder: string, args: readonly string[], env: Record<string, string> = {}): Promise<{ code: unknown; text: string }> {
  const all = [join(folder, 'scripts/move.ts'), 'guides/roles', 'guides/all-roles', ...args];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, all, { cwd: folder, env: { ...process.env, ...env } });
    return { code: 0, text: stdout };
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && 'signal' in cause && 'stdout' in cause && 'stderr' in cause)) throw cause;
    return { code: cause.signal ?? cause.code, text: `${String(cause.stdout)}${String(cause.stderr)}` };
  }
}

/** A `git` that kills whoever asks it, when every link is rewritten and no file moved. */
function writeDeadlyGit(folder: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'git'), '#!/bin/sh\nkill -9 $PPID\n');
  chmodSync(join(bin, 'git'), 0o755);
  return `${bin}${delimiter}${process.env['PATH'] ?? ''}`;
}

test.skipIf(process.platform === 'win32')(
  'a move that is killed is taken back by the next one, except where somebody went on',
  async () => {
    const folder = copyProject(ownPages);
    const textIn = (path: string): string => readFileSync(join(folder, 'content', path), 'utf8');
    expect(await move(folder, [], { PATH: writeDeadlyGit(folder) })).toEqual({ code: 'SIGKILL', text: '' });
    expect(textIn('guides/start.mdx')).toContain('all-roles.mdx');
    expect(existsSync(join(folder, 'content/guides/roles.mdx'))).toBe(true);
    const goneOn = `${textIn('troubleshooting/cannot-see-space.mdx')}\nMore.\n`.replaceAll('all-roles', 'roles');
    writeFileSync(join(folder, 'content/troubleshooting/cannot-see-space.mdx'), goneOn);

    const dry = await move(folder, ['--dry-run']);
    expect(dry).toEqual({ code: 2, text: expect.stringMatching(/^Cannot tell what would change: an earlier change was cut short/) });

    const { code, text } = await move(folder, []);
    expect(code).toBe(0);
    expect(text).toMatch(/^Took back an earlier change that had been cut short\nChanged\n/);
    expect(textIn('guides/start.mdx')).toBe(ownPages['guides/start.mdx']?.replaceAll('roles.mdx', 'all-roles.mdx'));
    expect(textIn('guides/all-roles.mdx')).toContain('redirectFrom: [guides/roles]');
    expect(textIn('troubleshooting/cannot-see-space.mdx')).toBe(goneOn.replaceAll('roles.mdx', 'all-roles.mdx'));
    expect((await move(folder, ['--dry-run'])).text).toMatch(/^Cannot move .*: there is no such file/);
  },
);
