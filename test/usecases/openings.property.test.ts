// Openings that overlap: whatever is asked, ended and killed, both halves let through what open requests justify.
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { wholeSection } from '../../src/domain/access/pairs/section.ts';
import type { Estate } from '../../src/domain/estate/estate.ts';
import type { PolicySection, SectionName, TargetList } from '../../src/domain/facts.ts';
import { account, defaultPolicy, everyone, group, partnerPolicy } from '../fakes/directory.ts';
import { AWAY, estate, HOME, OWNER, offers, rule, tenant } from '../fakes/estate.ts';
import { type Moment, World } from '../fakes/world.ts';
import { passAfter, picking, SHOWN } from './mishaps.ts';

const HOST = { tenantId: HOME, objectId: 'e0000000-0000-4000-8000-000000000001' };
const id = (kind: number, n: number) => `${kind}0000000-0000-4000-8000-00000000000${n}`;
const GROUPS = [1, 2, 3].map((n) => id(5, n));
const APPS = [1, 2, 3].map((n) => id(6, n));

function between(): Estate {
  const owned = {
    access: ['inbound-access', 'outbound-access'],
    signIn: ['reader', 'partners-writer'],
  };
  const named = (ids: readonly string[]) => ids.map((one) => ({ id: one }));
  const openings = (groups: readonly string[], applications: readonly string[]) => ({
    groups: named(groups),
    applications: named(applications),
  });
  return estate({
    tenants: [
      tenant({
        ...owned,
        name: 'home',
        id: HOME,
        displayName: 'Home',
        domains: ['home.example'],
        owners: [{ person: 'host', account: HOST }],
        offers: offers({ partners: [AWAY], openings: openings(GROUPS, []) }),
      }),
      tenant({ ...owned, offers: offers({ partners: [HOME], openings: openings([], APPS) }) }),
    ],
    people: [...estate().people, { name: 'host', displayName: 'H. Ost', accounts: [HOST] }],
    policies: [rule({ kinds: ['inbound-access'] })],
  });
}

/** The half in each tenant. */
const HALVES: ReadonlyArray<readonly [string, string, SectionName]> = [
  [HOME, AWAY, 'b2bCollaborationOutbound'],
  [AWAY, HOME, 'b2bCollaborationInbound'],
];

const lets = ({ accessType, targets }: TargetList, one: string): boolean =>
  targets.some(({ target }) => target.startsWith('All') || target === one) ===
  (accessType === 'allowed');

/** Pairs by half; the sections of these stories are allowed lists, or closed. */
function openPairs({ directory }: World): string[] {
  return HALVES.flatMap(([tenantId, partnerId, name]) => {
    const own = directory.partners.get(`${tenantId}/${partnerId}`)?.sections[name] ?? null;
    const section = wholeSection(own, directory.defaults.get(tenantId)?.sections[name] ?? null);
    if (!section) throw new Error('The default says everything.');
    return GROUPS.flatMap((who) =>
      APPS.filter(
        (what) => lets(section.usersAndGroups, who) && lets(section.applications, what),
      ).map((what) => `${name} ${who} ${what}`),
    );
  });
}

interface Wish {
  readonly people: readonly string[];
  readonly applications: readonly string[];
}

const justified = ({ people, applications }: Wish): string[] =>
  HALVES.flatMap(([, , name]) =>
    people.flatMap((who) => applications.map((what) => `${name} ${who} ${what}`)),
  );

const closed = defaultPolicy({
  sections: {
    b2bCollaborationInbound: everyone('blocked'),
    b2bCollaborationOutbound: everyone('blocked'),
    b2bDirectConnectInbound: everyone('blocked'),
    b2bDirectConnectOutbound: everyone('blocked'),
  },
});

