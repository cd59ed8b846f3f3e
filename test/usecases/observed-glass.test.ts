// Break-glass in a tenant that is only observed: nothing is given, so nobody is asked for, or told of, a review.
import { expect, test } from 'vitest';
import { glassCard, glassForm } from '../../src/cards/break-glass.ts';
import { requestCard } from '../../src/cards/request-card.ts';
import { readerFrom } from '../../src/cards/times.ts';
import { glassReminded } from '../../src/domain/access/break-glass.ts';
import { isStillNews } from '../../src/domain/access/news.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { DAY } from '../../src/shared/duration.ts';
import { breakGlass, listGlass } from '../../src/usecases/break-glass.ts';
import { listApprovals } from '../../src/usecases/list-requests.ts';
import { reviewGlass } from '../../src/usecases/review-glass.ts';
import { GLASS } from '../fakes/break-glass.ts';
import { EMPLOYEE, estate, HOME, OWNER, tenant } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const of = (mode: 'enforce' | 'observe'): World =>
  new World(
    estate({
      tenants: [
        tenant({
          name: 'home',
          id: HOME,
          displayName: 'Home',
          domains: ['home.example'],
          owners: [],
        }),
        tenant({ mode }),
      ],
      breakGlass: [{ ...GLASS, atMost: { count: 1, in: 30 * DAY }, tell: ['owner'] }],
    }),
  );

async function taken(world: World): Promise<string> {
  const wish = { id: 'payments', after: 'never', reason: 'Payments stand still' };
  const result = await breakGlass(world.deps, EMPLOYEE, wish);
  if (!result.ok) throw new Error(result.error.code);
  await world.settle();
  return result.value.id;
}

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

test('its card tells what would have been done, and that nothing has to be reviewed', async () => {
  const world = of('observe');
  const id = await taken(world);
  await world.moveTo(world.now + 3 * DAY);
  expect(world.request(id)).toMatchObject({ state: 'observed', glass: { reminded: 0 } });
  expect(world.writes).toEqual([]);
  for (const [viewer, audience] of [
    [OWNER, 'approver'],
    [EMPLOYEE, 'requestor'],
  ] as const) {
    const card = cardOf(world, id, viewer, audience);
    expect(card).toContain('what would have been done');
    expect(card).not.toMatch(/justified|overdue|Review: /);
    expect(card).toContain('Nothing was given, so there is nothing to review');
  }
  const told = world.posts.filter(({ to }) => to === accountKey(OWNER));
  expect(told.map(({ summary }) => summary).join('\n')).not.toMatch(/review/i);
});

test('nothing asks for a review that was asked for before it met the tenant', async () => {
  const world = of('observe');
  const request = world.request(await taken(world));
  expect(glassReminded(request, world.now)).toBeUndefined();
  expect(isStillNews(request, 'glass', world.now)).toBe(false);
  expect(await listApprovals(world.deps, OWNER)).toEqual([]);
  const pressed = await reviewGlass(world.deps, OWNER, request.id, false);
  expect(pressed).toMatchObject({ ok: false, error: { code: 'nothing-given' } });
});

test('whoever takes it is told before that nothing is given', async () => {
  const words = async (mode: 'enforce' | 'observe') => {
    const listed = await listGlass(of(mode).deps, EMPLOYEE);
    const offers = listed.ok ? listed.value.map((one) => ({ ...one, tenant: 'Away' })) : [];
    const forms = offers.map((offer) => glassForm(offer, '', []));
    return [JSON.stringify(glassCard(offers)), JSON.stringify(forms)];
  };
  for (const said of await words('observe')) expect(said).toContain('Away is only observed');
  for (const said of await words('enforce')) expect(said).not.toContain('observed');
  expect((await words('observe'))[1]).not.toContain('You get it at once');
});
