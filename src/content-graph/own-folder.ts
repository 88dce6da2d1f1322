import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { toSlashes } from './files.ts';

/** Our own pages. */
export const contentFolder = toSlashes(fileURLToPath(new URL('../../content', import.meta.url)));

/** Whether this is our repository, not a copy of the check that another one has installed. */
export const isHome = existsSync(contentFolder);

/** What is checked where nothing is named. */
export const defaultPath = isHome ? contentFolder : '.';
