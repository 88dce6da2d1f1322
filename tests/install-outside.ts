import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Installs programs that are measured or that measure, at these versions, into a folder outside our own dependencies; once. */
export function installOutside(folder: string, dependencies: Readonly<Record<string, string>>): void {
  const manifest = JSON.stringify({ private: true, dependencies }, undefined, 2);
  const file = join(folder, 'package.json');
  const isComplete =
    existsSync(file) &&
    readFileSync(file, 'utf8') === manifest &&
    Object.keys(dependencies).every((name) => existsSync(join(folder, 'node_modules', name)));
  if (isComplete) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, manifest);
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
