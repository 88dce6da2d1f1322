import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addFiles, writeFolder } from './write-folder.ts';

export const project = fileURLToPath(new URL('../', import.meta.url));

/** A project of its own for the running test, with these files as its content, in which commands can write. */
export function copyProject(content: Record<string, string> = {}): string {
  const folder = writeFolder({});
  for (const name of ['src', 'scripts', 'tests', 'package.json']) {
    cpSync(join(project, name), join(folder, name), {
      recursive: true,
      filter: (path) => !path.replaceAll('\\', '/').includes('/src/site'),
    });
  }
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'content'));
  addFiles(join(folder, 'content'), content);
  return folder;
}
