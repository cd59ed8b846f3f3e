// Whatever the stages, the people, the absences and the clicks: nothing is approved without every yes it needs.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccessRequest } from '../../src/domain/access/request.ts';
import type { Estate } from '../../src/domain/estate/estate.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { answerAbsence } from '../../src/usecases/answer-absence.ts';
import { beAway } from '../../src/usecases/be-away.ts';
import { account } from '../fakes/directory.ts';
import { AWAY, EMPLOYEE, estate, HOME, rule, tenant } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const PEOPLE = ['p0', 'p1', 'p2', 'p3', 'p4'] as const;
type Name = (typeof PEOPLE)[number] | 'employee';

const refOf = (name: Name): AccountRef =>
  name === 'employee'
    ? EMPLOYEE
    : { tenantId: HOME, objectId: `f0000000-0000-4000-8000-00000000000${name.slice(1)}` };

const nameOf = (ref: AccountRef): Name =>
  ([...PEOPLE, 'employee'] as const).find((one) => accountKey(refOf(one)) === accountKey(ref)) ??
  'employee';

interface Group {
  readonly deciders: readonly Name[];
  readonly needs: number;
}

const name = fc.constantFrom<Name>(...PEOPLE, 'employee');
const group: fc.Arbitrary<Group> = fc.record({
  deciders: fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
  needs: fc.integer({ min: 1, max: 2 }),
});
const stages = fc.array(fc.array(group, { minLength: 1, maxLength: 2 }), {
  minLength: 1,
  maxLength: 3,
});
const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ click: name }) },
  { weight: 1, arbitrary: fc.record({ disable: fc.constantFrom<Name>(...PEOPLE) }) },
  { weight: 1, arbitrary: fc.record({ wait: fc.constantFrom(HOUR, 5 * HOUR, 26 * HOUR) }) },
);

const named = (one: Name) => (one === 'employee' ? 'Em Ployee' : `Person ${one}`);

function estateOf(groups: readonly (readonly Group[])[]): Estate {
  const base = estate({
    people: [
      ...estate().people,
      ...PEOPLE.map((one) => ({ name: one, displayName: named(one), accounts: [refOf(one)] })),
    ],
    policies: [
      rule({
        approvers: [],
        stages: groups.map((all) => ({ groups: all })),
        lapsesAfter: 10 * DAY,
        escalateAfter: 4 * HOUR,
        escalateTo: ['p4'],
      }),
    ],
  });
  return { ...base, tenants: base.tenants.map((one) => (one.id === AWAY ? tenant() : one)) };
}

/** Told from the rule alone: who may speak for a side, in whose stead, and after whom. */
function whatIsWrong(
  groups: readonly (readonly Group[])[],
  delegate: { readonly from: Name; readonly to: Name } | undefined,
  { agreed, state, asking }: AccessRequest,
): string | undefined {
  const voices = agreed.map((yes) => nameOf(yes.for ?? yes.by));
  const hands = agreed.map(({ by }) => nameOf(by));
  if (hands.includes('employee') || voices.includes('employee')) return 'somebody for themselves';
  if (new Set(hands).size < hands.length) return 'a person twice';
  if (new Set(voices).size < voices.length) return 'a voice twice';
  for (const { by, for: away } of agreed) {
    if (away && (delegate?.from !== nameOf(away) || delegate.to !== nameOf(by))) {
      return 'in the stead of somebody who did not name them';
    }
  }
  const done = state !== 'pending' && state !== 'lapsed';
  for (const [s, all] of groups.entries()) {
    for (const [g, { deciders, needs }] of all.entries()) {
      const side = `s${s + 1}g${g + 1}`;
      const mine = agreed
        .filter((yes) => yes.side === side)
        .map((yes) => nameOf(yes.for ?? yes.by));
      const may = asking?.escalated?.includes(s + 1) ? [...deciders, 'p4'] : deciders;
      if (mine.some((one) => !may.includes(one))) return `${side} by somebody who is not named`;
      if (mine.length > needs) return `${side} more than once over`;
      if (done && mine.length < needs) return `${side} without ${needs - mine.length} yes`;
      if (mine.length > 0 && s + 1 > (asking?.reached ?? 1)) return `${side} before its stage`;
    }
  }
  return undefined;
}

test('no request is approved without the yeses that each side needs, each from a person of its own', async () => {
  let approved = 0;
  await fc.assert(
    fc.asyncProperty(
      stages,
      fc.array(act, { minLength: 4, maxLength: 14 }),
      fc.option(fc.record({ from: fc.constantFrom<Name>(...PEOPLE), to: name }), {
        nil: undefined,
      }),
      async (groups, acts, wished) => {
        const world = new World(estateOf(groups));
        for (const one of PEOPLE) {
          const userPrincipalName = `${one}@home.example`;
          world.directory.add(account(refOf(one), { displayName: named(one), userPrincipalName }));
        }
        let delegate: typeof wished;
        if (wished) {
          const until = world.now + 20 * DAY;
          const away = await beAway(world.deps, refOf(wished.from), {
            until,
            delegate: named(wished.to),
          });
          if (away.ok) {
            await answerAbsence(world.deps, away.value.delegate, away.value.id, 'accept');
            delegate = wished;
          }
        }
        const result = await world.ask();
        if (!result.ok) return;
        const { id } = result.value;
        await world.settle();
        for (const one of acts) {
          if ('click' in one) await world.approve(id, refOf(one.click));
          else if ('wait' in one) await world.moveTo(world.now + one.wait);
          else {
            const known = world.directory.accounts.get(accountKey(refOf(one.disable)));
            if (known) world.directory.add({ ...known, enabled: false });
          }
          const request = world.request(id);
          expect(whatIsWrong(groups, delegate, request)).toBeUndefined();
          if (request.state !== 'pending') break;
        }
        await world.settle();
        const { decision } = world.request(id);
        if (decision?.verdict === 'approved') approved += 1;
        else expect(world.writes).toEqual([]);
      },
    ),
    { numRuns: 120, seed: 7 },
  );
  // Else nothing was tried.
  expect(approved).toBeGreaterThan(10);
}, 60_000);
