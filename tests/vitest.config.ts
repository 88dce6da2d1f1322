import { defineConfig } from 'vitest/config';

/** Tests that build a site or drive a browser: one file at a time, because builds share `.astro/`. */
const built = ['tests/site/**/*.test.ts', 'tests/publish/**/*.test.ts', 'tests/browser/**/*.test.ts'];

/** Where `.ci/run` wants the results as JSON, besides what people read. */
const results = process.env['UNSTUCK_TEST_RESULTS'];

export default defineConfig({
  test: {
    reporters: results ? ['default', ['json', { outputFile: results }]] : ['default'],
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
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
