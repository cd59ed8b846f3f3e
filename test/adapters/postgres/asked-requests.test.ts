// What waits for somebody among much that does, on Postgres and in memory alike.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AccessRequest } from '../../../src/domain/access/request.ts';
import { type AccountRef, sameAccount } from '../../../src/shared/account.ts';
import { bringWhatWaits } from '../../../src/usecases/bring-what-waits.ts';
import { listApprovals } from '../../../src/usecases/list-requests.ts';
import { NOW } from '../../fakes/access.ts';
import { estate, OWNER, STRANGER } from '../../fakes/estate.ts';
import { BOTH_STORES, type BothStores } from '../../support/both-stores.ts';
import { newDecision } from '../../support/store-behaviour.ts';

describe.each(BOTH_STORES)('%s', (_, open) => {
  let side: BothStores;
  /** Nobody else was asked what these are asked. */
  let who: AccountRef;
  beforeAll(async () => {
    side = await open();
  }, 60_000);
  afterAll(() => side.close());
  beforeEach(() => {
    who = { tenantId: OWNER.tenantId, objectId: randomUUID() };
  });

  /** Asked so many milliseconds after the first. */
  async function asked(
    after: number,
    change: (request: AccessRequest) => Partial<AccessRequest> = () => ({}),
  ): Promise<string> {
    const { request, audit } = newDecision();
    const approvers = request.approvers.map((one) =>
      sameAccount(one.account, OWNER) ? { ...one, account: who } : one,
    );
    const mine = { ...request, approvers, askedAt: NOW + after };
    const decision = { request: { ...mine, ...change(mine) }, audit, work: [] };
    return (await side.store.create(decision, randomUUID())).id;
  }
  const missed = ({ approvers }: AccessRequest) => ({
    approvers: approvers.map((one) =>
      sameAccount(one.account, who) ? { ...one, unreachedSince: NOW } : one,
    ),
  });
  const ofLaterStage = ({ approvers }: AccessRequest) => ({
    sides: [
      { id: 's1g1', name: 'Managers' },
      { id: 's2g1', name: 'Security', stage: 2 },
    ],
    approvers: approvers.map((one) => ({ ...one, sides: ['s2g1'] })),
  });

  test('what they missed comes newest first, however much that arrived is older', async () => {
    for (let n = 0; n < 4; n += 1) await asked(n);
    const first = await asked(10, missed);
    const second = await asked(20, missed);
    await asked(30, (request) => ({ ...missed(request), state: 'withdrawn' }));
    const ids = async (account: AccountRef, limit: number) =>
      (await side.store.missedBy(account, limit)).map(({ id }) => id);
    expect(await ids(who, 2)).toEqual([second, first]);
    expect(await ids(who, 1)).toEqual([second]);
    expect(await ids(STRANGER, 2)).toEqual([]);
  });

  test('what waits is given oldest first, in pages that neither overlap nor leave out', async () => {
    const ids = [await asked(2), await asked(0), await asked(1), await asked(1)];
    const found: AccessRequest[] = [];
    for (let pages = 0; pages < 3; pages += 1)
      found.push(...(await side.store.waitingFor(who, 2, found.at(-1))));
    expect(found.map(({ askedAt }) => askedAt - NOW)).toEqual([0, 1, 1, 2]);
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set(ids));
  });

  test.each([49, 50])(
    'whoever comes back is brought the newest that they missed, after %i that they have',
    async (older) => {
      await Promise.all(Array.from({ length: older }, (_, n) => asked(n)));
      const id = await asked(1_000, missed);
      await bringWhatWaits({ store: side.store, clock: { now: () => NOW } }, who);
      expect(await side.bringing(who)).toEqual([{ id, quiet: false }]);
    },
  );

  test.each([49, 50, 230])(
    '"approvals" lists the one that is theirs to decide, after %i of a later stage',
    async (older) => {
      await Promise.all(Array.from({ length: older }, (_, n) => asked(n, ofLaterStage)));
      const id = await asked(1_000);
      const listed = await listApprovals({ estate: estate(), store: side.store }, who);
      expect(listed.map((one) => one.id)).toEqual([id]);
    },
  );
});
