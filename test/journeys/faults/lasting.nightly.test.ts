// Faults that stay for long: tried again with growing pauses, said on the cards, given up only before the end.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { textOf, until } from '../../support/drawbridge.ts';
import { openStage, type Stage } from './stage.ts';
import { GUEST, PIM, type Story } from './stories.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 90_000);
afterAll(() => stage.stop());
beforeEach(() => stage.reset());

const THROTTLED = { kind: 'throttle' };
const UNAVAILABLE = { kind: 'error', status: 503 };
const BROKEN = { kind: 'reset-before' };
const MALFORMED = { kind: 'malformed' };

/** Which fault meets which story: every fault and every story, not every pair. */
const READS: ReadonlyArray<readonly [name: string, Story, fault: object]> = [
  ['503, guest access', GUEST, UNAVAILABLE],
  ['broken connections, PIM eligibility', PIM, BROKEN],
  ['malformed JSON, guest access', GUEST, MALFORMED],
];
const WRITES: ReadonlyArray<readonly [name: string, Story, fault: object]> = [
  ['429, guest access', GUEST, THROTTLED],
  ['503, PIM eligibility', PIM, UNAVAILABLE],
];

/** In minutes, one after another; of each a quarter may be left out, so that not everything comes back at once. */
function expectToGrow(pauses: readonly number[], wanted: readonly number[]): void {
  const long = pauses.filter((minutes) => minutes > 0);
  for (const [i, most] of wanted.entries()) {
    const told = `pause ${i + 1} of ${long.join()}`;
    expect(long[i], told).toBeGreaterThanOrEqual(Math.floor(most * 0.75));
    expect(long[i], told).toBeLessThanOrEqual(most);
  }
}

describe('what lasts', () => {
  test.each(READS)(
    '%s: a form that cannot be checked is not taken',
    async (_name, story, fault) => {
      const said = await stage.send(story, () => stage.arm(fault, story.planning));
      expect(said).toContain('Fabrikam cannot be read at the moment');
      expect(said).toContain('Try again in a few minutes');
      await stage.disarm();
      expect(await stage.send(story)).toBe('');
    },
  );

  test.each(READS)(
    '%s: a click that cannot be checked decides nothing, and the card still works',
    async (_name, story, fault) => {
      await stage.send(story);
      await stage.arm(fault, story.planning);
      const said = await stage.approve();
      expect(said).toContain('Fabrikam cannot be read at the moment');
      expect(said).toContain('Nothing was changed');
      expect(await stage.said('ines')).toContain('Waiting for you');
      expect(await stage.changes()).toEqual([]);
      await stage.disarm();
      await stage.approve();
      await stage.expectApplied(story);
    },
  );

  test('a silent directory, guest access: a click that was taken up is told, with nothing decided', async () => {
    await stage.send(GUEST);
    await stage.arm({ kind: 'slow', ms: 40_000 }, GUEST.planning);
    expect(await stage.approve()).toContain('Taken up');
    const chat = async () => (await stage.drawbridge.chat('ines')).map(textOf).join('\n');
    const told = async () => (await chat()).includes('Nothing was decided');
    await until('it is told', told, 45_000);
    expect(await chat()).toContain('Fabrikam did not answer in time');
    expect(await stage.said('ines')).toContain('Waiting for you');
  });

  test.each(WRITES)(
    '%s: what cannot be set up is given up and told',
    async (_name, story, fault) => {
      await stage.send(story);
      const last = story.writes.at(-1) ?? story.writes[0];
      await stage.arm(fault, last);
      await stage.approve();
      for (const who of ['alex', 'ines']) {
        expect(await stage.said(who)).toContain('Being set up');
      }
      await stage.advance('PT2M');
      for (const who of ['alex', 'ines']) {
        const card = await stage.said(who);
        expect(card).toContain('Being set up');
        expect(card).toContain('This could not be set up yet');
        expect(card).toContain('Fabrikam');
        expect(card).toContain('It is tried again');
        expect(card).not.toMatch(/(Active|Eligible) since|Waiting for acceptance/);
      }
      await stage.advance('PT30M');
      const pauses = await stage.pausesBetween(last);
      expectToGrow(pauses, [2, 10]);
      const card = await stage.said('ines');
      expect(card).toContain('Why: Given up after 6 tries');
      if (!card.includes('Not granted')) {
        // What a write may have done is taken back by another, which meets the same fault.
        expect(card).toContain('Being undone');
        expect(card).toContain('This could not be taken back yet');
      }
      await stage.disarm();
      await stage.advance('PT62M');
      for (const who of ['alex', 'ines']) {
        const told = await stage.said(who);
        expect(told).toContain('Not granted');
        expect(told).toContain('Why: Given up after 6 tries');
        expect(told).toContain('asked for again');
      }
      await stage.expectTruth(story);
      await stage.expectNothingLeft();
      await stage.expectSound();
    },
  );

  test.each(WRITES)('%s: an end is never forgotten', async (_name, story, fault) => {
    await stage.grant(story);
    await stage.arm(fault, story.removals[0]);
    await stage.giveBack();
    await stage.advance('PT5H');
    for (const who of ['alex', 'ines']) {
      const card = await stage.said(who);
      expect(card).toContain('Being taken back');
      expect(card).toContain('This could not be taken back yet');
      expect(card).toContain('Fabrikam');
      expect(card).toContain('It is tried again');
      expect(card).not.toContain('Read back as gone');
    }
    expect(await stage.footprint()).not.toMatchObject({ guests: 0, eligible: 2 });
    const pauses = await stage.pausesBetween(story.removals[0]);
    expectToGrow(pauses, [2, 10, 10, 10, 10]);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(10);
    await stage.disarm();
    await stage.advance('PT62M');
    await stage.expectEnded(story);
  });
});
