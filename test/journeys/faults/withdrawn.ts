// A permission or the whole consent is taken away half-way: said with its name, and mended when it is given back.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cardOf } from '../story.ts';
import { openStage, type Stage } from './stage.ts';
import { GUEST, PIM, STORIES, type Story } from './stories.ts';

type Cases = ReadonlyArray<readonly [Story, string]>;

const FIRST_WRITE: Cases = [
  [GUEST, 'User.Invite.All'],
  [PIM, 'RoleEligibilitySchedule.ReadWrite.Directory'],
];
const READ_BACK: Cases = [
  [GUEST, 'User.Read.All'],
  [PIM, 'RoleManagement.Read.Directory'],
];
const REMOVAL: Cases = [
  [GUEST, 'GroupMember.ReadWrite.All'],
  [GUEST, 'User.DeleteRestore.All'],
  [GUEST, 'Directory.Read.All'],
  [PIM, 'RoleEligibilitySchedule.ReadWrite.Directory'],
];

/** Which of them; the first writes are always met. */
export interface Withdrawn {
  readonly readBack: Cases;
  readonly removal: Cases;
  readonly stories: readonly Story[];
}

export const ALL: Withdrawn = { readBack: READ_BACK, removal: REMOVAL, stories: STORIES };
/** Each kind of test with one of the two stories. */
export const SOME: Withdrawn = {
  readBack: READ_BACK.slice(1),
  removal: REMOVAL.slice(2),
  stories: [GUEST],
};

