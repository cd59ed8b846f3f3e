// Whoever was erased hears nothing more of what they decided, and their name goes from what others see of it.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Doorbell } from '../../../src/adapters/postgres/doorbell.ts';
import { erasePerson } from '../../../src/adapters/postgres/erase-person.ts';
import type { Connector } from '../../../src/adapters/teams/connector.ts';
import { createCourier } from '../../../src/adapters/teams/courier.ts';
import type { Work } from '../../../src/domain/access/decision.ts';
import type { AccessRequest } from '../../../src/domain/access/request.ts';
import { subjectOf } from '../../../src/domain/record/held.ts';
import { performEffect } from '../../../src/effects/perform-effect.ts';
import { accountKey, sameAccount } from '../../../src/shared/account.ts';
import { DAY } from '../../../src/shared/duration.ts';
import { lookOf } from '../../../src/shared/look-of.ts';
import { prepareEffect } from '../../../src/usecases/prepare-effect.ts';
import { NOW } from '../../fakes/access.ts';
import { EMPLOYEE, OWNER, STRANGER } from '../../fakes/estate.ts';
import { World } from '../../fakes/world.ts';
import { openStores, type Stores } from '../../support/database.ts';
import { newDataDir, removeDataDir } from '../../support/database-template.ts';
import { newDecision } from '../../support/store-behaviour.ts';

let dataDir: string;
let stores: Stores;
const doorbell: Doorbell = {
  book: async () => {},
  ring: () => {},
  listen: async () => {},
  leave: async () => {},
};
beforeAll(async () => {
  dataDir = newDataDir();
  stores = await openStores({ databaseUrl: undefined, dataDir });
}, 60_000);
afterAll(async () => {
  await stores.close();
  removeDataDir(dataDir);
});

async function denied(): Promise<AccessRequest> {
  const { id } = await stores.store.create(newDecision({ work: [] }), randomUUID());
  const before = (await stores.store.load(id)) as AccessRequest;
  const decision = { verdict: 'denied', by: OWNER, at: NOW, planHash: before.plan.hash } as const;
  const request = { ...before, state: 'denied', closedAt: NOW, decision } as const;
  await stores.store.commit({ request, audit: [], work: [] });
  return { ...request, version: before.version + 1 };
}

const chat = (conversationId: string) => ({
  conversationId,
  serviceUrl: 'https://smba.example/',
  userId: '29:x',
  botId: '28:y',
  locale: null,
  timeZone: null,
});

const eraseDecider = () =>
  erasePerson(
    { db: stores.db, doorbell, now: NOW + DAY, listed: false },
    subjectOf([accountKey(OWNER)]),
    true,
  );

type CardWork = Extract<Work, { kind: 'deliver-card' }>;

/** Brings every card that is due for this request; gives to whom, and what was sent with what in it. */
async function bringCards(requestId: string) {
  const sent: Array<{ did: 'post' | 'update' | 'begin'; of: string; card: string }> = [];
  const connector: Connector = {
    post: async (_chat, activity) => {
      sent.push({ did: 'post', of: '', card: JSON.stringify(activity) });
      return 'new';
    },
    update: async (_chat, of, activity) => {
      sent.push({ did: 'update', of, card: JSON.stringify(activity) });
    },
    begin: async () => {
      sent.push({ did: 'begin', of: '', card: '' });
      return 'a:new';
    },
  };
  const { cards, conversations, store } = stores;
  const courier = createCourier({
    connector,
    conversations,
    appId: 'app',
    serviceOrigins: ['https://smba.example'],
    defaultServiceUrl: 'https://smba.example/',
  });
  const world = new World().deps;
  const deps = { ...world, cards, conversations, store, courier };
  const rows = await stores.db
    .selectFrom('work')
    .select(['id', 'payload'])
    .where('request_id', '=', requestId)
    .where('kind', '=', 'deliver-card')
    .where('done_at', 'is', null)
    .execute();
  const to: CardWork[] = [];
  for (const { id, payload } of rows) {
    const work = { kind: 'deliver-card', ...(payload as object) } as CardWork;
    to.push(work);
    const effect = await prepareEffect(deps, { id, requestId, work, attempts: 1 }, work);
    if (typeof effect === 'string' || effect.act !== 'deliver') throw new Error('no card');
    await performEffect(deps, effect);
  }
  return { to, sent };
}

test('an erased decider gets no new message, and how they are reached stays erased', async () => {
  const { id, version } = await denied();
  const shown = { conversationId: 'a:1', activityId: 'one', version };
  await stores.cards.save(id, OWNER, 'approver', shown);
  await stores.conversations.save({ ...OWNER, ...chat('a:1') });

  const { gone } = await eraseDecider();
  expect(gone.map(({ what }) => what)).toContain('How they are reached in Teams');
  const { to, sent } = await bringCards(id);
  expect(to.some(({ account }) => sameAccount(account, OWNER))).toBe(true);
  expect(sent).toEqual([]);
  expect(await stores.conversations.find(OWNER)).toBeUndefined();
});

test('others lose the name where it stands, in their card and where they only looked', async () => {
  const { id, version } = await denied();
  await stores.conversations.save({ ...EMPLOYEE, ...chat('a:2') });
  await stores.conversations.save({ ...STRANGER, ...chat('a:3') });
  const at = (activityId: string) => ({ conversationId: 'a', activityId, version });
  await stores.cards.save(id, EMPLOYEE, 'requestor', at('card'));
  await stores.cards.save(lookOf(id), STRANGER, 'person', at('look'));
  await eraseDecider();
  const { sent } = await bringCards(id);
  expect(sent.map(({ did, of }) => `${did} ${of}`).sort()).toEqual(['update card', 'update look']);
  for (const { card } of sent) expect(card).not.toContain('O. Wner');
});
