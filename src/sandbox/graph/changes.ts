// What was changed in the directories, by applications and by the passing of time.
import { settleAll } from './due.ts';
import { type Change, readChanges } from './feed.ts';
import type { GraphWorld } from './world.ts';

/** Changes numbered above `seq`, oldest first; what fell due since the last look comes with them. */
export function changesAfter(world: GraphWorld, seq: number): Change[] {
  settleAll(world);
  return readChanges(world, seq);
}
