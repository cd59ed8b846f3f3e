// A running Drawbridge on which stories meet misbehaviour: what is armed, what is said, what is left.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { drawbridgeAsNew } from '../../support/as-new.ts';
import { type Drawbridge, textOf } from '../../support/drawbridge.ts';
import { accept, cardOf, eligibleIn, guestsIn, membersOf, openForm, readCard } from '../story.ts';
import { GUEST, type Story, type Where } from './stories.ts';

/** A busy machine takes its time; none of it is slept through. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ALEX = 'alex.meyer@contoso.example';
const TENANT = 'fabrikam';
/** A card that was in another hand is brought a moment later. */
const A_MOMENT = 'PT1S';

/** What there is of Alex's access in the directory. */
export interface Footprint {
  readonly guests: number;
  readonly members: number;
  readonly eligible: number;
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** Read-backs give up after a second, so that "unproven" takes no longer. */
export async function openStage() {
  const drawbridge = await drawbridgeAsNew();
  const before = await footprintIn(drawbridge);
  const said = (who: string) => readCard(drawbridge, who);
  const footprint = () => footprintIn(drawbridge);
  const applied = ({ name }: Story): Footprint =>
    name === GUEST.name
      ? { ...before, guests: 1, members: before.members + 1 }
      : { ...before, eligible: before.eligible + 1 };

  const stage = {
    drawbridge,
    said,
    footprint,
    advance: drawbridge.advance,
    /** Which changes took effect, by method: nothing may be among them twice. */
    changes: async () =>
      (await drawbridge.changes()).map(({ method, summary }) => `${method} ${summary}`),
    arm: (kind: object, where: Partial<Where> & { count?: number } = {}) =>
      drawbridge.fault({ tenant: TENANT, ...where, ...kind }),
    disarm: drawbridge.clearFaults,

    async reset() {
      await drawbridge.clearFaults();
      await drawbridge.call('POST', '/sandbox/reset');
    },

    /** Fills in the form and sends it; gives what was said when it was not taken. */
    async send(story: Story, beforeSending?: () => Promise<unknown>): Promise<string> {
      const { dialog, inputs } = await openForm(drawbridge, 'alex', story.wish);
      await beforeSending?.();
      const answer = await drawbridge.press('alex', dialog.id, 'Send request', inputs);
      return answer.dialog ? textOfCard(answer.dialog.card) : (answer.notice ?? '');
    },
    /** Gives what was said when it was not taken. */
    async approve(): Promise<string> {
      const card = await cardOf(drawbridge, 'ines');
      const { notice } = await drawbridge.press('ines', card.id, 'Approve');
      await drawbridge.advance(A_MOMENT);
      return notice ?? '';
    },
    /** Approves, and comes back while this write is under way: what is armed then meets what follows. */
    async approveUpTo(write: Where) {
      await stage.arm({ kind: 'slow', ms: 300 }, { ...write, count: 1 });
      const card = await cardOf(drawbridge, 'ines');
      await drawbridge.press('ines', card.id, 'Approve', {}, { wait: false });
      await drawbridge.faultMet();
    },
    async giveBack() {
      const card = await cardOf(drawbridge, 'alex');
      await drawbridge.press('alex', card.id, 'Give back');
      await drawbridge.advance(A_MOMENT);
    },
    /** Whole minutes of the sandbox's clock between the calls to one place, oldest first. */
    async pausesBetween({ method, path }: Where): Promise<number[]> {
      const pattern = new RegExp(`^/v1.0${path.replaceAll('*', '[^?]*').replaceAll('$', '[$]')}`);
      const { entries } = await drawbridge.call<{
        entries: Array<{ at: string; method: string; url: string }>;
      }>('GET', '/sandbox/traffic');
      const calls = entries.filter((entry) => entry.method === method && pattern.test(entry.url));
      const times = calls.map(({ at }) => Date.parse(at));
      return times.slice(1).map((time, i) => Math.round((time - (times[i] ?? 0)) / 60_000));
    },
    /** Asked and approved, with nothing armed. */
    async grant(story: Story) {
      await stage.send(story);
      await stage.approve();
      await stage.expectApplied(story);
    },
    accept: () => accept(drawbridge, 'alex'),

    /** What the cards say is so in the directory, whatever else is broken. */
    async expectTruth(story: Story) {
      for (const who of ['alex', 'ines']) {
        const card = await said(who);
        const state = card.trimStart().split('\n')[0] ?? '';
        if (['Active', 'Eligible', 'Waiting for acceptance'].includes(state)) {
          expect(await footprint(), card).toEqual(applied(story));
        }
        if (/^(Ended|Not granted)$/.test(state)) {
          expect(card).toMatch(/Read back as gone|Nothing was changed/);
          expect(await footprint(), card).toEqual(before);
        }
      }
    },
    async expectApplied(story: Story) {
      expect(await footprint()).toEqual(applied(story));
      expect(await said('alex')).toContain(story.inPlace);
      expect(added(await stage.changes())).toHaveLength(story.writes.length);
    },
    async expectEnded(story: Story) {
      for (const who of ['alex', 'ines']) expect(await said(who)).toContain('Read back as gone');
      await stage.expectNothingLeft();
      const taken = (await stage.changes()).slice(story.writes.length);
      expect(new Set(taken).size).toBe(taken.length);
      await stage.expectSound();
    },
    async expectNothingLeft() {
      expect(await footprint()).toEqual(before);
    },
    async expectSound() {
      const secret = readFileSync(join(drawbridge.dataDir, 'control.secret'), 'utf8');
      const response = await fetch(`${drawbridge.botOrigin}/control/audit`, {
        headers: { 'x-control-secret': secret },
      });
      expect(await response.json()).toMatchObject({ sound: true });
    },
    stop: () => drawbridge.stop(),
  };
  return stage;
}

async function footprintIn(drawbridge: Drawbridge): Promise<Footprint> {
  const [guests, members, eligible] = await Promise.all([
    guestsIn(drawbridge, TENANT),
    membersOf(drawbridge, TENANT, 'Finance Closing'),
    eligibleIn(drawbridge, TENANT),
  ]);
  return {
    guests: guests.filter((address) => address === ALEX).length,
    members: members.length,
    eligible,
  };
}

export const added = (changes: readonly string[]): string[] =>
  changes.filter((change) => change.startsWith('POST ') && !/ended|removed/i.test(change));

const textOfCard = (content: Record<string, unknown>): string =>
  textOf({ id: '', text: '', attachments: [{ content }] });
