'use strict';

// Loaded before every command: a Node that cannot run TypeScript would answer with a stack trace.
if (!process.features.typescript) {
  process.stderr.write(`Unstuck needs Node 22.18 or newer and this is ${process.version}: run the command through npm, which brings its own Node.\n`);
  process.exit(2);
}
