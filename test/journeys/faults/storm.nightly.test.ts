// Whole stories in bad weather: any call may fail in any way, by chance and by seed; then it clears.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../support/drawbridge.ts';
import { openStage, type Stage } from './stage.ts';
import { GUEST, STORIES } from './stories.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 90_000);
afterAll(() => stage.stop());

const KINDS: readonly object[] = [
  { kind: 'throttle' },
  { kind: 'throttle', retryAfter: 1 },
  { kind: 'error', status: 500 },
  { kind: 'error', status: 503 },
  { kind: 'error', status: 504 },
  { kind: 'reset-before' },
  { kind: 'reset-after' },
  { kind: 'malformed' },
  { kind: 'expired-token' },
  { kind: 'slow', ms: 40 },
  { kind: 'lag', ms: 20_000, clock: 'sandbox' },
];

const weather = fc.record({
  story: fc.constantFrom(...STORIES),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  kinds: fc.subarray([...KINDS], { minLength: 2, maxLength: 5 }),
  probability: fc.constantFrom(0.05, 0.15, 0.3),
  /** Whether the weather lasts into the end, and whether it is given back before its time. */
  atTheEnd: fc.boolean(),
  givenBack: fc.boolean(),
});

test('a story in a storm is told truly all the way, and ends as without it', async () => {
  await fc.assert(
    fc.asyncProperty(weather, async ({ story, seed, kinds, probability, atTheEnd, givenBack }) => {
      await stage.reset();
      const storm = () =>
        Promise.all(kinds.map((kind, i) => stage.arm({ ...kind, probability, seed: seed + i })));
      await stage.send(story);
      await storm();
      for (let press = 0; press < 5; press += 1) {
        if (!/Waiting for you/.test(await stage.said('ines'))) break;
        await stage.approve();
        await stage.expectTruth(story);
      }
      for (let i = 0; i < 6; i += 1) {
        await stage.advance('PT3M');
        await stage.expectTruth(story);
      }
      await stage.disarm();
      // Readers that were throttled keep their distance for some seconds of real time.
      await until('it is decided', async () => {
        if (!/Waiting for you/.test(await stage.said('ines'))) return true;
        return (await stage.approve()) === '';
      });
      await stage.advance('PT2H');
      await stage.expectTruth(story);
      const granted = (await stage.said('alex')).includes(story.inPlace);
      if (granted) {
        await stage.expectApplied(story);
        if (story === GUEST) await stage.accept();
        if (atTheEnd) await storm();
        if (givenBack) await stage.giveBack();
        await stage.advance('PT30H');
        await stage.expectTruth(story);
        await stage.disarm();
        // The clock may have passed every try before those seconds were over.
        await until('it has ended', async () => {
          await stage.advance('PT2H');
          return /Read back as gone/.test(await stage.said('alex'));
        });
        await stage.expectEnded(story);
      } else {
        expect(await stage.said('alex')).toContain('Not granted');
        await stage.expectNothingLeft();
        await stage.expectSound();
      }
    }),
    { numRuns: 30, endOnFailure: true },
  );
}, 900_000);
