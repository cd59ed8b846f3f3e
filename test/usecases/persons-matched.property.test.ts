// Whatever was pressed and whoever has left: what can still be approved is, by whoever is there, in whichever order; else it is told.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccessRequest } from '../../src/domain/access/request.ts';
import type { DecidingGroup } from '../../src/domain/estate/deciders.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { answerAbsence } from '../../src/usecases/answer-absence.ts';
import { beAway } from '../../src/usecases/be-away.ts';
import { account, group } from '../fakes/directory.ts';
import { EMPLOYEE, estate, HOME, OWNER, rule } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const PEOPLE = ['p0', 'p1', 'p2', 'p3'] as const;
type Name = (typeof PEOPLE)[number];
const DESK = '30000000-0000-4000-8000-000000000077';
const desk = { tenantId: HOME, groupId: DESK, name: 'Desk' };

const refOf = (n: number): AccountRef => ({
  tenantId: HOME,
  objectId: `f0000000-0000-4000-8000-00000000000${n}`,
});
/** The first two have another account each, with which only the group knows them. */
const ACCOUNTS: Readonly<Record<Name, readonly AccountRef[]>> = {
  p0: [refOf(0), refOf(5)],
  p1: [refOf(1), refOf(6)],
  p2: [refOf(2)],
  p3: [refOf(3)],
};
const ALL = Object.values(ACCOUNTS).flat();
const own = (name: string): AccountRef => ACCOUNTS[name as Name][0] ?? EMPLOYEE;
const personOf = ({ objectId }: AccountRef): string =>
  PEOPLE.find((name) => ACCOUNTS[name].some((one) => one.objectId === objectId)) ?? objectId;

interface Told {
  readonly stages: ReadonlyArray<readonly DecidingGroup[]>;
  readonly fallback: readonly Name[];
  readonly goesTo: Name | undefined;
  readonly members: readonly AccountRef[];
}

const someone = fc.constantFrom<Name>(...PEOPLE);
const anyGroup: fc.Arbitrary<DecidingGroup> = fc.record({
  deciders: fc.oneof(
    { weight: 4, arbitrary: fc.uniqueArray(someone, { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.constant([desk]) },
  ),
  needs: fc.constantFrom(1, 1, 2),
});
const ruleOf: fc.Arbitrary<Told> = fc.record({
  stages: fc.array(fc.array(anyGroup, { minLength: 1, maxLength: 2 }), {
    minLength: 1,
    maxLength: 3,
  }),
  fallback: fc.oneof(fc.constant([]), fc.uniqueArray(someone, { minLength: 1, maxLength: 2 })),
  goesTo: fc.option(someone, { nil: undefined }),
  members: fc.uniqueArray(fc.constantFrom(...ALL), { minLength: 2, maxLength: 4 }),
});
const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ click: fc.constantFrom(...ALL) }) },
  { weight: 2, arbitrary: fc.record({ disable: fc.constantFrom(...ALL) }) },
  { weight: 1, arbitrary: fc.record({ regroup: fc.constantFrom(...ALL) }) },
  { weight: 1, arbitrary: fc.record({ wait: fc.constantFrom(HOUR, 26 * HOUR) }) },
);

function worldOf({ stages, fallback, goesTo, members }: Told): World {
  const world = new World(
    estate({
      people: [
        ...estate().people,
        ...PEOPLE.map((name) => ({
          name,
          displayName: `Person ${name}`,
          accounts: ACCOUNTS[name],
        })),
      ],
      policies: [
        rule({
          approvers: [],
          stages: stages.map((groups) => ({ groups })),
          lapsesAfter: 20 * DAY,
          ...(fallback.length > 0 && { fallback }),
          ...(goesTo && { escalateAfter: 4 * HOUR, escalateTo: [goesTo] }),
        }),
      ],
    }),
  );
  for (const [i, ref] of ALL.entries()) {
    const displayName = `Person ${personOf(ref)}`;
    world.directory.add(account(ref, { displayName, userPrincipalName: `p${i}@home.example` }));
  }
  world.directory.groups.set(DESK, group({ tenantId: HOME, id: DESK }));
  for (const { objectId } of members) world.directory.members.add(`${DESK}/${objectId}`);
  return world;
}

