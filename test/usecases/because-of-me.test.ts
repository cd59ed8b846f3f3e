// Who from outside is in an owner's tenant because of them, and ending what they choose, each decided by itself.
import { describe, expect, test } from 'vitest';
import { requestCard } from '../../src/cards/request-card.ts';
import { readerFrom } from '../../src/cards/times.ts';
import { partIn } from '../../src/domain/access/because-of.ts';
import type { AccessRequest } from '../../src/domain/access/request.ts';
import { onAction } from '../../src/inbound/on-action.ts';
import { onMessage } from '../../src/inbound/on-message.ts';
import { parseMessage } from '../../src/inbound/parse-message.ts';
import { becauseOfMe } from '../../src/usecases/because-of-me.ts';
import { account } from '../fakes/directory.ts';
import { AWAY, EMPLOYEE, EMPLOYEE_ADMIN, estate, OWNER, STRANGER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const actor = { ...OWNER, locale: 'en-GB', timeZone: 'UTC', alone: true };
const depsOf = (world: World) =>
  ({ ...world.deps, deadline: () => AbortSignal.timeout(5_000) }) as never;

async function granted(world: World, kind = 'guest-access'): Promise<string> {
  const asked = await world.ask({ kind });
  if (!asked.ok) throw new Error(asked.error.map(({ code }) => code).join());
  await world.settle();
  await world.approve(asked.value.id);
  await world.settle();
  return asked.value.id;
}

const listed = async (world: World, who = OWNER) => {
  const found = await becauseOfMe(world.deps, who);
  return found.ok ? found.value.map(({ request, part }) => [request.id, part]) : found.error.code;
};

describe('because of me', () => {
  test.each([
    'who from outside is in my tenant because of me?',
    'because of me',
    'Show what is given because of me.',
  ])('%s', (text) => {
    expect(parseMessage(text)).toEqual({ intent: 'because-of-me' });
  });

  test('a question about others, or a reason, is none', () => {
    const because = 'who from outside is in northwind, and because of whom?';
    expect(parseMessage(because).intent).toBe('unknown');
    expect(parseMessage('request access because of me moving').intent).toBe('request');
  });

  test('lists what the owner approved, as long as it is open; another owner’s list is their own', async () => {
    const world = new World();
    const id = await granted(world);
    expect(await listed(world)).toEqual([[id, 'approved']]);
    expect(await listed(world, EMPLOYEE_ADMIN)).toEqual([]);
    expect(await listed(world, STRANGER)).toBe('not-an-owner');
    await world.end(id, 'revoke', OWNER);
    expect(await listed(world)).toEqual([]);
  });

  test('lists what a colleague approved in the stead of the owner, and says so', async () => {
    const world = new World();
    const id = await granted(world);
    const { agreed, decision, ...rest } = world.request(id);
    if (!decision) throw new Error('It was not decided.');
    const inStead = agreed.map((yes) => ({ ...yes, by: STRANGER, for: OWNER }));
    world.store.requests.set(id, {
      ...rest,
      agreed: inStead,
      decision: { ...decision, by: STRANGER },
    });
    expect(await listed(world)).toEqual([[id, 'in-stead']]);
    const reply = await onMessage(depsOf(world), actor, 'because of me');
    expect(JSON.stringify(reply)).toContain('approved in your stead');
  });

  test('boxes are asked about once more, and each is ended or told why not', async () => {
    const world = new World();
    const id = await granted(world);
    const deps = depsOf(world);
    const reply = await onMessage(deps, actor, 'because of me');
    expect(JSON.stringify(reply)).toContain(`"value":"${id}"`);
    const none = await onAction(deps, actor, 'end-chosen', {});
    expect(none.message).toContain('No box is ticked');
    const confirm = await onAction(deps, actor, 'end-chosen', { chosen: id });
    expect(JSON.stringify(confirm.card)).toContain('End this grant?');
    expect(world.request(id).state).toBe('waiting');
    const chosen = `${id},7K3F-9QX2,what`;
    const ended = await onAction(deps, actor, 'end-chosen-now', { chosen });
    const text = JSON.stringify(ended.card);
    expect(text).toContain('1 is being ended, 1 not');
    expect(text).toContain('There is no request with that number.');
    await world.settle();
    expect(world.request(id)).toMatchObject({
      state: 'ended',
      ending: { why: 'revoked', by: OWNER },
    });
    const again = await onAction(deps, actor, 'end-chosen-now', { chosen: id });
    expect(JSON.stringify(again.card)).toContain('0 are being ended, 1 not');
  });

  test('nobody ends by it what is not theirs to end', async () => {
    const world = new World();
    const id = await granted(world);
    const stranger = { ...STRANGER, locale: null, timeZone: null, alone: true };
    const tried = await onAction(depsOf(world), stranger, 'end-chosen-now', { chosen: id });
    expect(JSON.stringify(tried.card)).toContain('You are not one of the people who decide');
    expect(world.request(id).state).toBe('waiting');
  });

  test('goes on under a lockdown, for it takes away', async () => {
    const world = new World();
    const id = await granted(world);
    const lockdown = await onMessage(depsOf(world), actor, 'lockdown');
    expect(JSON.stringify(lockdown)).toContain('Lock down now');
    await onAction(depsOf(world), actor, 'lockdown', { formId: 'card' });
    await onAction(depsOf(world), actor, 'end-chosen-now', { chosen: id });
    await world.settle();
    expect(world.request(id).state).toBe('ended');
  });
});

describe('a guest whose home cannot be told', () => {
  const GUEST = { tenantId: AWAY, objectId: 'f0000000-0000-4000-8000-000000000001' };
  /** Of no tenant that is known: the account in the owner's tenant is all there is of them. */
  async function asGuest(): Promise<{ readonly world: World; readonly id: string }> {
    // The estate tells that they are another person than the owner; nothing else could.
    const guest = { name: 'guest', displayName: 'G. Uest', accounts: [GUEST] };
    const world = new World(estate({ people: [...estate().people, guest] }));
    world.directory.add(
      account(GUEST, {
        displayName: 'G. Uest',
        userPrincipalName: 'g_gmail.com#EXT#@away.example',
        mail: 'g@gmail.com',
        userType: 'guest',
        external: true,
        homeAddress: 'g@gmail.com',
        redemption: 'accepted',
      }),
    );
    const asked = await world.ask({ actor: GUEST, kind: 'pim-eligibility' });
    if (!asked.ok) throw new Error(asked.error.map(({ code }) => code).join());
    const approved = await world.approve(asked.value.id);
    if (!approved.ok) throw new Error(approved.error.refusal.code);
    await world.settle();
    return { world, id: asked.value.id };
  }

  test('is from outside, and is offered and ended with the others', async () => {
    const { world, id } = await asGuest();
    const also = await granted(world);
    expect((await listed(world)).toString()).toContain(id);
    const deps = depsOf(world);
    const reply = await onMessage(deps, actor, 'because of me');
    const lines = JSON.stringify(reply).match(/"title":"[^"]+"/g) ?? [];
    const line = (of: string) => lines.find((one) => one.includes(of));
    expect(line(id)).toContain('home not known');
    expect(line(also)).not.toContain('home not known');
    const chosen = `${id},${also}`;
    const confirm = await onAction(deps, actor, 'end-chosen', { chosen });
    expect(JSON.stringify(confirm.card)).toContain('End these 2 grants?');
    const ended = await onAction(deps, actor, 'end-chosen-now', { chosen });
    expect(JSON.stringify(ended.card)).toContain('2 are being ended');
    await world.settle();
    expect(world.request(id).state).toBe('ended');
    expect(await listed(world)).toEqual([]);
  });

  test('is not said to be at home where they are a guest', async () => {
    const { world, id } = await asGuest();
    const of = { tenant: 'Away', reader: readerFrom(null, null), now: world.now };
    const card = (request: AccessRequest) =>
      JSON.stringify(requestCard({ request, viewer: OWNER, audience: 'approver', ...of }));
    const request = world.request(id);
    expect(card(request)).toContain('home not known');
    expect(card(request)).not.toContain('at home in');
    // As it was kept before homes that are not known were told.
    const { personal } = request;
    const before = { ...request, personal: personal && { ...personal, beneficiaryHome: 'Away' } };
    expect(card(before)).not.toContain('at home in');
    expect(card(world.request(await granted(world)))).not.toContain('home not known');
  });

  test('counts where they ask for themselves, and not where they have a home here', async () => {
    const { world, id } = await asGuest();
    const request = world.request(id);
    const part = (change: Partial<AccessRequest>) =>
      partIn({ ...request, ...change }, [OWNER], [AWAY]);
    expect(part({})).toBe('approved');
    expect(part({ asked: { userType: 'member', recipient: 'guest' } })).toBe('approved');
    expect(part({ asked: { userType: 'guest', home: GUEST, recipient: 'guest' } })).toBeUndefined();
    expect(part({ asked: { userType: 'member', recipient: 'member' } })).toBeUndefined();
    const { asked: _asked, ...old } = request;
    expect(partIn(old, [OWNER], [AWAY])).toBeUndefined();
  });

  test('in a team: some of it are guests, and all of it is told as of that tenant', async () => {
    const { world, id } = await asGuest();
    const team = (recipient: 'guest' | 'member', people: AccessRequest['people'] = []) => {
      const asked = { userType: 'member', home: EMPLOYEE, recipient } as const;
      return partIn({ ...world.request(id), people, asked }, [OWNER], [AWAY]);
    };
    const here = [GUEST, { ...GUEST, objectId: 'f0000000-0000-4000-8000-000000000002' }];
    expect(team('guest', here)).toBe('approved');
    expect(team('member', here)).toBeUndefined();
    expect(team('member', [GUEST, EMPLOYEE])).toBe('approved');
  });
});
