// Brings sandbox and product back to where they were at the first start.
import { Problem } from '../personas/problem.ts';
import type { WalkWorld } from '../walk/walk.ts';
import type { Directories } from './directories.ts';
import { beginEra } from './era.ts';

export async function startOver(world: WalkWorld, directories: Directories): Promise<void> {
  const empty = () => {
    world.store.transaction(() => {
      world.store.clear('chat/');
      world.clock.restart(directories.startsAt);
    });
    world.chats.forget();
  };
  empty();
  directories.seed();
  if (world.hasProduct) {
    await obeyedUnlessAway(world.product.reset());
    // Work that was under way in the product may have written in the meantime.
    empty();
    directories.seed();
    await obeyedUnlessAway(world.product.moveClock(world.clock.offsetMs()));
  }
  world.bus.tell('reset', { era: beginEra(world.store) });
}

/** A bot that does not run keeps its state, and the caller is told so. */
async function obeyedUnlessAway(call: Promise<void>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 503) throw error;
    const message = `The sandbox is reset, the bot is not: ${error.message}`;
    throw new Problem(503, 'BotUnavailable', message);
  }
}