async function stead(world: World, from: Name, to: Name): Promise<void> {
  const wish = { until: world.now + 60 * DAY, delegate: `Person ${to}` };
  const away = await beAway(world.deps, own(from), wish);
  if (away.ok) await answerAbsence(world.deps, own(to), away.value.id, 'accept');
}

/** For each yes that is missing, who could give it: told from the rule, with the fallback for all sides or none. */
function missing(
  { stages, fallback, goesTo, members }: Told,
  { agreed, asking }: AccessRequest,
  off: ReadonlySet<string>,
  falls: boolean,
): string[][] {
  const heard = agreed.flatMap(({ by, for: away }) => [by, ...(away ? [away] : [])]).map(personOf);
  return stages.flatMap((groups, s) =>
    groups.flatMap(({ deciders, needs }, g) => {
      const named = deciders.flatMap((one) => (typeof one === 'string' ? own(one) : members));
      const further = asking?.escalated?.includes(s + 1) && goesTo ? [own(goesTo)] : [];
      const people = [...named, ...further, ...(falls ? fallback.map(own) : [])]
        .filter((one) => !off.has(accountKey(one)))
        .map(personOf)
        .filter((one) => !heard.includes(one));
      const said = agreed.filter(({ side }) => side === `s${s + 1}g${g + 1}`).length;
      return Array.from({ length: Math.max(0, needs - said) }, () => people);
    }),
  );
}

/** Tried one after the other: nothing here knows how the product matches them. */
const canBe = ([first, ...rest]: string[][], taken: readonly string[] = []): boolean =>
  !first || first.some((one) => !taken.includes(one) && canBe(rest, [...taken, one]));

test('what can be approved by those who are left is, in whichever order they press, and else somebody hears', async () => {
  const seen = { approved: 0, byFallback: 0, told: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(
      ruleOf,
      fc.array(fc.tuple(someone, someone), { maxLength: 2 }),
      fc.array(act, { maxLength: 6 }),
      fc.shuffledSubarray(ALL, { minLength: ALL.length }),
      async (told, absences, acts, order) => {
        const world = worldOf(told);
        for (const [from, to] of absences) await stead(world, from, to);
        const result = await world.ask();
        if (!result.ok) return;
        const { id } = result.value;
        await world.settle();
        const off = new Set<string>();
        for (const one of acts) {
          if (world.request(id).state !== 'pending') return;
          if ('click' in one) await world.approve(id, one.click);
          else if ('wait' in one) await world.moveTo(world.now + one.wait);
          else if ('regroup' in one) {
            const { members } = world.directory;
            const key = `${DESK}/${one.regroup.objectId}`;
            if (!members.delete(key)) members.add(key);
          } else {
            const known = world.directory.accounts.get(accountKey(one.disable));
            if (known) world.directory.add({ ...known, enabled: false });
            off.add(accountKey(one.disable));
          }
        }
        await world.settle();
        if (world.request(id).state !== 'pending') return;
        // One night finds who has left, the next one whether those who are asked instead have as well.
        await world.moveTo(world.now + 54 * HOUR);

        const request = world.request(id);
        const members = ALL.filter(({ objectId }) =>
          world.directory.members.has(`${DESK}/${objectId}`),
        );
        const today = { ...told, members };
        const alone = canBe(missing(today, request, off, false));
        const can = alone || canBe(missing(today, request, off, true));
        expect((request.stranded ?? []).length === 0).toBe(can);
        if (!can) {
          seen.told += 1;
          const heard = world.posts.filter(({ to }) => to === accountKey(OWNER));
          expect(heard.some(({ summary }) => summary.includes('left who could decide'))).toBe(true);
          return;
        }
        let before = -1;
        while (world.request(id).state === 'pending') {
          const { version } = world.request(id);
          expect(version).not.toBe(before);
          before = version;
          for (const one of order) {
            const pressed = await world.approve(id, one);
            if (!pressed.ok && pressed.error.refusal.code === 'needed-elsewhere') seen.refused += 1;
            await world.settle();
          }
        }
        expect(world.request(id).decision?.verdict).toBe('approved');
        seen.approved += 1;
        if (!alone) seen.byFallback += 1;
      },
    ),
    { numRuns: 600, seed: 11 },
  );
  // Else nothing was tried.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(5);
}, 120_000);
