// A tenant that has left the estate still stands in the record: it is held and proven by its id.
import { expect, test } from 'vitest';
import { runRecordCommand } from '../../src/wiring/record-commands.ts';
import { NOW } from '../fakes/access.ts';
import { AWAY, estate } from '../fakes/estate.ts';
import type { Stores } from '../support/database.ts';
import { ownStores } from '../support/own-stores.ts';
import { newDecision } from '../support/store-behaviour.ts';

const NOWHERE = '9e000000-0000-4000-8000-000000000001';
let stores: Stores;
ownStores(async (opened) => {
  stores = opened;
  await stores.store.create(newDecision(), 'one');
});

/** In which the tenant is not listed any more. */
const run = (command: Parameters<typeof runRecordCommand>[1]) =>
  runRecordCommand({ ...stores, doorbell: {} as never, estate: estate({ tenants: [] }) }, command);
const hold = (tenant: string) => run({ do: 'hold-add', tenant, because: 'Case', by: 'Counsel' });
const evidence = (tenant: string) =>
  run({ do: 'evidence', from: NOW - 1, to: NOW + 1, tenants: [tenant] });

test('by the id under which it stands there', async () => {
  expect(await hold(` ${AWAY.toUpperCase()}`)).toMatchObject({
    ok: true,
    value: { subjects: [`tenant/${AWAY}`] },
  });
  expect(await evidence(AWAY)).toMatchObject({ ok: true, value: { requests: 1 } });
});

test('not by a name that nobody lists, nor by an id of which nothing is known', async () => {
  for (const said of ['away', NOWHERE, '']) {
    expect(await hold(said)).toMatchObject({ ok: false, error: { code: 'no-such-tenant' } });
    expect(await evidence(said)).toMatchObject({ ok: false, error: { code: 'tenant-unknown' } });
  }
});
