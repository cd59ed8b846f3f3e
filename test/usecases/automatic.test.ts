// A rule that approves by itself: bounded by time and number, named instead of a person, never where somebody has to.
import { describe, expect, test } from 'vitest';
import { requestCard } from '../../src/cards/request-card.ts';
import { tellCard } from '../../src/cards/tell-card.ts';
import { readerFrom } from '../../src/cards/times.ts';
import { kindNeverAutomatic, whyAsked } from '../../src/domain/access/automatic.ts';
import { kinds } from '../../src/domain/access/kinds/index.ts';
import type { AccessRequest } from '../../src/domain/access/request.ts';
import { isAsApproved } from '../../src/domain/access/request.ts';
import type { PolicyRule, Tenant } from '../../src/domain/estate/estate.ts';
import type { Automatic } from '../../src/domain/estate/limits.ts';
import { accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { asEmployee, plannedGuestAccess } from '../fakes/access.ts';
import { account, group } from '../fakes/directory.ts';
import {
  AWAY,
  EMPLOYEE,
  estate,
  GROUP,
  HOME,
  OWNER,
  rule,
  STRANGER,
  tenant,
} from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const OTHER_GROUP = '30000000-0000-4000-8000-00000000000a';
const AUTOMATIC: Automatic = {
  longest: 7 * DAY,
  atMost: { perPerson: 1, perRule: 2, in: 7 * DAY },
};

const of = (change: Partial<PolicyRule> = {}, away: Partial<Tenant> = {}) => {
  const offers = { ...tenant().offers, groups: [GROUP, OTHER_GROUP] };
  const home = tenant({
    name: 'home',
    id: HOME,
    displayName: 'Home',
    domains: ['home.example'],
    owners: [],
  });
  const world = new World(
    estate({
      tenants: [home, tenant({ offers, ...away })],
      policies: [rule({ automatic: AUTOMATIC, ...change })],
    }),
  );
  world.directory.groups.set(OTHER_GROUP, group({ id: OTHER_GROUP, displayName: 'Other' }));
  return world;
};

async function asked(world: World, change: Parameters<World['ask']>[0] = {}) {
  const sent = await world.ask(change);
  if (!sent.ok) throw new Error(sent.error.map(({ sentence }) => sentence).join());
  return sent.value;
}

async function settled(world: World, change: Parameters<World['ask']>[0] = {}) {
  const { id } = await asked(world, change);
  await world.settle();
  return world.request(id);
}

const cardOf = (world: World, request: AccessRequest, audience: 'approver' | 'requestor') =>
  JSON.stringify(
    requestCard({
      request,
      viewer: audience === 'approver' ? OWNER : EMPLOYEE,
      audience,
      tenant: 'Away',
      reader: readerFrom(null, null),
      now: world.now,
    }),
  );

const verbs = (world: World, id: string) =>
  world.store.audit.filter((entry) => entry.requestId === id).map(({ verb }) => verb);
const cardsFor = (world: World, who: typeof OWNER) =>
  world.posts.filter(({ to }) => to === accountKey(who)).map(({ summary }) => summary);

describe('within its bounds', () => {
  test('a rule approves, and everything names the rule and no person', async () => {
    const world = of();
    const request = await settled(world);
    expect(request).toMatchObject({
      state: 'waiting',
      decision: { verdict: 'approved', rule: { id: 'everything', place: 'estate.yaml:1' } },
    });
    expect(request.decision).not.toHaveProperty('by');
    expect(isAsApproved(request)).toBe(true);
    const approved = world.store.audit.find(({ verb }) => verb === 'approved');
    expect(approved?.actor).toBeUndefined();
    expect(approved?.details).toMatchObject({
      withoutAnybody: { id: 'everything', place: 'estate.yaml:1' },
      planHash: request.plan.hash,
      expiresAt: world.now + 7 * DAY,
    });
    expect(cardOf(world, request, 'requestor')).toContain(
      'Approved by rule everything (estate.yaml:1), nobody was asked',
    );
  });

  test('nothing is written before the commit that names the rule', async () => {
    const world = of();
    const { id } = await asked(world);
    expect(world.request(id)).toMatchObject({ state: 'pending', byRule: 'deciding' });
    await world.settle();
    const order = verbs(world, id);
    expect(order.indexOf('approved')).toBeLessThan(order.indexOf('step-begun'));
  });

  test('the owners are not asked, are told once, and can revoke', async () => {
    const world = of();
    const request = await settled(world);
    const told = cardsFor(world, OWNER);
    expect(told.filter((line) => line.startsWith('Your decision is wanted'))).toEqual([]);
    expect(
      told.filter((line) => line.includes('Approved by rule everything, nobody was asked')),
    ).toHaveLength(1);
    const { card } = tellCard('by-rule', {
      request,
      viewer: OWNER,
      audience: 'approver',
      tenant: 'Away',
      reader: readerFrom(null, null),
      now: world.now,
    });
    expect(JSON.stringify(card)).toContain('You can revoke it.');
    expect((await world.end(request.id, 'revoke', OWNER)).ok).toBe(true);
    await world.settle();
    expect(world.request(request.id).state).toBe('ended');
  });

  test('a stored approval that names neither person nor rule is none', async () => {
    const request = await settled(of());
    const { rule: _, ...bare } = request.decision ?? { verdict: 'denied', at: 0, planHash: '' };
    expect(isAsApproved({ ...request, decision: bare as AccessRequest['decision'] & object })).toBe(
      false,
    );
  });
});

describe('beyond them its approvers are asked, and told why', () => {
  const pending = async (world: World, change: Parameters<World['ask']>[0] = {}) => {
    const request = await settled(world, change);
    expect(request.state).toBe('pending');
    expect(cardsFor(world, OWNER).some((line) => line.startsWith('Your decision is wanted'))).toBe(
      true,
    );
    return request;
  };

  test('for longer than it may', async () => {
    const world = of({ automatic: { ...AUTOMATIC, longest: DAY } });
    const request = await pending(world);
    expect(request.byRule).toBe('too-long');
    for (const who of ['approver', 'requestor'] as const) {
      expect(cardOf(world, request, who)).toContain(
        'Rule everything approves by itself, but only for a shorter time.',
      );
    }
    expect((await world.approve(request.id)).ok).toBe(true);
    expect(world.request(request.id).decision?.by).toEqual(OWNER);
  });

  test('for more than one person may have in that time, until the time has passed', async () => {
    const world = of();
    await settled(world);
    const more = { fields: { resource: `away/${OTHER_GROUP}` } };
    const second = await pending(world, more);
    expect(second.byRule).toBe('person-cap');
    expect(verbs(world, second.id)).toEqual(['requested', 'left-to-approvers']);
    await world.deny(second.id, 'not now');
    await world.moveTo(world.now + 7 * DAY + HOUR);
    expect((await settled(world, more)).decision?.rule?.id).toBe('everything');
  });

  test('for more than everybody together may have', async () => {
    const world = of({
      automatic: { ...AUTOMATIC, atMost: { perPerson: 5, perRule: 1, in: DAY } },
    });
    await settled(world);
    const other = await pending(world, { actor: STRANGER });
    expect(other.byRule).toBe('rule-cap');
  });

  test('however many are sent at once, the cap holds', async () => {
    const world = of();
    const wishes = [GROUP, OTHER_GROUP].map((id) =>
      asked(world, { fields: { resource: `away/${id}` } }),
    );
    const sent = await Promise.all(wishes);
    await world.settle();
    const rules = sent.filter(({ id }) => world.request(id).decision?.rule);
    expect(rules).toHaveLength(1);
  });

  test('the accounts of one person count together', async () => {
    const world = of();
    const second = { tenantId: HOME, objectId: 'a0000000-0000-4000-8000-0000000000aa' };
    world.directory.add(account(second, { userPrincipalName: 'em2@home.example' }));
    const [employee] = world.estate.people;
    Object.assign(employee ?? {}, { accounts: [...(employee?.accounts ?? []), second] });
    await settled(world);
    const more = await settled(world, {
      actor: second,
      fields: { resource: `away/${OTHER_GROUP}` },
    });
    expect(more.byRule).toBe('person-cap');
  });

  test('where the rule was taken away before it came to decide', async () => {
    const world = of();
    const { id } = await asked(world);
    Object.assign(world.estate, { policies: [rule()] });
    await world.settle();
    expect(world.request(id)).toMatchObject({ state: 'pending', byRule: 'never' });
  });

  test('where the directory moved before it came to decide', async () => {
    const world = of();
    const { id } = await asked(world);
    world.directory.groups.delete(GROUP);
    await world.settle();
    expect(world.request(id)).toMatchObject({ state: 'pending', byRule: 'not-now' });
  });

  test('and what lapsed while nothing ran does not come true late', async () => {
    const world = of();
    const { id, lapsesAt } = await asked(world);
    world.now = lapsesAt;
    await world.settle();
    expect(world.request(id).state).toBe('lapsed');
    expect(world.writes).toEqual([]);
  });
});

describe('never', () => {
  test('for a role that can do more than read', async () => {
    const world = of();
    const request = await settled(world, { kind: 'pim-eligibility' });
    expect(request).toMatchObject({ state: 'pending', byRule: 'never' });
  });

  test('where an external tenant is concerned, whatever the rule says', async () => {
    const world = of();
    const [home] = world.estate.tenants;
    Object.assign(home ?? {}, { kind: 'external' });
    const request = await settled(world);
    expect(request).toMatchObject({ state: 'pending', byRule: 'outside' });
  });

  test('where somebody besides the owners, or of another tenant, has to agree', () => {
    const planned = plannedGuestAccess();
    const kind = { lifecycle: 'personal-grant' } as const;
    const wanted = { kind, planned, requestor: asEmployee, people: undefined, durationMs: DAY };
    const why = (change: Partial<PolicyRule>, sides?: readonly string[]) =>
      whyAsked(estate(), rule({ automatic: AUTOMATIC, ...change }), {
        ...wanted,
        planned: { ...planned, ...(sides && { sides }) },
      });
    expect(why({})).toBeUndefined();
    expect(why({ alsoApprovers: ['owner'] })).toBe('never');
    expect(why({}, [HOME, AWAY])).toBe('never');
  });

  test('for others, for outsiders, or between tenants', () => {
    const never = kinds.filter(kindNeverAutomatic).map(({ id }) => id);
    expect(never).toEqual(
      kinds
        .filter(({ lifecycle, people }) => lifecycle !== 'personal-grant' || people)
        .map(({ id }) => id),
    );
    expect(never).toContain('project-team');
    expect(never).toContain('external-guest');
    expect(never).toContain('inbound-trust');
  });
});

test('a demanded ticket that nobody could verify is not approved by a rule alone', async () => {
  const ticket = {
    needed: 'demanded',
    system: 'ServiceNow',
    pattern: 'CHG\\d{7}',
    whenUnreachable: 'accept',
  } as const;
  const fields = { 'input-rule-ticket': 'CHG0031234' };
  for (const [answer, state] of [
    ['unreachable', 'pending'],
    ['known', 'waiting'],
  ] as const) {
    const world = of({ ticket });
    world.tickets = { ask: async () => answer };
    const request = await settled(world, { fields });
    expect(request.state, answer).toBe(state);
    expect(request.byRule, answer).toBe(state === 'pending' ? 'not-now' : undefined);
  }
  // What is optional would have been approved without any.
  const optional = of({ ticket: { ...ticket, needed: 'optional' } });
  optional.tickets = { ask: async () => 'unreachable' };
  expect((await settled(optional, { fields })).state).toBe('waiting');
});
