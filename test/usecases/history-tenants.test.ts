// A setting between tenants, looked up and opened by those who own or audit one of them.
import { expect, test } from 'vitest';
import type { AccessRequest } from '../../src/domain/access/request.ts';
import {
  type FoundHistory,
  findHistory,
  openFromHistory,
} from '../../src/usecases/find-history.ts';
import { account } from '../fakes/directory.ts';
import { AWAY, estate, HOME, STRANGER, tenant } from '../fakes/estate.ts';
import { memoryHistory } from '../fakes/memory-history.ts';
import { World } from '../fakes/world.ts';

const ALL = { tenantId: HOME, objectId: 'f0000000-0000-4000-8000-000000000001' };
const OF_HOME = { tenantId: HOME, objectId: 'f0000000-0000-4000-8000-000000000002' };
const OF_FAR = { tenantId: HOME, objectId: 'f0000000-0000-4000-8000-000000000003' };
/** Owns Home by now, and was not asked then. */
const NEW_OWNER = { tenantId: HOME, objectId: 'f0000000-0000-4000-8000-000000000004' };
const FAR = '80000000-0000-4000-8000-000000000008';

const people = Object.entries({ ALL, OF_HOME, OF_FAR, NEW_OWNER });
const world = new World(
  estate({
    tenants: [
      ...estate().tenants.map((one) =>
        one.id === HOME
          ? { ...one, owners: [...one.owners, { person: 'NEW_OWNER', account: NEW_OWNER }] }
          : one,
      ),
      tenant({ id: FAR, name: 'far', displayName: 'Far', domains: ['far.example'] }),
    ],
    people: [
      ...estate().people,
      ...people.map(([name, one]) => ({ name, displayName: name, accounts: [one] })),
    ],
    auditors: [
      { person: 'ALL', tenants: 'all' },
      { person: 'OF_HOME', tenants: [HOME] },
      { person: 'OF_FAR', tenants: [FAR] },
    ],
  }),
);
world.directory.add(...people.map(([name, one]) => account(one, { displayName: name })));
const deps = {
  ...world.deps,
  history: memoryHistory(() => [...world.store.requests.values()]),
};

/** In Away; its second half is written in Home. */
async function between(): Promise<AccessRequest> {
  const made = await world.ask();
  if (!made.ok) throw new Error(made.error.map(({ code }) => code).join());
  const request = world.store.requests.get(made.value.id);
  const [step] = request?.plan.steps ?? [];
  if (!request || !step) throw new Error('no request');
  const half = { ...step, id: 'other-half', change: { ...step.change, tenantId: HOME } };
  const plan = { ...request.plan, steps: [...request.plan.steps, half] };
  const setting = { ...request, plan, lifecycle: 'relationship-setting' } as const;
  world.store.requests.set(request.id, setting);
  return setting;
}

const ids = (found: FoundHistory) =>
  found.is === 'page' ? found.page.requests.map(({ id }) => id) : [];

test('a setting between tenants is found and opened from either, and from no other', async () => {
  const { id } = await between();
  const finds = async (who: typeof ALL, tenants?: string[]) => {
    const found = await findHistory(deps, who, { query: tenants ? { tenants } : {} });
    if (!found.ok) throw new Error(found.error.code);
    return ids(found.value);
  };
  expect(await finds(ALL, [HOME])).toEqual([id]);
  expect(await finds(ALL, [AWAY])).toEqual([id]);
  expect(await finds(ALL, [FAR])).toEqual([]);
  for (const who of [OF_HOME, NEW_OWNER]) {
    expect(await finds(who)).toEqual([id]);
    expect(await finds(who, [HOME])).toEqual([id]);
    expect(await openFromHistory(deps, who, id)).toMatchObject({
      ok: true,
      value: { audience: 'person' },
    });
    expect(world.store.audit.at(-1)).toMatchObject({ verb: 'history-asked', requestId: id });
  }
  for (const who of [OF_FAR, STRANGER]) {
    expect(await finds(who)).toEqual([]);
    expect(await openFromHistory(deps, who, id)).toMatchObject({ ok: false });
  }
});