const some = (ids: readonly string[]) => fc.subarray([...ids], { minLength: 1, maxLength: 2 });
const wish: fc.Arbitrary<Wish> = fc.record({ people: some(GROUPS), applications: some(APPS) });
const start = fc.option(
  wish.map(
    ({ people, applications }): PolicySection => ({
      usersAndGroups: {
        accessType: 'allowed',
        targets: people.map((target) => ({ target, targetType: 'group' })),
      },
      applications: {
        accessType: 'allowed',
        targets: applications.map((target) => ({ target, targetType: 'application' })),
      },
    }),
  ),
);
const kill = fc.option(fc.constantFrom<Moment>('before-write', 'after-write', 'before-commit'), {
  freq: 3,
});
/** Until the next, where replicas are behind. */
const minutes = fc.constantFrom(0, 1, 2, 3, 12);
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ ask: wish, kill, minutes }) },
  fc.record({ end: fc.nat(7), kill, minutes }),
);

const PEOPLE = 4;
const asker = (n: number) => ({ tenantId: HOME, objectId: id(7, n) });

describe('openings of one boundary', () => {
  test.each(SHOWN)(
    'leave exactly the pairs that open requests justify, and those that were there%s',
    async (_, replicas, runs) => {
      let agreed = 0;
      await fc.assert(
        fc.asyncProperty(
          start,
          start,
          fc.array(step, { minLength: 5, maxLength: 12 }),
          replicas,
          async (out, into, steps, shown) => {
            const world = worldFrom(out, into);
            world.replicas.pick = shown ? picking(shown) : undefined;
            const before = openPairs(world);
            const open = new Map<string, Wish>();
            for (const [n, one] of steps.entries()) {
              world.killAt = one.kill ?? undefined;
              if ('ask' in one) {
                const requestId = await agree(world, one.ask, n % PEOPLE);
                if (requestId) open.set(requestId, one.ask);
                if (requestId) agreed += 1;
              } else {
                const requestId = [...open.keys()][one.end % Math.max(open.size, 1)];
                if (requestId) await world.end(requestId, 'revoke', OWNER);
                if (requestId) open.delete(requestId);
              }
              const last = n === steps.length - 1;
              const { minutes } = one;
              if (!(await passAfter(world, open, { behind: shown !== null, minutes, last })))
                continue;
              expectSame(openPairs(world), [...before, ...[...open.values()].flatMap(justified)]);
            }
          },
        ),
        runs,
      );
      if (agreed < 50) throw new Error(`Only ${agreed} wishes were agreed: the test says little.`);
    },
  );
});

function worldFrom(out: PolicySection | null, into: PolicySection | null): World {
  const world = new World(between());
  const { directory } = world;
  directory.add(account(HOST), ...Array.from({ length: PEOPLE }, (_, n) => account(asker(n))));
  for (const one of GROUPS) directory.groups.set(one, group({ tenantId: HOME, id: one }));
  for (const appId of APPS) {
    const app = { tenantId: AWAY, appId, objectId: appId, displayName: appId };
    directory.applications.set(`${AWAY}/${appId}`, {
      ...app,
      enabled: true,
      assignmentRequired: true,
    });
  }
  for (const [i, [tenantId, partnerId, name]] of HALVES.entries()) {
    directory.defaults.set(tenantId, closed);
    const own = [out, into][i] ?? null;
    const entry = partnerPolicy(partnerId);
    if (own === null) continue;
    directory.partners.set(`${tenantId}/${partnerId}`, {
      ...entry,
      sections: { ...entry.sections, [name]: own },
    });
  }
  return world;
}

/** Asked, and agreed by both owners; undefined where it is refused. */
async function agree(world: World, of: Wish, who: number): Promise<string | undefined> {
  const result = await world.ask({
    kind: 'inbound-access',
    actor: asker(who),
    fields: {
      resource: `away/${HOME}`,
      'input-people': of.people.join(','),
      'input-applications': of.applications.join(','),
    },
  });
  if (!result.ok) return undefined;
  const requestId = result.value.id;
  for (const side of world.request(requestId).sides) {
    await world.approve(requestId, side.id === HOME ? HOST : OWNER);
  }
  if (world.request(requestId).state === 'pending') throw new Error('It was not agreed.');
  return requestId;
}

function expectSame(found: readonly string[], wanted: readonly string[]): void {
  const say = (pairs: readonly string[]) => [...new Set(pairs)].sort().join('\n');
  if (say(found) !== say(wanted)) {
    throw new Error(`Open is\n${say(found)}\nwanted was\n${say(wanted)}`);
  }
}
