// Whatever people do, whatever breaks and whenever the process dies: what is left is what should be.
// How often it is tried is the caller's: seconds at every change, minutes at night.
import fc from 'fast-check';
import { expect } from 'vitest';
import { isFinal } from '../../src/domain/access/request.ts';
import type { Account } from '../../src/domain/facts.ts';
import { accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { answerDrift } from '../../src/usecases/answer-drift.ts';
import { NOW } from '../fakes/access.ts';
import { employeesGuest } from '../fakes/directory.ts';
import { AWAY, EMPLOYEE, estate, GROUP, OWNER, rule } from '../fakes/estate.ts';
import { evidenceOf } from '../fakes/evidence-of.ts';
import { accessPackageOf, packageRole } from '../fakes/packages.ts';
import { type Moment, trouble, World } from '../fakes/world.ts';
import { killed, troubled, unsent } from './mishaps.ts';

const GUEST = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000009' };

const KINDS = ['guest-access', 'pim-eligibility', 'access-package'];
const OF = estate({
  tenants: estate().tenants.map((of) => ({ ...of, access: KINDS })),
  policies: [rule({ kinds: KINDS })],
});

/** Roles go to the guest account of somebody who has no other one in the tenant. */
const WITHOUT_ADMIN_ACCOUNT = estate({
  ...OF,
  people: estate().people.map((person) =>
    person.name === 'employee' ? { ...person, accounts: [EMPLOYEE] } : person,
  ),
});

/** Further than any grant reaches. */
const FAR = NOW + 1000 * DAY;

type Step =
  | {
      readonly do: 'ask' | 'grant';
      readonly kind: string;
      readonly days: number;
      /** Days until it is to begin; 0: once it is approved. */
      readonly startsIn: number;
    }
  | { readonly do: 'approve' | 'deny' | 'return' | 'revoke' | 'withdraw'; readonly which: number }
  | { readonly do: 'wait'; readonly hours: number }
  | { readonly do: 'accept' }
  /** An administrator makes the guest a member. */
  | { readonly do: 'hire' }
  /** An administrator makes an eligibility and a package last longer than any grant. */
  | { readonly do: 'prolong'; readonly until: number | null }
  /** Their account at home is disabled, or enabled again. */
  | { readonly do: 'leave' | 'come-back' }
  /** An administrator takes away what was given. */
  | { readonly do: 'take'; readonly what: 'membership' | 'guest' | 'eligibility' }
  /** The owner presses what the card offers about that. */
  | { readonly do: 'give-again' | 'take-away'; readonly which: number }
  /** An administrator restores the guest account that was deleted last, with what is still given of what it had. */
  | { readonly do: 'restore' }
  /** No search shows the guest account of ours any more. */
  | { readonly do: 'unshow' }
  /** So many writes fail. */
  | { readonly do: 'fail'; readonly times: number }
  /** Some of what is due is done. */
  | { readonly do: 'work'; readonly times: number }
  | { readonly do: 'mode'; readonly mode: 'observe' | 'enforce' }
  | { readonly do: 'kill'; readonly at: Moment }
  | { readonly do: 'unsent'; readonly times: number }
  | {
      readonly do: 'trouble';
      readonly kind: 'unavailable' | 'ambiguous' | 'refused' | 'forbidden';
    };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom('ask' as const, 'grant' as const),
      kind: fc.constantFrom(...KINDS),
      days: fc.integer({ min: 1, max: 30 }),
      startsIn: fc.constantFrom(0, 0, 0, 1, 4),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('approve' as const), which: fc.nat(9) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'deny' as const,
        'return' as const,
        'revoke' as const,
        'withdraw' as const,
      ),
      which: fc.nat(9),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      hours: fc.integer({ min: 1, max: 100 }),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'accept' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('leave' as const, 'come-back' as const) }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'hire' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('prolong' as const),
      until: fc.constantFrom(null, FAR),
    }),
  },
  killed,
  troubled,
  unsent,
);

