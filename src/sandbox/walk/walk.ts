// Moves the sandbox's clock from due moment to due moment and lets the bot settle at each.
import { Problem } from '../personas/problem.ts';
import { settle } from '../personas/settle.ts';
import type { ChatWorld } from '../personas/world.ts';
import type { Idle } from '../product.ts';

export interface WalkWorld extends ChatWorld {
  /** When a directory changes by itself next, after a moment; in milliseconds since the epoch. */
  nextDirectoryMoment(afterMs: number): number | undefined;
  /** False when the sandbox runs alone: then only the directories have due moments. */
  readonly hasProduct: boolean;
}

const LIMIT_MS = 60_000;

async function settled(world: WalkWorld, end: number): Promise<Idle> {
  if (!world.hasProduct) return { idle: true, outstanding: [] };
  const report = await settle(world, end - Date.now());
  if (report.idle) return report;
  throw new Problem(504, 'ClockStillWalking', 'Work is still outstanding after 60 seconds.', {
    outstanding: report.outstanding,
    now: new Date(world.clock.now()).toISOString(),
  });
}

async function moveTo(world: WalkWorld, ms: number): Promise<void> {
  world.clock.moveTo(ms);
  world.bus.tell('clock', { offsetMs: world.clock.offsetMs() });
  if (!world.hasProduct) return;
  try {
    await world.product.moveClock(world.clock.offsetMs());
  } catch (error) {
    // A bot that is restarting reads the clock itself; settling waits for it.
    if (!(error instanceof Problem) || error.status !== 503) throw error;
  }
}

const earliest = (...moments: (number | undefined)[]): number | undefined => {
  const some = moments.filter((one) => one !== undefined);
  return some.length > 0 ? Math.min(...some) : undefined;
};

/** The next moment at which anything happens by itself that somebody sees; undefined when nothing is planned. */
export async function nextMoment(world: WalkWorld): Promise<number | undefined> {
  const directory = world.nextDirectoryMoment(world.clock.now());
  if (!world.hasProduct) return directory;
  return earliest(directory, (await world.product.idle(0)).nextSeenAt);
}

/** Walks to `target`, in milliseconds since the epoch; after 60 s a 504 names what is outstanding. */
export async function walkTo(world: WalkWorld, target: number): Promise<number> {
  const end = Date.now() + LIMIT_MS;
  let report = await settled(world, end);
  while (world.clock.now() < target) {
    const now = world.clock.now();
    const next = earliest(report.nextDueAt, world.nextDirectoryMoment(now), target) ?? target;
    await moveTo(world, Math.max(next, now + 1));
    report = await settled(world, end);
    if (Date.now() >= end && world.clock.now() < target) {
      const { outstanding } = report;
      throw new Problem(504, 'ClockStillWalking', 'The way is longer than 60 seconds.', {
        outstanding,
        now: new Date(world.clock.now()).toISOString(),
      });
    }
  }
  return world.clock.now();
}
