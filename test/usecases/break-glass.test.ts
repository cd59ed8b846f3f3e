// Break-glass: at once, for those for whom it is prepared, told to everybody, short, bounded, and reviewed by another owner.
import { describe, expect, test } from 'vitest';
import { glassCard, glassForm } from '../../src/cards/break-glass.ts';
import { listCard } from '../../src/cards/lists.ts';
import { requestCard } from '../../src/cards/request-card.ts';
import { readerFrom } from '../../src/cards/times.ts';
import { isAsApproved } from '../../src/domain/access/request.ts';
import type { BreakGlass } from '../../src/domain/estate/limits.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { breakGlass, listGlass } from '../../src/usecases/break-glass.ts';
import { listApprovals } from '../../src/usecases/list-requests.ts';
import { pullBrake } from '../../src/usecases/pull-brake.ts';
import { reviewGlass } from '../../src/usecases/review-glass.ts';
import { GLASS, SECURITY } from '../fakes/break-glass.ts';
import { account } from '../fakes/directory.ts';
import {
  AWAY,
  EMPLOYEE,
  EMPLOYEE_ADMIN,
  estate,
  HOME,
  OWNER,
  rule,
  STRANGER,
  tenant,
} from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

function of(change: Partial<BreakGlass> = {}): World {
  const home = tenant({
    name: 'home',
    id: HOME,
    displayName: 'Home',
    domains: ['home.example'],
    owners: [],
  });
  const world = new World(
    estate({
      tenants: [home, tenant()],
      people: [
        { name: 'employee', displayName: 'Em Ployee', accounts: [EMPLOYEE, EMPLOYEE_ADMIN] },
        { name: 'owner', displayName: 'O. Wner', accounts: [OWNER] },
        { name: 'security', displayName: 'Se Curity', accounts: [SECURITY] },
      ],
      policies: [rule({ kinds: ['pim-eligibility'] })],
      breakGlass: [{ ...GLASS, ...change }],
    }),
  );
  world.directory.add(account(SECURITY, { userPrincipalName: 'sec@home.example' }));
  return world;
}

async function lastUse(world: World, actor: AccountRef = EMPLOYEE): Promise<string> {
  const listed = await listGlass(world.deps, actor);
  return listed.ok ? (listed.value[0]?.after ?? '') : listed.error.code;
}

async function take(
  world: World,
  change: { actor?: AccountRef; reason?: string; after?: string; id?: string } = {},
) {
  const { actor = EMPLOYEE, reason = 'Payments stand still', id = 'payments' } = change;
  const after = change.after ?? (await lastUse(world, actor));
  return breakGlass(world.deps, actor, { id, after, reason });
}

async function taken(world: World) {
  const result = await take(world);
  if (!result.ok) throw new Error(result.error.sentence);
  await world.settle();
  return world.request(result.value.id);
}

const codeOf = async (result: ReturnType<typeof take>) => {
  const given = await result;
  return given.ok ? given.value.state : given.error.code;
};
const review = (world: World, id: string, justified: boolean, actor: AccountRef = OWNER) =>
  reviewGlass(world.deps, actor, id, justified);
const heard = (world: World, who: AccountRef) =>
  world.posts.filter(({ to }) => to === accountKey(who)).map(({ summary }) => summary);
const verbs = (world: World, id: string) =>
  world.store.audit.filter((entry) => entry.requestId === id).map(({ verb }) => verb);
const cardOf = (world: World, id: string, viewer: AccountRef, audience: 'approver' | 'requestor') =>
  JSON.stringify(
    requestCard({
      request: world.request(id),
      viewer,
      audience,
      tenant: 'Away',
      reader: readerFrom(null, null),
      now: world.now,
    }),
  );

