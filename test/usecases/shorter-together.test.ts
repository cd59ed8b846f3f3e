// Where several must agree, each may shorten: nobody gets longer than the shortest yes, and nobody is asked twice.
import { describe, expect, test } from 'vitest';
import { requestCard } from '../../src/cards/request-card.ts';
import { standing } from '../../src/cards/standing.ts';
import { readerFrom } from '../../src/cards/times.ts';
import { rowOf } from '../../src/domain/record/evidence/row.ts';
import { requestsCsv } from '../../src/domain/record/evidence/tables.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { DAY } from '../../src/shared/duration.ts';
import { reviewRequest } from '../../src/usecases/review-request.ts';
import { account } from '../fakes/directory.ts';
import { AWAY, EMPLOYEE, estate, HOME, OWNER, rule, tenant } from '../fakes/estate.ts';
import { NOTHING } from '../fakes/no-material.ts';
import { World } from '../fakes/world.ts';

const GUARD: AccountRef = { tenantId: HOME, objectId: 'd0000000-0000-4000-8000-000000000051' };
const SECOND: AccountRef = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000052' };

/** An owner of the tenant and somebody of security have to agree. */
async function asked() {
  const world = new World(
    estate({
      roles: { security: ['guard'] },
      tenants: estate().tenants.map((one) =>
        one.id === AWAY
          ? tenant({ owners: [...tenant().owners, { person: 'second', account: SECOND }] })
          : one,
      ),
      people: [
        ...estate().people,
        { name: 'guard', displayName: 'Gina Guard', accounts: [GUARD] },
        { name: 'second', displayName: 'Sam Second', accounts: [SECOND] },
      ],
      policies: [rule({ alsoApprovers: ['security'] })],
    }),
  );
  world.directory.add(account(GUARD, { displayName: 'Gina Guard' }));
  world.directory.add(account(SECOND, { displayName: 'Sam Second' }));
  const result = await world.ask();
  if (!result.ok) throw new Error(result.error.map(({ sentence }) => sentence).join());
  await world.settle();
  return { world, id: result.value.id };
}

async function shorten(world: World, id: string, actor: AccountRef, durationMs: number) {
  const shownHash = world.request(id).plan.hash;
  const prove = () => world.prove(actor);
  const verdict = { approve: true, shownHash, durationMs, prove } as const;
  const done = await reviewRequest(world.deps, { actor, requestId: id, verdict });
  return done.ok ? done.value.outcome : done.error.refusal.code;
}
async function approve(world: World, id: string, actor: AccountRef, hash?: string) {
  const done = await world.approve(id, actor, hash);
  return done.ok ? done.value.outcome : done.error.refusal.code;
}
const cardFor = (world: World, id: string, viewer: AccountRef, as: 'approver' | 'requestor') =>
  JSON.stringify(
    requestCard({
      request: world.request(id),
      viewer,
      audience: as,
      tenant: 'Away',
      reader: readerFrom(null, null),
      now: world.now,
    }),
  );
const verbs = (world: World) => world.store.audit.map(({ verb }) => verb);

