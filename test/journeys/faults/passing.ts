// A fault that passes, met once at every moment of a story: the same end as without it.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openStage, type Stage } from './stage.ts';
import { GUEST, STORIES, type Story } from './stories.ts';

const FAULTS: ReadonlyArray<readonly [name: string, fault: object]> = [
  ['429 without Retry-After', { kind: 'throttle' }],
  ['429 with Retry-After', { kind: 'throttle', retryAfter: 1 }],
  ['500', { kind: 'error', status: 500 }],
  ['503', { kind: 'error', status: 503 }],
  ['502', { kind: 'error', status: 502 }],
  ['504', { kind: 'error', status: 504 }],
  ['a slow answer', { kind: 'slow', ms: 250 }],
  ['a connection reset before it took effect', { kind: 'reset-before' }],
  ['a connection reset after it took effect', { kind: 'reset-after' }],
  ['reads that lag for a moment', { kind: 'lag', ms: 150 }],
  ['an expired token', { kind: 'expired-token' }],
  ['malformed JSON', { kind: 'malformed' }],
];

/** Every fault with every story. */
const CASES: ReadonlyArray<readonly [name: string, story: Story, fault: object]> = STORIES.flatMap(
  (story) => FAULTS.map(([name, fault]) => [`${story.name}, ${name}`, story, fault] as const),
);

export function passes(): void {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 90_000);
  afterAll(() => stage.stop());
  beforeEach(() => stage.reset());

  test.each(CASES)(
    'with a fault at every moment it is made once and ended: %s',
    async (_name, story, fault) => {
      const once = (wheres: readonly { path: string; method: string }[]) =>
        Promise.all(wheres.map((where) => stage.arm(fault, { ...where, count: 1 })));

      // A read that fails is said, with nothing changed; the next press works.
      const refused = await stage.send(story, () => once([story.planning]));
      if (refused !== '') {
        expect(refused).toContain('Fabrikam cannot be read at the moment');
        expect(await stage.send(story)).toBe('');
      }
      await once([story.planning]);
      const unread = await stage.approve();
      if (unread !== '') {
        expect(unread).toContain('Fabrikam cannot be read at the moment');
        expect(await stage.said('ines')).toContain('Waiting for you');
        expect(await stage.changes()).toEqual([]);
      }
      await stage.disarm();
      await once([...story.writes, story.readBack]);
      // What is read back is read at the click as well, so one more press may be needed.
      for (
        let press = 0;
        press < 2 && /Waiting for you/.test(await stage.said('ines'));
        press += 1
      ) {
        await stage.approve();
      }
      await stage.expectTruth(story);
      await stage.advance('PT30M');
      await stage.expectApplied(story);
      if (story === GUEST) await stage.accept();

      await stage.disarm();
      await once([...story.removals, story.proof]);
      await stage.advance('PT26H');
      await stage.expectEnded(story);
    },
  );
}