export function withdrawals({ readBack, removal, stories }: Withdrawn): void {
  let stage: Stage;
  let signedInAt = 0;
  beforeAll(async () => {
    stage = await openStage();
    await signIn();
  }, 90_000);
  afterAll(() => stage.stop());
  beforeEach(async () => {
    await stage.reset();
    // A token that is doubted is asked for anew, at most once a minute of real time, and what it lacks
    // then it lacks for that long: every test begins with tokens that nobody doubts yet.
    if (Date.now() - signedInAt < 30_000) return;
    await stage.drawbridge.kill();
    await signIn();
  });

  /** Every identity gets its token while it still has all permissions. */
  async function signIn() {
    signedInAt = Date.now();
    for (const story of STORIES) {
      await stage.grant(story);
      await stage.giveBack();
      await stage.advance('PT10M');
      await stage.expectEnded(story);
      await stage.reset();
    }
  }

  const withdraw = (permission: string) => stage.arm({ kind: 'permission-withdrawn', permission });
  const withdrawConsent = () => stage.arm({ kind: 'consent-withdrawn' });
  const both = async () => [await stage.said('alex'), await stage.said('ines')] as const;

  describe('a permission', () => {
    test.each(FIRST_WRITE)(
      '$name: refused at the first write, nothing is changed',
      async (story, permission) => {
        await stage.send(story);
        await withdraw(permission);
        await stage.approve();
        for (const card of await both()) {
          expect(card).toContain('Not granted');
          expect(card).toContain(permission);
          expect(card).toContain('Fabrikam');
          expect(card).toContain('Nothing was changed');
          expect(card).toContain('asked for again');
          expect(card).not.toContain('Read back as gone');
        }
        expect(await stage.changes()).toEqual([]);
        await stage.expectNothingLeft();
        await stage.expectSound();

        await stage.disarm();
        await stage.send(story);
        await stage.approve();
        await stage.expectApplied(story);
      },
    );

    test('guest access: refused at the second write, the guest goes again', async () => {
      await stage.send(GUEST);
      await withdraw('GroupMember.ReadWrite.All');
      await stage.approve();
      for (const card of await both()) {
        expect(card).toContain('Not granted');
        expect(card).toMatch(/Why: .*GroupMember\.ReadWrite\.All.*Fabrikam/);
        expect(card).toContain('Read back as gone');
      }
      expect(await stage.changes()).toHaveLength(2);
      await stage.expectNothingLeft();
      await stage.expectSound();
    });

    test.each(readBack)(
      '$name: gone before the read-back, it is not called active until it is read',
      async (story, permission) => {
        await stage.send(story);
        await stage.approveUpTo(story.writes[0]);
        await withdraw(permission);
        await stage.advance('PT100S');
        for (const card of await both()) {
          expect(card).toContain('Being set up');
          expect(card).toContain(permission);
          expect(card).toContain('Fabrikam');
        }
        await stage.disarm();
        await stage.advance('PT10M');
        await stage.expectApplied(story);
      },
    );

    test.each(readBack)(
      '$name: gone for good before the read-back, neither granted nor gone is said',
      async (story, permission) => {
        await stage.send(story);
        await stage.approveUpTo(story.writes[0]);
        await withdraw(permission);
        await stage.advance('PT5H');
        for (const card of await both()) {
          expect(card).toContain('Being undone');
          expect(card).toContain('This could not be taken back yet');
          expect(card).toContain(permission);
          expect(card).toContain('It is tried again');
          expect(card).toContain('Why: Given up after 6 tries');
        }
        await stage.disarm();
        await stage.advance('PT62M');
        for (const card of await both()) {
          expect(card).toContain('Not granted');
          expect(card).toContain('Why: Given up after 6 tries');
          expect(card).toContain('Read back as gone');
        }
        await stage.expectNothingLeft();
        await stage.expectSound();
      },
    );

    test.each(removal)(
      '$name: without $1 the end waits, says so, and comes',
      async (story, permission) => {
        await stage.grant(story);
        await withdraw(permission);
        await stage.giveBack();
        await stage.advance('PT5H');
        for (const card of await both()) {
          expect(card).toContain('Being taken back');
          expect(card).toContain('This could not be taken back yet');
          expect(card).toContain(permission);
          expect(card).toContain('Fabrikam');
          expect(card).toContain('It is tried again');
          expect(card).not.toContain('Read back as gone');
        }
        await stage.expectTruth(story);
        await stage.disarm();
        await stage.advance('PT62M');
        await stage.expectEnded(story);
      },
    );
  });

  test('an acceptance that cannot be looked up is not said to be missing', async () => {
    await stage.grant(GUEST);
    await stage.accept();
    await withdraw('User.Read.All');
    const card = await cardOf(stage.drawbridge, 'alex');
    const { notice } = await stage.drawbridge.press('alex', card.id, 'I have accepted');
    expect(notice).toContain('Fabrikam cannot be read at the moment');
    expect(notice).toContain('User.Read.All');
    expect(await stage.said('alex')).toContain('Waiting for acceptance');
    await stage.disarm();
    await stage.drawbridge.press('alex', card.id, 'I have accepted');
    expect(await stage.said('alex')).toContain('Active since');
  });

  describe.each(stories)('the whole consent: $name', (story) => {
    test('gone at the click, nothing is decided', async () => {
      await stage.send(story);
      await withdrawConsent();
      const said = await stage.approve();
      expect(said).toContain('Fabrikam cannot be read at the moment');
      expect(said).toContain('Nothing was changed');
      expect(await stage.said('ines')).toContain('Waiting for you');
      await stage.disarm();
      await stage.approve();
      await stage.expectApplied(story);
    });

    test('gone after the first write and soon given again, it goes on where it was', async () => {
      await stage.send(story);
      await stage.approveUpTo(story.writes[0]);
      await withdrawConsent();
      await stage.advance('PT100S');
      for (const card of await both()) {
        expect(card).toContain('Being set up');
        expect(card).toContain('This could not be set up yet');
        expect(card).toContain('Fabrikam');
      }
      await stage.disarm();
      await stage.advance('PT10M');
      await stage.expectApplied(story);
    });

    test('gone for days, nothing is called granted or gone, and it is undone once it is back', async () => {
      await stage.send(story);
      await stage.approveUpTo(story.writes[0]);
      await withdrawConsent();
      await stage.advance('PT5H');
      for (const card of await both()) {
        expect(card).toContain('Being undone');
        expect(card).toContain('This could not be taken back yet');
        expect(card).not.toContain('Read back as gone');
      }
      await stage.disarm();
      await stage.advance('PT62M');
      expect(await stage.said('alex')).toContain('Not granted');
      await stage.expectNothingLeft();
      await stage.expectSound();
    });

    test('gone at the end, the end is said to be open, and comes once it is back', async () => {
      await stage.grant(story);
      await withdrawConsent();
      await stage.advance('PT28H');
      for (const card of await both()) {
        expect(card).toContain('Being taken back');
        expect(card).toContain('This could not be taken back yet');
        expect(card).toContain('Fabrikam');
        expect(card).not.toContain('Read back as gone');
      }
      await stage.disarm();
      await stage.advance('PT62M');
      await stage.expectEnded(story);
    });
  });
}
