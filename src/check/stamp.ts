import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readText } from './read-text.ts';

/** Within so many milliseconds after a change another one may leave the time of a file as it was. */
const clockGrain = 2000;

/** The time of the last change of any kind, the time of the content, and the size; empty where there is no file. */
export function stampOf(file: string): string {
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    return found ? `${found.ctimeMs} ${found.mtimeMs} ${found.size}` : '';
  } catch {
    return '';
  }
}

/** Whether every later change will give the file another stamp. */
export function isSettled(stamp: string): boolean {
  return stamp !== '' && Number(stamp.slice(0, stamp.indexOf(' '))) < Date.now() - clockGrain;
}

/** Times say whether a file changed; on CI every checkout sets them anew. */
export function trustsTimes(): boolean {
  return !process.env['CI'];
}

/** Changes with Node, with the installed packages and with every source file of the check; on another machine it is the same only by content. */
export function toolVersion(hasTrust = trustsTimes()): string {
  const sum = createHash('sha1').update(process.version);
  const root = new URL('../../', import.meta.url);
  const read = hasTrust ? stampOf : readText;
  for (const name of ['node_modules/.package-lock.json', 'package-lock.json', '../../.package-lock.json'])
    sum.update(read(fileURLToPath(new URL(name, root))));
  for (const folder of ['src/content-graph/', 'src/rules/', 'src/check/', 'src/products/']) {
    const names = readdirSync(new URL(folder, root)).filter((name) => /\.[jt]s$/.test(name));
    for (const name of names.sort()) sum.update(`${name} ${read(fileURLToPath(new URL(folder + name, root)))}\n`);
  }
  return sum.digest('hex');
}
