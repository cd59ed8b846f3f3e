// What `npm run test:nightly` runs: the tests that take minutes.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/support/database-template.ts'],
    include: ['test/**/*.nightly.test.ts'],
    maxWorkers: 1,
    testTimeout: 900_000,
  },
});
