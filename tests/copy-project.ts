import { cpSync, mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { addFiles } from './write-folder.ts';

export const project = fileURLToPath(new URL('../', import.meta.url));

/** One place for each worker of a run, not one for each test: Node then remembers the compiled code of the copies. */
const place = join(realpathSync(tmpdir()), `unstuck-project-${process.ppid}-${process.env['VITEST_POOL_ID'] ?? ''}`);

/** A project of its own for the running test, with these files as its content, in which commands can write; `more` names what few commands need. */
export function copyProject(content: Record<string, string> = {}, more: readonly string[] = []): string {
  rmSync(place, { recursive: true, force: true });
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  for (const name of ['src', 'scripts', 'package.json', ...more]) {
    cpSync(join(project, name), join(place, name), {
      recursive: true,
      filter: (path) => !path.replaceAll('\\', '/').includes('/src/site'),
    });
  }
  symlinkSync(join(project, 'node_modules'), join(place, 'node_modules'));
  mkdirSync(join(place, 'content'));
  addFiles(join(place, 'content'), content);
  return place;
}
