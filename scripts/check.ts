import { enableCompileCache } from 'node:module';

// Before anything else is loaded: start-up is most of the time a check of a small folder takes.
enableCompileCache();
const { checkCommand } = await import('./check-command.ts');
await checkCommand();
