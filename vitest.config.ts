// What `npm test` runs: everything under test/ but the long ones. Two workers, because two cores.
import { defineConfig } from 'vitest/config';

/** Tests of pure code and of fakes share one process a worker: most of their time would be imports. */
const SHARED = [
  'test/{app-package,cards,config,domain,effects,house,inbound,shared,usecases}/**/*.test.ts',
  'test/adapters/entra/{changes,facts}/**/*.test.ts',
  'test/sandbox/graph/**/*.test.ts',
];
/** Short-lived processes: compiling the embedded database a second time costs more than it gains. */
const execArgv = ['--liftoff-only'];
const LONG = 'test/**/*.nightly.test.ts';

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'alone',
          execArgv,
          globalSetup: ['test/support/database-template.ts'],
          include: ['test/**/*.test.ts'],
          exclude: [LONG, ...SHARED, 'node_modules/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'shared',
          include: SHARED,
          exclude: [LONG],
          isolate: false,
          // Long histories are a lot of work on a busy machine.
          testTimeout: 90_000,
        },
      },
    ],
  },
});
