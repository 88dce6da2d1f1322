import { spawnSync } from 'node:child_process';

/** Neovim's command; on Debian it is installed where that is allowed. A sentence says why there is none. */
export function findNeovim(): { command: string } | { missing: string } {
  const command = process.env['NVIM_PATH'] ?? 'nvim';
  if (runs(command)) return { command };
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !runs('apt-get')) {
    return { missing: 'Neovim is not on the PATH and cannot be installed here: install it, or set NVIM_PATH' };
  }
  const options = { stdio: 'ignore', timeout: 240_000 } as const;
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'neovim'], options);
  return runs(command) ? { command } : { missing: 'Neovim is not on the PATH and apt-get could not install it' };
}

function runs(command: string): boolean {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
}
