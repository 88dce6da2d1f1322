import { createRequire, enableCompileCache } from 'node:module';

// Before anything else is loaded: start-up is most of the time a check of a small folder takes.
enableCompileCache();
const { findBundle } = await import('./bundled.ts');
const bundle = findBundle();
const { checkCommand }: typeof import('./check-command.ts') =
  bundle === undefined ? await import('./check-command.ts') : createRequire(import.meta.url)(bundle);
await checkCommand();
