import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What a build reads; everything else stays behind. */
const parts = ['astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json', 'src', 'scripts', 'content'];

/** A copy of the project in a temporary folder, so that tests may change and build it; `remove` deletes it. */
export function copyProject(leaveOut: readonly string[] = []): { root: string; remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'help-project-'));
  for (const part of parts) if (!leaveOut.includes(part)) cpSync(resolve(part), join(root, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'dir');
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
