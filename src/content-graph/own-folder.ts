import { fileURLToPath } from 'node:url';
import { toSlashes } from './files.ts';

/** Our own pages. */
export const contentFolder = toSlashes(fileURLToPath(new URL('../../content', import.meta.url)));
