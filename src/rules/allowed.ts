import { createRequire } from 'node:module';
import type { Config } from '../content-graph/config.ts';

/** Whether the settings let a word, an address or a host stand in a page. */
export function isAllowed({ allow }: Config, text: string, path: string): boolean {
  if (allow.length === 0) return false;
  const wanted = text.toLowerCase();
  return allow.some((entry) => entry.text.toLowerCase() === wanted && (entry.files === undefined || matches(path, entry.files)));
}

/** Loaded only where the settings name paths. */
function matches(path: string, globs: string[]): boolean {
  const picomatch: typeof import('picomatch') = createRequire(import.meta.url)('picomatch');
  return picomatch(
    globs.map((glob) => (glob.endsWith('/') ? `${glob}**` : glob)),
    { dot: true },
  )(path);
}
