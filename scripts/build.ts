import { build } from './build-command.ts';

process.exitCode = await build(process.cwd());
