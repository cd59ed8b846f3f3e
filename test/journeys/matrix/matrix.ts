// Kind × step × fault: in each round every tale meets one fault at one of its writes, up and down.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Drawbridge, startDrawbridge } from '../../support/drawbridge.ts';
import { directories } from './directories.ts';
import { tellAll, type Write, type Writes } from './round.ts';
import type { Tale } from './tale.ts';
import { TALES } from './tales.ts';
import type { Weather } from './weather.ts';

/** `steps`: how many of its writes, one after the other, each tale meets every fault at. */
export function matrix(weathers: readonly Weather[], steps: number): void {
  describe('every kind in rough weather', () => {
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
        TALES.map((tale, i) => {
          const own = of.get(tale) ?? [];
          const write = own[(step + i) % own.length];
          return write && drawbridge.fault({ ...fault, ...write, count: 1 });
        }),
      );

    test('each of them writes something, and takes it back', () => {
      for (const tale of TALES) {
        expect(writes.up.get(tale), tale.about).not.toHaveLength(0);
        expect(writes.down.get(tale), tale.about).not.toHaveLength(0);
      }
    });

    const rounds = weathers.flatMap((weather, i) =>
      Array.from(
        { length: steps },
        (_, step) => [weather.name, step + 1, weather, i + step] as const,
      ),
    );
    test.each(rounds)(
      '%s, round %i: all are set up once and taken back',
      async (_name, _step, { fault }, step) => {
        await drawbridge.call('POST', '/sandbox/reset');
        const told = await tellAll(drawbridge, TALES, before, {
          beforeApproval: async () => void (await arm(fault, writes.up, step)),
          beforeEnd: async () => void (await arm(fault, writes.down, step)),
        });
        for (const tale of TALES) {
          // A removal may be sent twice; nothing is given twice.
          expect(told.up.get(tale), tale.about).toEqual(writes.up.get(tale));
        }
      },
      90_000,
    );
  });
}
