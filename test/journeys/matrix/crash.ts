// SIGKILL of the product at every write of every kind, before it is answered and after it took effect.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Drawbridge, startDrawbridge } from '../../support/drawbridge.ts';
import { directories } from './directories.ts';
import { tellAll, type Write, type Writes } from './round.ts';
import type { Tale } from './tale.ts';
import { TALES } from './tales.ts';

const UNANSWERED = { kind: 'slow', ms: 1_500 };
const TAKEN = { kind: 'reset-after' };

export interface Crash {
  readonly name: string;
  readonly fault: object;
  /** Which of its writes each tale is killed at. */
  readonly step: number;
}

export const crashesAt = (steps: readonly number[]): Crash[] =>
  steps.flatMap((step) => [
    { name: `write ${step + 1}, unanswered`, fault: UNANSWERED, step },
    { name: `write ${step + 1}, taken`, fault: TAKEN, step },
  ]);

export function crashes(points: readonly Crash[]): void {
  describe('every kind, with the product killed', () => {
    let drawbridge: Drawbridge;
    let before: Record<string, unknown>;
    let writes: Writes;
    beforeAll(async () => {
      drawbridge = await startDrawbridge({ env: () => ({ READ_BACK_SECONDS: '1' }) });
      before = await directories(drawbridge);
      writes = await tellAll(drawbridge, TALES, before);
    }, 120_000);
    afterAll(() => drawbridge.stop());

    const arm = (fault: object, of: ReadonlyMap<Tale, readonly Write[]>, step: number) =>
      Promise.all(
        TALES.map((tale) => {
          const own = of.get(tale) ?? [];
          const write = own[step % own.length];
          return write && drawbridge.fault({ ...fault, ...write, count: 1 });
        }),
      );
    /** Every tale has come to its write by then; those that came last are not answered yet. */
    const kill = async () => {
      await drawbridge.faultMet();
      await drawbridge.kill();
    };

    test.each(points)(
      '$name: all are set up once and taken back',
      async ({ fault, step }) => {
        await drawbridge.call('POST', '/sandbox/reset');
        const told = await tellAll(drawbridge, TALES, before, {
          hurry: true,
          beforeApproval: async () => void (await arm(fault, writes.up, step)),
          afterApproval: kill,
          beforeEnd: async () => void (await arm(fault, writes.down, step)),
          duringEnd: kill,
        });
        for (const tale of TALES) {
          expect(told.up.get(tale), tale.about).toEqual(writes.up.get(tale));
        }
      },
      90_000,
    );
  });
}
