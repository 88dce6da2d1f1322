import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './slowest-first.ts';

/** Tests that build a site, in a copy of the project each, or drive a browser over the sites that are built once for them all. */
const built = ['tests/site/**/*.test.ts', 'tests/publish/**/*.test.ts', 'tests/browser/**/*.test.ts'];

/** Where `.ci/run` wants the results as JSON, besides what people read. */
const results = process.env['UNSTUCK_TEST_RESULTS'];

export default defineConfig({
  test: {
    reporters: results ? ['default', ['json', { outputFile: results }]] : ['default'],
    // Commands are started hundreds of times: Node compiles their code once.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') },
    // Two cores are common in CI, vitest would leave one of them idle, and many tests wait for commands and pages.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: SlowestFirst },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'engine', include: ['tests/**/*.test.ts'], exclude: built } },
      {
        extends: true,
        test: {
          name: 'site',
          include: built,
          globalSetup: 'tests/browser/built-sites.ts',
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