describe('for less time, where several must agree', () => {
  test('whoever asked hears who approved it and who shortened it, which may be two', async () => {
    const { world, id } = await asked();
    await shorten(world, id, OWNER, 3 * DAY);
    await approve(world, id, GUARD);
    expect(standing(world.request(id))).toContain('Gina Guard approved it, shortened by O. Wner');
    const other = await asked();
    await approve(other.world, other.id, OWNER);
    await shorten(other.world, other.id, GUARD, 3 * DAY);
    expect(standing(other.world.request(other.id))).toContain(
      'Gina Guard approved less than was asked',
    );
  });

  test('it becomes shorter for all, everybody sees by whom, and the other agrees to that', async () => {
    const { world, id } = await asked();
    const before = world.request(id);
    expect(cardFor(world, id, GUARD, 'approver')).toContain('a yes that was given holds');
    expect(await shorten(world, id, OWNER, 3 * DAY)).toBe('agreed');
    const then = world.request(id);
    expect(then).toMatchObject({ state: 'pending', durationMs: 3 * DAY });
    expect(then.plan.hash).not.toBe(before.plan.hash);
    expect(then.shortened).toEqual([
      { by: OWNER, at: world.now, from: before.plan.hash, durationMs: before.durationMs },
    ]);
    const line = 'O. Wner shortens it from 7 days to 3 days';
    for (const [who, as] of [
      [GUARD, 'approver'],
      [EMPLOYEE, 'requestor'],
    ] as const)
      expect(cardFor(world, id, who, as)).toContain(line);

    // Whoever still looks at the longer one presses nothing.
    expect(await approve(world, id, GUARD, before.plan.hash)).toBe('shortened-meanwhile');
    expect(await approve(world, id, GUARD)).toBe('approved');
    const done = world.request(id);
    expect(done.decision?.planHash).toBe(then.plan.hash);
    expect(done.agreed.map(({ by }) => accountKey(by))).toEqual([OWNER, GUARD].map(accountKey));
    expect((done.expiresAt ?? 0) - world.now).toBeLessThanOrEqual(3 * DAY);
    await world.settle();
    expect(world.writes).toContain('+join-group');
    expect(cardFor(world, id, EMPLOYEE, 'requestor')).toContain(line);
  });

  test('a yes that was given to more holds, and the last one decides', async () => {
    const { world, id } = await asked();
    expect(await approve(world, id, GUARD)).toBe('agreed');
    expect(await shorten(world, id, OWNER, 2 * DAY)).toBe('approved');
    const { agreed, decision, durationMs, plan } = world.request(id);
    expect(agreed).toHaveLength(2);
    expect(agreed[0]?.planHash).not.toBe(plan.hash);
    expect([durationMs, decision?.planHash]).toEqual([2 * DAY, plan.hash]);
    const said = verbs(world);
    expect(said.indexOf('narrowed')).toBeLessThan(said.indexOf('approved'));
    expect(world.request(id).personal?.askedFor).toContain('7 days');
    const row = rowOf(
      { estate: world.estate, material: NOTHING, now: world.now },
      world.request(id),
    );
    expect(row.shortened).toEqual([
      expect.objectContaining({ fromPlanHash: agreed[0]?.planHash, fromDuration: 'P7D' }),
    ]);
    expect(row.planIsAsApproved).toBe(true);
    expect(requestsCsv([row])).toContain(`from P7D: O. Wner (${accountKey(OWNER)})`);
  });

  test('each may shorten once more, and none lengthens', async () => {
    const { world, id } = await asked();
    expect(await shorten(world, id, OWNER, 3 * DAY)).toBe('agreed');
    for (const wrong of [3 * DAY, 7 * DAY]) {
      expect(await shorten(world, id, GUARD, wrong)).toBe('not-shorter');
    }
    expect(await shorten(world, id, GUARD, DAY)).toBe('approved');
    const done = world.request(id);
    expect(done.durationMs).toBe(DAY);
    expect(done.shortened?.map(({ durationMs }) => durationMs)).toEqual([7 * DAY, 3 * DAY]);
    const card = cardFor(world, id, OWNER, 'approver');
    expect(card).toContain('Gina Guard shortens it from 3 days to 1 day');
    expect(card).toContain('Asked for: ');
    expect(done.personal?.askedFor).toContain('7 days');
  });

  test('nobody says yes twice: whoever agreed does not shorten for the other side', async () => {
    const { world, id } = await asked();
    expect(await shorten(world, id, OWNER, 3 * DAY)).toBe('agreed');
    expect(await shorten(world, id, OWNER, DAY)).not.toMatch(/^(agreed|approved)$/);
    expect(await shorten(world, id, SECOND, DAY)).not.toMatch(/^(agreed|approved)$/);
    expect(world.request(id)).toMatchObject({ state: 'pending', durationMs: 3 * DAY });
  });

  test('where the directory has moved, no yes to what it was holds', async () => {
    const { world, id } = await asked();
    expect(await approve(world, id, GUARD)).toBe('agreed');
    const moved = world.request(id);
    // As when the plan of today is another one: the next click finds it.
    world.store.requests.set(id, {
      ...moved,
      plan: { ...moved.plan, hash: 'of-yesterday' },
      shortened: [{ by: OWNER, at: world.now, from: moved.plan.hash, durationMs: 9 * DAY }],
    });
    expect(await approve(world, id, OWNER)).toBe('changed');
    expect(world.request(id).agreed).toEqual([]);
    // Who made it how short is told all the same.
    expect(world.request(id).shortened).toEqual([
      { by: OWNER, at: world.now, durationMs: 9 * DAY },
    ]);
    expect(cardFor(world, id, EMPLOYEE, 'requestor')).toContain('from 9 days to 7 days');
    world.store.requests.set(id, { ...world.request(id), agreed: moved.agreed });
    expect(await approve(world, id, OWNER)).toBe('approved');
    expect(cardFor(world, id, EMPLOYEE, 'requestor')).not.toContain('Approved for less');
  });

  test('a yes to any other plan is none', async () => {
    const { world, id } = await asked();
    expect(await approve(world, id, GUARD)).toBe('agreed');
    const { agreed } = world.request(id);
    world.store.requests.set(id, {
      ...world.request(id),
      agreed: agreed.map((yes) => ({ ...yes, planHash: 'of-something-else' })),
    });
    expect(await shorten(world, id, OWNER, DAY)).toBe('agreed');
    expect(world.request(id)).toMatchObject({ state: 'pending', agreed: [{ by: OWNER }] });
  });

  test('where one yes is enough by now, each step is told with whoever took it', async () => {
    const { world, id } = await asked();
    expect(await shorten(world, id, GUARD, 3 * DAY)).toBe('agreed');
    Object.assign(world.estate, { policies: [rule()] });
    expect(await shorten(world, id, OWNER, DAY)).toBe('approved');
    const card = cardFor(world, id, EMPLOYEE, 'requestor');
    expect(card).toContain('Gina Guard shortens it from 7 days to 3 days');
    expect(card).toContain('O. Wner shortens it from 3 days to 1 day');
  });
});
