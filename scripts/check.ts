import { enableCompileCache } from 'node:module';

// Before anything else is loaded: start-up is most of the time a check of a small folder takes.
enableCompileCache();
const [{ checkCommand }, { bearClosedPipe }] = await Promise.all([import('./check-command.ts'), import('./closed-pipe.ts')]);
bearClosedPipe();
await checkCommand();
