// Where the rules in force cannot be loaded, people still take back, say no and pause; nothing is told by the rules of before.
import { expect, test } from 'vitest';
import { createInbound } from '../../src/inbound/create-inbound.ts';
import type { AccountRef } from '../../src/shared/account.ts';
import { AWAY, EMPLOYEE, OWNER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const actor = (of: AccountRef) => ({ ...of, locale: 'en', timeZone: 'UTC', alone: true });

async function scene() {
  const world = new World();
  const made = await world.ask();
  if (!made.ok) throw new Error('not asked');
  const behind = () => 'version 1 is in force, and cannot be loaded here';
  const inbound = createInbound({
    ...world.deps,
    behind,
    deadline: () => new AbortController().signal,
  });
  const { id } = made.value;
  return {
    ...{ world, id },
    say: async (who: AccountRef, text: string) =>
      JSON.stringify(await inbound.onMessage(actor(who), text)),
    press: async (who: AccountRef, verb: string, fields = {}) =>
      JSON.stringify(await inbound.onAction(actor(who), verb, { requestId: id, ...fields })),
    open: async (who: AccountRef, verb: string) =>
      JSON.stringify(await inbound.onDialogOpen(actor(who), { verb, requestId: id })),
    send: async (who: AccountRef, verb: string, fields = {}) =>
      JSON.stringify(await inbound.onDialogSubmit(actor(who), { verb, requestId: id, ...fields })),
  };
}

const UNREAD = /only takes back/;

test('what was given is found by its number and revoked, or given back', async () => {
  for (const [who, verb] of [
    [OWNER, 'revoke'],
    [EMPLOYEE, 'return'],
  ] as const) {
    const { world, id, say, press } = await scene();
    await world.approve(id);
    await world.settle();
    expect(await say(who, `status ${id}`)).toContain(`"verb":"${verb}"`);
    await press(who, verb);
    await world.settle();
    expect(world.request(id).state).toBe('ended');
  }
});

test('a no is taken, a yes is not', async () => {
  const { world, id, say, press, open, send } = await scene();
  expect(await say(OWNER, 'approvals')).toContain(id);
  const planHash = world.request(id).plan.hash;
  expect(await press(OWNER, 'approve', { planHash })).toMatch(/it gives nothing/);
  expect(world.request(id).state).toBe('pending');
  expect(await open(OWNER, 'open-denial')).toContain('Deny request');
  expect(await send(OWNER, 'submit-denial', { reason: 'Not now' })).toContain('"close":true');
  expect(world.request(id).state).toBe('denied');
});

test('an owner pauses their tenant', async () => {
  const { world, say } = await scene();
  expect(await say(OWNER, 'pause Away')).not.toMatch(UNREAD);
  await say(OWNER, 'pause Away now');
  expect([...world.brakes.rows.values()].map(({ tenantId }) => tenantId)).toEqual([AWAY]);
  expect(await say(OWNER, 'resume Away')).toMatch(/it gives nothing/);
});

test.each([
  'how is Away doing?',
  'status of Away',
  'history in Away',
  'request guest access to Away',
  'who decides about guest access',
  'same access as Em Ployee',
  'I am away until Friday, Em Ployee stands in',
])('%s is not answered by the rules of before', async (text) => {
  const { say } = await scene();
  expect(await say(OWNER, text)).toMatch(UNREAD);
});

test('no form is opened, and no card of a question is turned', async () => {
  const { press, open, send } = await scene();
  expect(await open(EMPLOYEE, 'open-form')).toMatch(UNREAD);
  expect(await send(EMPLOYEE, 'submit-request')).toMatch(UNREAD);
  expect(await press(OWNER, 'posture-page')).toMatch(UNREAD);
  expect(await press(OWNER, 'history-turn')).toMatch(UNREAD);
  expect(await press(OWNER, 'keep')).toMatch(UNREAD);
});