describe('taking it', () => {
  test('needs nobody, is bound to a plan, and ends after hours', async () => {
    const world = of();
    const request = await taken(world);
    expect(request).toMatchObject({
      state: 'waiting',
      expiresAt: world.now + 4 * HOUR,
      decision: {
        verdict: 'approved',
        rule: { id: 'break-glass/payments', place: 'estate.yaml:7' },
      },
    });
    expect(request.decision).not.toHaveProperty('by');
    expect(isAsApproved(request)).toBe(true);
    await world.moveTo(world.now + 4 * HOUR + HOUR);
    expect(world.request(request.id).state).toBe('ended');
    expect(world.isMember(world.guest()?.objectId ?? '')).toBe(false);
  });

  test('is committed with who, what, why nobody was asked and until when before anything is written', async () => {
    const world = of();
    const { id } = await taken(world);
    const order = verbs(world, id);
    expect(order.slice(0, 3)).toEqual(['requested', 'glass-broken', 'approved']);
    expect(order.indexOf('approved')).toBeLessThan(order.indexOf('step-begun'));
    const entry = world.store.audit.find(({ verb }) => verb === 'glass-broken');
    expect(entry).toMatchObject({
      actor: EMPLOYEE,
      details: { policy: { id: 'break-glass/payments', place: 'estate.yaml:7' }, told: 2 },
    });
    expect(JSON.stringify(entry)).not.toContain('Payments stand still');
  });

  test('is heard at once by every other owner and by security, with the words that were given', async () => {
    const world = of();
    await taken(world);
    for (const who of [OWNER, SECURITY]) {
      expect(heard(world, who).join('\n')).toContain(
        'Em Ployee took it without an approval: “Payments stand still”',
      );
    }
    // An owner under whose other account it was taken is told nothing new.
    expect(heard(world, EMPLOYEE_ADMIN).join('\n')).not.toContain('took it without');
  });

  test('needs a reason', async () => {
    const world = of();
    expect(await codeOf(take(world, { reason: '  ' }))).toBe('reason-needed');
    expect(await codeOf(take(world, { reason: 'x'.repeat(1001) }))).toBe('reason-needed');
    expect(world.store.requests.size).toBe(0);
  });

  test('is for those alone for whom it is prepared, and others learn nothing of it', async () => {
    const world = of();
    expect(await lastUse(world, STRANGER)).toBe('nothing-prepared');
    expect(await codeOf(take(world, { actor: STRANGER, after: 'never' }))).toBe('nothing-prepared');
    expect(await codeOf(take(world, { id: 'other' }))).toBe('nothing-prepared');
    expect(await lastUse(of({ people: [] }))).toBe('nothing-prepared');
  });

  test('the same dialog sent twice is one use', async () => {
    const world = of();
    const [first, second] = await Promise.all([
      take(world, { after: 'never' }),
      take(world, { after: 'never' }),
    ]);
    const late = await take(world, { after: 'never' });
    const ids = [first, second, late].map((one) => (one.ok ? one.value.id : one.error.code));
    expect(new Set(ids).size).toBe(1);
    expect(world.store.requests.size).toBe(1);
  });

  test('not again while it is open, nor more often than it may be', async () => {
    const world = of();
    for (let use = 0; use < 2; use += 1) {
      const { id } = await taken(world);
      expect(await codeOf(take(world))).toBe('glass-open');
      await world.end(id, 'return', EMPLOYEE);
      await world.moveTo(world.now + HOUR);
    }
    expect(await codeOf(take(world))).toBe('glass-used-up');
    world.now += 31 * DAY;
    expect(await codeOf(take(world))).toBe('applying');
  });

  test('not where nobody else could review it, nor above what the tenant offers', async () => {
    const alone = of();
    Object.assign(alone.estate.tenants[1] ?? {}, {
      owners: [{ person: 'employee', account: EMPLOYEE_ADMIN }],
    });
    expect(await codeOf(take(alone))).toBe('nobody-reviews');
    const gone = of();
    Object.assign(gone.estate.tenants[1] ?? {}, { offers: { ...tenant().offers, groups: [] } });
    expect(await codeOf(take(gone))).not.toBe('applying');
    expect(gone.store.requests.size).toBe(0);
  });

  test('not together with what does not go with it', async () => {
    const world = of();
    Object.assign(world.estate, {
      incompatible: [
        {
          id: 'apart',
          place: 'x:1',
          between: [
            [{ kind: 'guest-access', tenantId: AWAY, resource: '*' }],
            [{ kind: 'pim-eligibility', tenantId: AWAY, resource: '*' }],
          ],
          because: 'so',
        },
      ],
    });
    const sent = await world.ask({ kind: 'pim-eligibility' });
    expect(sent.ok).toBe(true);
    expect(await codeOf(take(world))).toBe('incompatible');
  });
});

