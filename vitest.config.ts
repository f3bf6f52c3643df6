import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'server/**/*.test.ts',
      'knowledge/**/*.test.ts',
      'evals/**/*.test.ts',
      'miniprogram/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**'],
    globalSetup: ['server/testing/build-pages.ts'],
    reporters: ['default', './server/testing/count-reporter.ts'],
    // Two cores: a browser, a server and the workers share them.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
