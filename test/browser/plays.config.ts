// What `npm run test:plays` runs: every kind of access played in a Chromium from its form to its end; some minutes.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/browser/**/*.plays.ts'],
    maxWorkers: 1,
    testTimeout: 90_000,
    hookTimeout: 60_000,
  },
});
