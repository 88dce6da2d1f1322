import { defineConfig } from 'vitest/config';

/** Tests that build a site, in a copy of the project each, or drive a browser over the sites that are built once for them all. */
const built = ['tests/site/**/*.test.ts', 'tests/publish/**/*.test.ts', 'tests/browser/**/*.test.ts'];

/** Where `.ci/run` wants the results as JSON, besides what people read. */
const results = process.env['UNSTUCK_TEST_RESULTS'];

export default defineConfig({
  test: {
    reporters: results ? ['default', ['json', { outputFile: results }]] : ['default'],
    // Two cores are common in CI, and vitest would leave one of them idle.
    maxWorkers: '100%',
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
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
