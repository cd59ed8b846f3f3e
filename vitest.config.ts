// What `npm test` runs: everything under test/ but the long ones. Two workers, because two cores.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/support/database-template.ts'],
    include: ['test/**/*.test.ts'],
    exclude: ['test/**/*.nightly.test.ts', 'node_modules/**'],
    maxWorkers: 2,
    testTimeout: 20_000,
  },
});
