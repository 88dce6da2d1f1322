import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/** Where Chrome and Chromium usually are. */
const places: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].map((folder) =>
    join(process.env[folder] ?? 'C:\\', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ),
};

/** Path of a browser for the tests: the one CHROME_PATH names, an installed one, Playwright's own, or on Debian as root a fresh one. */
export function findBrowser(): string {
  const named = process.env['CHROME_PATH'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`Cannot run the browser tests: CHROME_PATH names ${named}, and nothing is there`);
  }
  const found = [...(places[process.platform] ?? []), chromium.executablePath()].find((path) => path !== '' && existsSync(path));
  return found ?? installOnDebian() ?? giveUp();
}

function installOnDebian(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !isDebian()) return undefined;
  spawnSync('apt-get', ['update'], { stdio: 'ignore' });
  const options = ['install', '--yes', '--no-install-recommends', 'chromium'];
  spawnSync('apt-get', options, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  return places.linux?.find((path) => existsSync(path));
}

function isDebian(): boolean {
  return existsSync('/etc/os-release') && /^ID(?:_LIKE)?=.*\b(?:debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function giveUp(): never {
  throw new Error('Cannot run the browser tests: install Chrome or Chromium, or set CHROME_PATH to one');
}
