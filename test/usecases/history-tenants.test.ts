// A setting between tenants, looked up and opened by those who own or audit one of them.
import { beforeAll, expect, test } from 'vitest';
import type { AccessRequest } from '../../src/domain/access/request.ts';
import { tenantsOf } from '../../src/domain/access/tenants-of.ts';
import type { Period } from '../../src/domain/record/evidence/material.ts';
import { countEvidence } from '../../src/usecases/count-evidence.ts';
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

let setting: AccessRequest;
beforeAll(async () => {
  setting = await between();
});

/** Of any time. */
const count = async ({ tenants }: Period) =>
  [...world.store.requests.values()].filter(
    ({ plan, sides }) => !tenants || tenantsOf(plan, sides).some((id) => tenants.includes(id)),
  ).length;

test('a setting between tenants is found and opened from either, and from no other', async () => {
  const { id } = setting;
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

test.each<[string, typeof ALL, string[] | undefined, string[], boolean]>([
  ['one of theirs', OF_HOME, [HOME], ['home'], false],
  ['none', OF_HOME, undefined, ['home'], false],
  ['one that is not theirs', OF_HOME, [AWAY], ['home'], true],
  ['theirs and another', OF_HOME, [AWAY, HOME], ['home'], true],
  ['one that nobody knows', OF_HOME, [], ['home'], true],
  ['one of all', ALL, [AWAY], ['away'], false],
  ['one that nobody knows, of all', ALL, [], [], true],
])(
  'a record for whoever named %s is of their tenants, and has what is between',
  async (_, who, asked, of, wider) => {
    const query = asked ? { tenants: asked } : {};
    const counted = await countEvidence({ ...deps, evidence: { count } }, who, query);
    if (!counted.ok) throw new Error(counted.error.code);
    expect(counted.value.count).toBe(1);
    expect(counted.value.tenants.map(({ name }) => name)).toEqual(of);
    expect(counted.value.wider).toBe(wider);
  },
);
