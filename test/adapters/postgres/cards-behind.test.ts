// Which cards of somebody show an earlier version than the request has, on Postgres and in memory alike.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AccountRef } from '../../../src/shared/account.ts';
import { lookOf, questionOf, wantedOf } from '../../../src/shared/look-of.ts';
import { redrawBehind } from '../../../src/usecases/redraw-behind.ts';
import { NOW } from '../../fakes/access.ts';
import { OWNER, STRANGER } from '../../fakes/estate.ts';
import { BOTH_STORES, type BothStores } from '../../support/both-stores.ts';
import { newDecision } from '../../support/store-behaviour.ts';

describe.each(BOTH_STORES)('%s', (_, open) => {
  let side: BothStores;
  let who: AccountRef;
  beforeAll(async () => {
    side = await open();
  }, 60_000);
  afterAll(() => side.close());
  beforeEach(() => {
    who = { tenantId: OWNER.tenantId, objectId: randomUUID() };
  });

  /** A request of version 2, of which they have a card of this version. */
  async function shown(version: number, after = 0, under = (id: string) => id): Promise<string> {
    const { request, audit } = newDecision();
    const decision = { request: { ...request, askedAt: NOW + after }, audit, work: [] };
    const stored = await side.store.create(decision, randomUUID());
    await side.store.commit({ request: stored, audit: [], work: [] });
    const message = { conversationId: 'c', activityId: 'a', version };
    await side.cards.save(under(stored.id), who, 'requestor', message);
    return stored.id;
  }
  const behind = async (to: AccountRef, limit = 50) =>
    (await side.store.cardsBehind(to, limit)).map(({ requestId }) => requestId);

  test('is what stands, and neither a look nor a question nor a reminder nor what somebody else has', async () => {
    await shown(2);
    await shown(1, 0, lookOf);
    await shown(1, 0, (id) => questionOf(id, '1'));
    await shown(1, 0, wantedOf);
    const older = await shown(1, 1);
    const newer = await shown(1, 2);
    expect(await side.store.cardsBehind(who, 50)).toEqual([
      { requestId: newer, to: who, audience: 'requestor' },
      { requestId: older, to: who, audience: 'requestor' },
    ]);
    expect(await behind(who, 1)).toEqual([newer]);
    expect(await behind(STRANGER)).toEqual([]);
  });

  test('is booked once, however often somebody writes', async () => {
    const id = await shown(1);
    for (let i = 0; i < 3; i += 1) await redrawBehind(side, who);
    expect(await side.bringing(who)).toEqual([{ id, quiet: true }]);
  });

  test('is none that was forgotten; a message that took its place stays', async () => {
    const id = await shown(1);
    const place = { requestId: id, to: who, audience: 'requestor' } as const;
    await side.cards.forget(place, 'another');
    expect(await behind(who)).toEqual([id]);
    await side.cards.forget(place, 'a');
    expect(await behind(who)).toEqual([]);
    expect(await side.cards.find(id, who, 'requestor')).toBeUndefined();
  });
});
