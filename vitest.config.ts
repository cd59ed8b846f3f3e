// What `npm test` runs: everything under test/ but the long ones. Two workers, because two cores.
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests of pure code and of fakes share one process a worker: most of their time would be imports. */
const SHARED = [
  'test/{app-package,cards,config,domain,effects,house,inbound,shared,usecases}/**/*.test.ts',
  'test/adapters/entra/{changes,facts}/**/*.test.ts',
  'test/sandbox/graph/**/*.test.ts',
];
/** Journeys share one running product a worker, and ask for it as on its first day. */
const JOURNEYS = 'test/journeys/**/*.test.ts';
/** Short-lived processes: compiling the embedded database a second time costs more than it gains. */
const execArgv = ['--liftoff-only'];
const globalSetup = ['test/support/database-template.ts'];
const LONG = 'test/**/*.nightly.test.ts';

/** Begun first, so that no worker is left alone with one at the end. */
const LONGEST = ['matrix', 'docs', 'permissions', 'withdrawn', 'guest-access', 'restart'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'journeys',
          execArgv,
          globalSetup,
          include: [JOURNEYS],
          exclude: [LONG],
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'alone',
          execArgv,
          globalSetup,
          include: ['test/**/*.test.ts'],
          exclude: [LONG, JOURNEYS, ...SHARED, 'node_modules/**'],
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
