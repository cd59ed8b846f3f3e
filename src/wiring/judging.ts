// Has tenants judged ahead: at the start, soon after one was read, and again before results are too old to stand.
import { rehearse } from '../adapters/language/rehearse.ts';
import { traceOf } from '../ports/directory-error.ts';
import type { Log } from '../ports/log.ts';
import { MINUTE } from '../shared/duration.ts';
import { type JudgeAheadDeps, judgeAhead } from '../usecases/judge-ahead.ts';

/** Less than the time after which results are judged again, so that none is met too old. */
const EVERY_MS = 4 * MINUTE;
/** Several tenants are read at about the same time. */
const SOON_MS = 2_000;
/** About as long as judging a tenant takes, so that half of the time is everybody else's. */
const BREATH_MS = 8;

export interface Judging {
  /** After something was read. */
  soon(): void;
  stop(): Promise<void>;
}

/** Everybody else's turn, where somebody waits for what is being judged. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function startJudging(depsNow: () => Omit<JudgeAheadDeps, 'breathe'>, log: Log): Judging {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let rehearsed = false;
  const breathe = () =>
    new Promise<void>((resolve) => {
      setTimeout(resolve, BREATH_MS);
    });

  function plan(ms: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(run, ms).unref();
  }

  function run(): void {
    again = false;
    running = prepare(depsNow())
      .catch((error: unknown) => {
        // Whoever asks judges what is missing.
        log.warn('judging.ahead-failed', { detail: traceOf(error) });
      })
      .finally(() => {
        running = undefined;
        plan(again ? SOON_MS : EVERY_MS);
      });
  }

  async function prepare(deps: Omit<JudgeAheadDeps, 'breathe'>): Promise<void> {
    if (!rehearsed) {
      rehearsed = true;
      for (const _ of rehearse(deps.checks, deps.estate, deps.clock.now())) {
        if (stopped) return;
        await breathe();
      }
    }
    await judgeAhead({ ...deps, breathe }, () => !stopped);
  }

  plan(0);
  return {
    soon() {
      // Planned already: reading one tenant after the other does not put it off for good.
      if (!again && !running) plan(SOON_MS);
      again = true;
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
