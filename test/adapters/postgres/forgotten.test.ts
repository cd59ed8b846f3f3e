// The last net: a request that no work carries on any more is carried on, above all one that is being taken back.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { findForgotten } from '../../../src/adapters/postgres/forgotten.ts';
import type { AccessRequest } from '../../../src/domain/access/request.ts';
import { DAY } from '../../../src/shared/duration.ts';
import { NOW } from '../../fakes/access.ts';
import { quiet } from '../../fakes/world.ts';
import type { Stores } from '../../support/database.ts';
import { ownStores } from '../../support/own-stores.ts';
import { newDecision } from '../../support/store-behaviour.ts';

const END = NOW + 7 * DAY;
let stores: Stores;
ownStores((opened) => {
  stores = opened;
});

/** With its end booked, as at an approval, and `more` open work. */
async function standing(state: AccessRequest['state'], ...more: string[]): Promise<string> {
  const { id } = await stores.store.create(newDecision(), randomUUID());
  await sql`UPDATE work SET done_at = now() WHERE request_id = ${id}`.execute(stores.db);
  await sql`UPDATE request SET state = ${state}, expires_at = ${new Date(END)} WHERE id = ${id}`.execute(
    stores.db,
  );
  for (const kind of more) {
    await sql`INSERT INTO work (id, request_id, kind, payload, due_at)
      VALUES (${randomUUID()}, ${id}, ${kind}, '{}', ${new Date(END)})`.execute(stores.db);
  }
  return id;
}

async function bookedFor(id: string, before: readonly string[]) {
  const silent = { book: async () => {}, ring: () => {} };
  const told: unknown[] = [];
  const log = { ...quiet, error: (_: string, fields: object) => void told.push(fields) };
  await findForgotten(stores.db, silent as never, NOW, log as never);
  const rows = await stores.db
    .selectFrom('work')
    .select(['kind', 'due_at'])
    .where('request_id', '=', id)
    .where('done_at', 'is', null)
    .execute();
  const more = rows.filter(({ kind }) => !before.includes(kind));
  return {
    booked: more.map(({ kind, due_at }) => [kind, due_at.getTime()]),
    told: told.some((one) => JSON.stringify(one).includes(id)),
  };
}

test.each(['active', 'applying', 'waiting'] as const)(
  '%s: its end is booked again',
  async (state) => {
    const id = await standing(state, 'check', 'announce');
    const found = await bookedFor(id, ['check', 'announce']);
    expect(found).toEqual({ booked: [['expire', END]], told: true });
    expect(await bookedFor(id, ['check', 'announce', 'expire'])).toEqual({
      booked: [],
      told: false,
    });
  },
);

test.each(['ending', 'rolling-back'] as const)(
  '%s: it is proven at once, though its old end is still booked',
  async (state) => {
    const id = await standing(state, 'expire', 'lapse');
    const found = await bookedFor(id, ['expire', 'lapse']);
    expect(found).toEqual({ booked: [['prove-end', NOW]], told: true });
  },
);

test.each(['undo-step', 'prove-end'])(
  'being taken back by %s nothing is forgotten',
  async (kind) => {
    const id = await standing('ending', 'expire', kind);
    expect(await bookedFor(id, ['expire', kind])).toEqual({ booked: [], told: false });
  },
);

test('what can only be told of keeps nobody else waiting, however many those are', async () => {
  for (let made = 0; made < 120; made += 1) await standing('pending');
  const ids = await Promise.all(Array.from({ length: 5 }, () => standing('active')));
  const silent = { book: async () => {}, ring: () => {} };
  await findForgotten(stores.db, silent as never, NOW, quiet);
  const booked = await stores.db
    .selectFrom('work')
    .select('request_id')
    .where('request_id', 'in', ids)
    .where('kind', '=', 'expire')
    .where('done_at', 'is', null)
    .execute();
  expect(booked.map(({ request_id: id }) => id).sort()).toEqual(ids.sort());
}, 60_000);
