// What `npm test` runs: everything under test/ but the long ones. Two workers, because two cores.
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** For every process that tests start, commands of the product above all: what one compiled the next need not. */
process.env.NODE_COMPILE_CACHE ??= resolve('node_modules/.cache/compile');

/** Journeys share one running product a worker, and ask for it as on its first day. */
const JOURNEYS = 'test/journeys/**/*.test.ts';
/** Short-lived processes: compiling the embedded database a second time costs more than it gains. */
const execArgv = ['--liftoff-only'];
const globalSetup = ['test/support/database-template.ts'];
const LONG = 'test/**/*.nightly.test.ts';

/** Begun first, so that no worker is left alone with one at the end. */
const LONGEST = [
  'matrix/matrix',
  'docs',
  'permissions',
  'faults/withdrawn',
  'guest-access',
  'restart',
].map((name) => `/test/journeys/${name}.test.ts`);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(name));
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
          // One process a worker: most of the time would be imports. What a test changes in it, it puts back.
          name: 'shared',
          execArgv,
          globalSetup,
          include: ['test/**/*.test.ts'],
          exclude: [LONG, JOURNEYS, 'node_modules/**'],
          isolate: false,
          // Long histories are a lot of work on a busy machine.
          testTimeout: 90_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