describe('afterwards', () => {
  test('an owner other than whoever took it says whether it was justified', async () => {
    const world = of();
    const { id } = await taken(world);
    expect(cardOf(world, id, OWNER, 'approver')).toContain('It was justified');
    expect(cardOf(world, id, SECURITY, 'approver')).not.toContain('It was justified');
    expect(cardOf(world, id, SECURITY, 'approver')).toContain('Revoke access');
    expect(cardOf(world, id, EMPLOYEE_ADMIN, 'approver')).not.toContain('It was justified');
    for (const actor of [EMPLOYEE, EMPLOYEE_ADMIN, SECURITY, STRANGER]) {
      expect((await review(world, id, true, actor)).ok).toBe(false);
    }
    expect((await review(world, id, true)).ok).toBe(true);
    await world.settle();
    expect(world.request(id)).toMatchObject({
      state: 'waiting',
      glass: { reviewed: { by: OWNER, justified: true } },
    });
    expect(verbs(world, id)).toContain('glass-reviewed');
    expect(cardOf(world, id, OWNER, 'approver')).toContain('Reviewed by O. Wner: justified');
    expect(await review(world, id, false)).toMatchObject({
      ok: false,
      error: { code: 'already-reviewed' },
    });
  });

  test('what was not justified ends', async () => {
    const world = of();
    const { id } = await taken(world);
    expect((await review(world, id, false)).ok).toBe(true);
    await world.settle();
    expect(world.request(id)).toMatchObject({
      state: 'ended',
      ending: { why: 'revoked', by: OWNER },
      glass: { reviewed: { justified: false } },
    });
  });

  test('those who are told may end it at once', async () => {
    const world = of();
    const { id } = await taken(world);
    expect((await world.end(id, 'revoke', SECURITY)).ok).toBe(true);
    expect((await world.end(id, 'revoke', STRANGER)).ok).toBe(false);
  });

  test('its review is asked for until somebody answers, also once the access is over', async () => {
    const world = of();
    const { id } = await taken(world);
    const start = world.now;
    await world.moveTo(start + 13 * HOUR);
    expect(world.request(id).state).toBe('ended');
    expect(heard(world, OWNER).filter((line) => line.startsWith('Not reviewed yet'))).toHaveLength(
      1,
    );
    expect(cardOf(world, id, OWNER, 'approver')).toContain('It was not justified');
    await world.moveTo(start + 3 * DAY + HOUR);
    expect(world.request(id).glass?.reminded).toBe(4);
    expect(heard(world, OWNER).at(-1)).toContain('it was due');
    const asked = world.store.audit.filter(({ verb }) => verb === 'glass-review-asked');
    expect(asked.map(({ details }) => details.overdue)).toEqual([false, true, true, true]);
    expect((await review(world, id, true)).ok).toBe(true);
    await world.moveTo(start + 9 * DAY);
    expect(world.request(id).glass?.reminded).toBe(4);
    const entry = world.store.audit.find(({ verb }) => verb === 'glass-reviewed');
    expect(entry?.details).toEqual({ justified: true, late: true });
  });

  test('the cards say that it is no emergency access account, and are shown as they were typed', () => {
    const offer = { glass: { ...GLASS, title: '[x](y) *Pay*' }, tenant: 'Away', after: 'never' };
    const list = JSON.stringify(glassCard([offer]));
    expect(list).toContain('It does not replace your emergency access accounts');
    const form = JSON.stringify(glassForm(offer, '', []));
    expect(form).toContain('It does not replace your emergency access accounts');
    expect(form).toContain(JSON.stringify('\\[x\\]\\(y\\) \\*Pay\\*').slice(1, -1));
  });
});

describe('what waits for an owner', () => {
  const waits = async (world: World, who: AccountRef) =>
    (await listApprovals(world.deps, who)).map(({ id }) => id);

  test('is every use that nobody has reviewed, also when it is over, and before what is asked', async () => {
    const world = of();
    const asked = await world.ask({ kind: 'pim-eligibility' });
    const { id } = await taken(world);
    const other = asked.ok ? asked.value.id : '';
    expect(await waits(world, OWNER)).toEqual([id, other]);
    await world.moveTo(world.now + 5 * HOUR);
    expect(world.request(id).state).toBe('ended');
    expect((await waits(world, OWNER))[0]).toBe(id);
    const shown = listCard({
      headline: 'Decisions that wait for you',
      empty: '',
      decides: true,
      requests: [world.request(id)],
      tenantNames: new Map([[AWAY, 'Away']]),
      reader: readerFrom(null, null),
      now: world.now,
    });
    expect(JSON.stringify(shown)).toContain('For you to review');
    expect((await review(world, id, true)).ok).toBe(true);
    expect(await waits(world, OWNER)).not.toContain(id);
  });

  test('is nothing for who used it, for who is only told, and for who owns it no more', async () => {
    const world = of();
    const { id } = await taken(world);
    expect(await waits(world, EMPLOYEE)).toEqual([]);
    expect(await waits(world, SECURITY)).toEqual([]);
    expect(await waits(world, OWNER)).toEqual([id]);
    const tenants = world.estate.tenants.map((one) => ({ ...one, owners: [] }));
    const later = { ...world.deps, estate: { ...world.estate, tenants } };
    expect(await listApprovals(later, OWNER)).toEqual([]);
  });
});

test('a brake is told before the reason is written', async () => {
  const world = of();
  await pullBrake(world.deps, OWNER, AWAY, 'brake');
  const listed = await listGlass(world.deps, EMPLOYEE);
  expect(listed).toMatchObject({ ok: true, value: [{ why: { code: 'paused' } }] });
});

test('is taken by people who can sign in: no disabled account, and no agent', async () => {
  for (const [change, code] of [
    [{ enabled: false }, 'account-disabled'],
    [{ agent: true as const }, 'agent-asks'],
  ] as const) {
    const world = of();
    const known = world.directory.accounts.get(accountKey(EMPLOYEE));
    if (known) world.directory.add({ ...known, ...change });
    expect(await codeOf(take(world))).toBe(code);
    expect(world.writes).toEqual([]);
  }
});
