// SIGKILL of the product at random moments of whole stories: made once, ended, nothing left behind.
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Drawbridge, startDrawbridge } from '../support/drawbridge.ts';
import {
  ask,
  cardOf,
  eligibleIn,
  FINANCE,
  guestsIn,
  membersOf,
  REPORTS,
  readCard,
} from './story.ts';

let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await startDrawbridge();
}, 90_000);
afterAll(() => drawbridge.stop());

/** Milliseconds from an approval, and from the beginning of the end, to a kill. */
const moments = fc.record({
  kind: fc.constantFrom('guest' as const, 'pim' as const),
  afterApproval: fc.integer({ min: 0, max: 900 }),
  afterExpiry: fc.integer({ min: 0, max: 900 }),
});

const writes = async () =>
  (await drawbridge.changes()).filter(({ method }) => method === 'POST' || method === 'DELETE');

describe('a product that is killed whenever it likes', () => {
  test('makes every change once and takes it back', async () => {
    const before = {
      guests: await guestsIn(drawbridge, 'fabrikam'),
      members: await membersOf(drawbridge, 'fabrikam', 'Finance Closing'),
      eligible: await eligibleIn(drawbridge, 'fabrikam'),
    };
    await fc.assert(
      fc.asyncProperty(moments, async ({ kind, afterApproval, afterExpiry }) => {
        await drawbridge.call('POST', '/sandbox/reset');
        await drawbridge.fault({ latency: { ms: 60 } });
        await ask(drawbridge, 'alex', kind === 'guest' ? FINANCE : REPORTS);
        const card = await cardOf(drawbridge, 'ines');
        // The answer to the click may be lost with the process; then it is pressed once more.
        const press = () =>
          drawbridge.press('ines', card.id, 'Approve', {}, { wait: false, stale: true });
        const click = press().catch(() => undefined);
        await pause(afterApproval);
        await drawbridge.kill();
        if ((await click) === undefined) await press().catch(() => undefined);
        await drawbridge.advance('PT1H');
        expect(await readCard(drawbridge, 'alex')).toMatch(/Waiting for acceptance|Eligible since/);
        expect(await writes()).toHaveLength(kind === 'guest' ? 2 : 1);

        const end = drawbridge.advance('P8D').catch(() => undefined);
        await pause(afterExpiry);
        await drawbridge.kill();
        await end;
        await drawbridge.advance('P8D');
        expect(await readCard(drawbridge, 'alex')).toContain('Read back as gone');
        expect({
          guests: await guestsIn(drawbridge, 'fabrikam'),
          members: await membersOf(drawbridge, 'fabrikam', 'Finance Closing'),
          eligible: await eligibleIn(drawbridge, 'fabrikam'),
        }).toEqual(before);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