/** What somebody does by hand, and what the owner says to it. */
const stepByHand: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: step },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('take' as const),
      what: fc.constantFrom('membership' as const, 'guest' as const, 'eligibility' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('give-again' as const, 'take-away' as const),
      which: fc.nat(9),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'restore' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'unshow' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('fail' as const),
      times: fc.integer({ min: 1, max: 9 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('work' as const),
      times: fc.integer({ min: 1, max: 9 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('mode' as const),
      mode: fc.constantFrom('observe' as const, 'enforce' as const, 'enforce' as const),
    }),
  },
);

/** The guest account that was deleted by hand last, and what it had. */
interface Taken {
  readonly guest: Account;
  readonly member: boolean;
  readonly eligible: World['directory']['eligibilities'];
}
const TAKEN = new WeakMap<World, Taken>();

/** Only while an open grant has it, so that its end takes all of it away. */
function restore(world: World): void {
  const taken = TAKEN.get(world);
  if (!taken || world.guest()) return;
  const { guest, member, eligible } = taken;
  const open = [...world.store.requests.values()].filter(
    ({ state, steps }) =>
      ['active', 'waiting', 'applying'].includes(state) &&
      steps.some(
        ({ id, outputs, was }) =>
          id === 'guest' && (outputs ?? was?.outputs)?.objectId === guest.objectId,
      ),
  );
  if (open.length === 0) return;
  TAKEN.delete(world);
  const { directory } = world;
  const of = (kind: string) => open.filter(({ plan }) => plan.resource.kind === kind);
  const last = Math.max(...of('pim-eligibility').map(({ expiresAt = 0 }) => expiresAt));
  directory.add(guest);
  if (member && of('guest-access').length > 0) directory.members.add(`${GROUP}/${guest.objectId}`);
  directory.eligibilities.push(...eligible.filter(({ until }) => (until ?? FAR) <= last));
}

async function play(world: World, step: Step): Promise<void> {
  const all = [...world.store.requests.values()];
  /** One in the state that the step is about; sometimes, and where there is none, any. */
  const pick = (which: number, state?: string) => {
    const fitting = all.filter((request) => which === 9 || request.state === state);
    const from = fitting.length > 0 ? fitting : all;
    return from[which % Math.max(from.length, 1)]?.id ?? 'none';
  };
  const running = () => (all.some(({ state }) => state === 'active') ? 'active' : 'waiting');
  const ask = ({ kind, days, startsIn }: Extract<Step, { days: number }>) => {
    const day = new Date(world.now + startsIn * DAY).toISOString().slice(0, 10);
    const start = startsIn > 0 ? { startDate: day, startTime: '09:00' } : {};
    return world.ask({ kind, fields: { duration: `P${days}D`, ...start } });
  };
  switch (step.do) {
    case 'ask':
      await ask(step);
      return;
    case 'grant': {
      const asked = await ask(step);
      if (!asked.ok) return;
      // The plan may have changed since the card was drawn: then it is looked at again.
      const first = await world.approve(asked.value.id);
      if (first.ok && first.value.outcome === 'changed') await world.approve(asked.value.id);
      return world.settle();
    }
    case 'approve':
      await world.approve(pick(step.which, 'pending'));
      return;
    case 'deny':
      await world.deny(pick(step.which, 'pending'), 'no');
      return;
    case 'withdraw':
      await world.end(pick(step.which, 'pending'), 'withdraw', EMPLOYEE);
      return;
    case 'return':
      await world.end(pick(step.which, running()), 'return', EMPLOYEE);
      return;
    case 'revoke':
      await world.end(pick(step.which, running()), 'revoke', OWNER);
      return;
    case 'wait':
      return world.moveTo(world.now + step.hours * HOUR);
    case 'accept': {
      const guest = world.guest();
      if (guest) {
        world.directory.accounts.set(accountKey(guest), { ...guest, redemption: 'accepted' });
      }
      return;
    }
    case 'hire': {
      const guest = world.guest();
      if (guest) {
        world.directory.accounts.set(accountKey(guest), { ...guest, userType: 'member' });
      }
      return;
    }
    case 'prolong': {
      const { eligibilities, packages } = world.directory;
      packages.held = packages.held.map((item) => ({ ...item, until: step.until }));
      for (const item of eligibilities.splice(0)) {
        eligibilities.push({ ...item, until: step.until });
      }
      return;
    }
    case 'leave':
    case 'come-back': {
      const person = world.directory.accounts.get(accountKey(EMPLOYEE));
      if (person) world.directory.add({ ...person, enabled: step.do === 'come-back' });
      return;
    }
    case 'take': {
      const { members, accounts, eligibilities } = world.directory;
      const guest = world.guest();
      if (step.what === 'membership') members.clear();
      if (step.what === 'eligibility') eligibilities.length = 0;
      if (step.what !== 'guest' || !guest) return;
      TAKEN.set(world, {
        guest,
        member: members.has(`${GROUP}/${guest.objectId}`),
        eligible: eligibilities.filter(({ principalId }) => principalId === guest.objectId),
      });
      // Whatever a guest had goes with the account.
      accounts.delete(accountKey(guest));
      members.delete(`${GROUP}/${guest.objectId}`);
      for (const item of eligibilities.splice(0)) {
        if (item.principalId !== guest.objectId) eligibilities.push(item);
      }
      return;
    }
    case 'give-again':
    case 'take-away': {
      const drifted = all.filter(({ drift }) => drift !== undefined);
      const id = drifted[step.which % Math.max(drifted.length, 1)]?.id ?? 'none';
      await answerDrift(world.deps, OWNER, id, step.do);
      return;
    }
    case 'restore':
      return restore(world);
    case 'unshow': {
      const guest = world.guest();
      if (guest && world.born.has(guest.objectId)) world.directory.unshown.add(guest.objectId);
      return;
    }
    case 'fail':
      world.failingWrites = step.times;
      return;
    case 'work':
      for (let i = 0; i < step.times; i += 1) await world.step();
      return;
    case 'mode': {
      const tenants = world.estate.tenants.map((one) => ({ ...one, mode: step.mode }));
      Object.assign(world, { estate: { ...world.estate, tenants } });
      return;
    }
    case 'kill':
      world.killAt = step.at;
      return;
    case 'unsent':
      world.unsentWrites = step.times;
      return;
    case 'trouble':
      world.troubles.push(trouble(step.kind));
      return;
  }
}

/** Who has an account as a guest, is a member and eligible. */
const directoryOf = (world: World) => ({
  guest: world.guest()?.objectId ?? null,
  members: [...world.directory.members].sort(),
  eligible: world.directory.eligibilities.map((item) => item.principalId),
  packages: world.directory.packages.held.map((item) => item.objectId),
});

/** What administrators made theirs on the way. */
const madeTheirs = (world: World) => {
  const guest = world.guest();
  const eligible = world.directory.eligibilities
    .filter(({ until }) => (until ?? FAR) >= FAR)
    .map((item) => item.principalId);
  const packages = world.directory.packages.held
    .filter(({ until }) => (until ?? FAR) >= FAR)
    .map((item) => item.objectId);
  const used = [...eligible, ...packages];
  return {
    ...(guest &&
      (guest.userType === 'member' || used.includes(guest.objectId)) && {
        guest: guest.objectId,
      }),
    ...(eligible.length > 0 && { eligible }),
    ...(packages.length > 0 && { packages }),
  };
};

/** At the end nothing is left behind, and what was there before or became somebody else's is there. */
export async function leavesNothingBehind(runs: number, longest: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      fc.array(stepByHand, { minLength: 1, maxLength: longest }),
      fc.constantFrom('nobody', 'a guest', 'a guest that no search shows', 'a member'),
      fc.boolean(),
      fc.constantFrom(GROUP, 'another-group'),
      async (steps, before, alone, inPackage) => {
        const world = new World(alone ? WITHOUT_ADMIN_ACCOUNT : OF);
        // Where it gives the same place as guest access, one stands beside the other for nobody.
        world.directory.packages.found = accessPackageOf({
          roles: [packageRole({ id: inPackage })],
        });
        if (before !== 'nobody') {
          world.directory.add(employeesGuest(GUEST));
        }
        if (before === 'a guest that no search shows') {
          world.directory.unshown.add(GUEST.objectId);
        }
        if (before === 'a member') world.directory.members.add(`${GROUP}/${GUEST.objectId}`);
        const first = directoryOf(world);

        let theirs = {};
        for (const item of steps) {
          // What was there before is not taken by hand: then nobody could tell it from ours.
          if (item.do === 'take' && (before !== 'nobody' || Object.keys(theirs).length > 0))
            continue;
          await play(world, item);
          theirs = { ...theirs, ...madeTheirs(world) };
        }
        await world.moveTo(world.now + 90 * DAY);

        expect(directoryOf(world)).toEqual({ ...first, ...theirs });
        for (const request of world.store.requests.values()) {
          expect(isFinal(request.state)).toBe(true);
          const undone = request.steps.some(({ state }) => state === 'undone');
          if (request.state === 'ended') expect(request.provenAt !== undefined).toBe(undone);
          if (request.state === 'ended' || request.state === 'failed') {
            expect(request.decision?.verdict).toBe('approved');
          }
        }
        expect(world.store.holdings.filter((item) => !item.released)).toEqual([]);
        expectSoundEvidence(world);
      },
    ),
    { numRuns: runs },
  );
}

/** Of everything, and of a part that begins and ends in the midst of it: nothing grave, and both counts alike. */
function expectSoundEvidence(world: World): void {
  const at = (share: number) => NOW + Math.floor((world.now - NOW) * share);
  for (const [from, to] of [
    [0, 1],
    [0.02, 0.1],
  ] as const) {
    const { findings } = evidenceOf(world, { from: at(from), to: at(to) });
    expect(findings.filter(({ weight }) => weight === 'grave')).toEqual([]);
  }
}

/** As long as a grant is open, its access is there. */
export async function keepsWhatIsOpen(runs: number, longest: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: longest }), async (steps) => {
      const world = new World(OF);
      for (const item of steps) {
        await play(world, item);
        await world.settle();
        const open = [...world.store.requests.values()].filter((request) =>
          ['waiting', 'active'].includes(request.state),
        );
        for (const request of open) {
          const { members, eligibilities, packages } = world.directory;
          const there: Readonly<Record<string, boolean>> = {
            'guest-access': members.size === 1,
            'pim-eligibility': eligibilities.length > 0,
            'access-package': packages.held.length > 0,
          };
          expect(there[request.plan.resource.kind]).toBe(true);
        }
      }
    }),
    { numRuns: runs },
  );
}
