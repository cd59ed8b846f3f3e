// A request for somebody outside: who may decide, what is kept where, and how several of them share one guest.
import { expect, test } from 'vitest';
import { addressHash } from '../../src/shared/address.ts';
import { EMPLOYEE, estate, GROUP, OWNER, rule, STRANGER, tenant } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const JANE = 'jane@partner.com';
const SECOND = '30000000-0000-4000-8000-000000000009';
const fields = (change: Record<string, string> = {}) => ({
  resource: `away/${GROUP}`,
  'input-address': JANE,
  'input-name': 'Jane Roe',
  'input-organisation': 'Partner Ltd',
  ...change,
});

function world(): World {
  const offers = { ...tenant().offers, sponsored: [GROUP, SECOND] };
  const away = tenant({
    access: ['external-guest'],
    offers,
    owners: [{ person: 'owner', account: OWNER }],
  });
  const [home] = estate().tenants;
  const made = new World(
    estate({
      tenants: home ? [home, away] : [away],
      policies: [rule({ kinds: ['external-guest'] })],
    }),
  );
  const closing = made.directory.groups.get(GROUP);
  if (closing) made.directory.groups.set(SECOND, { ...closing, id: SECOND });
  return made;
}

const ask = (of: World, change: Record<string, string> = {}, actor = EMPLOYEE) =>
  of.ask({ kind: 'external-guest', fields: fields(change), actor });
async function asked(of: World, change: Record<string, string> = {}, actor = EMPLOYEE) {
  const result = await ask(of, change, actor);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

test('what names them stands only where it can be erased', async () => {
  const request = await asked(world());
  const { personal, ...kept } = request;
  expect(JSON.stringify(kept)).not.toMatch(/jane|partner/i);
  expect(kept.people).toEqual([{ addressHash: addressHash(JANE) }]);
  expect(personal?.outsiders).toEqual([
    { address: JANE, displayName: 'Jane Roe', organisation: 'Partner Ltd' },
  ]);
});

test('the audit knows sponsor and invited person by pseudonyms', async () => {
  const of = world();
  await asked(of);
  const [entry] = of.store.audit;
  expect(entry?.people).toMatchObject({
    beneficiary: EMPLOYEE,
    person1: { addressHash: addressHash(JANE) },
  });
  expect(JSON.stringify(entry?.details)).not.toContain('jane');
});

test('it is made, and taken back at the end', async () => {
  const of = world();
  const { id } = await asked(of);
  await of.approve(id);
  await of.settle();
  expect(of.request(id).state).toBe('waiting');
  expect(of.request(id).personal?.redeemLink).toBeUndefined();
  expect(of.writes).toEqual(['+invite-outsider', '+join-group']);
  await of.end(id, 'return', EMPLOYEE);
  await of.settle();
  expect(of.request(id)).toMatchObject({ state: 'ended' });
  expect([...of.directory.accounts.values()].some((one) => one.homeAddress === JANE)).toBe(false);
});

test('two sponsors share the guest, and the last one takes it', async () => {
  const of = world();
  const first = await asked(of);
  await of.approve(first.id);
  await of.settle();
  const second = await asked(of, { resource: `away/${SECOND}` }, STRANGER);
  expect(second.plan.steps.map(({ id }) => id)).toEqual(['guest', 'member']);
  await of.approve(second.id);
  await of.settle();
  await of.end(first.id, 'return', EMPLOYEE);
  await of.settle();
  const there = () => [...of.directory.accounts.values()].some((one) => one.homeAddress === JANE);
  expect(there()).toBe(true);
  await of.end(second.id, 'return', STRANGER);
  await of.settle();
  expect(there()).toBe(false);
});

test('two people into one group are two requests, one person twice is told', async () => {
  const of = world();
  await asked(of);
  await asked(of, { 'input-address': 'joe@partner.com', 'input-name': 'Joe Roe' });
  const again = await ask(of);
  expect(!again.ok && again.error[0]?.code).toBe('already-asked');
});

test('neither the sponsor nor who may be the invited person approves', async () => {
  const of = world();
  const { id } = await asked(of, { 'input-name': 'O. Wner' });
  const result = await of.approve(id);
  expect(!result.ok && result.error.refusal.code).toBe('maybe-own-request');
  expect(of.writes).toEqual([]);
});

test('once the address was erased it is not approved any more, and can be denied', async () => {
  const of = world();
  const request = await asked(of);
  of.store.requests.set(request.id, { ...request, personal: null });
  const result = await of.approve(request.id);
  expect(!result.ok && result.error.refusal.code).toBe('address-erased');
  expect((await of.deny(request.id, 'No longer known')).ok).toBe(true);
});

test('every field is told at once, in the form', async () => {
  const result = await ask(world(), { 'input-address': 'o@away.example', 'input-name': '<b>' });
  expect(!result.ok && result.error.map(({ field }) => field)).toEqual([
    'input-address',
    'input-name',
  ]);
});
