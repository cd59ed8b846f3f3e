// Whoever gave it: somebody else's gift between our look and our write stays theirs, and what we gave is taken back.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFinal } from '../../src/domain/access/request.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { answerDrift } from '../../src/usecases/answer-drift.ts';
import { employeesGuest } from '../fakes/directory.ts';
import { AWAY, EMPLOYEE, estate, GROUP, OWNER, ROLE, rule } from '../fakes/estate.ts';
import { type Moment, trouble, World } from '../fakes/world.ts';
import { killed, troubled, unsent } from './mishaps.ts';

const GUEST = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000009' };
const KEY = `${GROUP}/${GUEST.objectId}`;
const KINDS = ['guest-access', 'pim-eligibility'];
const OF = estate({
  tenants: estate().tenants.map((of) => ({ ...of, access: KINDS })),
  policies: [rule({ kinds: KINDS })],
  people: estate().people.map((person) =>
    person.name === 'employee' ? { ...person, accounts: [EMPLOYEE] } : person,
  ),
});
type What = 'member' | 'eligible';

type Step =
  | { readonly do: 'grant'; readonly kind: string; readonly days: number; readonly works: number }
  | { readonly do: 'work'; readonly times: number }
  | {
      readonly do: 'by-hand';
      readonly what: What;
      readonly gives: boolean;
      readonly days: number;
      /** What is on its way is ended before its next try. */
      readonly ends: boolean;
    }
  | { readonly do: 'revoke' | 'give-again' | 'take-away'; readonly which: number }
  | { readonly do: 'wait'; readonly hours: number }
  | { readonly do: 'kill'; readonly at: Moment }
  | { readonly do: 'unsent'; readonly times: number }
  | {
      readonly do: 'trouble';
      readonly kind: 'unavailable' | 'ambiguous' | 'refused' | 'forbidden';
    };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('grant' as const),
      kind: fc.constantFrom(...KINDS),
      days: fc.integer({ min: 1, max: 20 }),
      works: fc.nat(6),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('work' as const), times: fc.nat(4) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('by-hand' as const),
      what: fc.constantFrom('member' as const, 'eligible' as const),
      gives: fc.boolean(),
      days: fc.constantFrom(1, 2, 100, 1000),
      ends: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('revoke' as const, 'give-again' as const, 'take-away' as const),
      which: fc.nat(9),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      hours: fc.constantFrom(1, 3, 26, 50, 200),
    }),
  },
  killed,
  troubled,
  unsent,
);

const STEP_OF: Record<What, string> = { member: 'member', eligible: 'eligible' };

class Case {
  readonly world = new World(OF);
  /** What somebody else gave, and has not taken away. */
  theirs: { member: boolean; eligible: number | null } = { member: false, eligible: null };

  constructor() {
    const { directory } = this.world;
    directory.add(employeesGuest(GUEST));
  }

  isThere(what: What): boolean {
    const { members, eligibilities } = this.world.directory;
    return what === 'member' ? members.has(KEY) : eligibilities.length > 0;
  }

  /** Whether what is there, or is missing, may be ours: then a gift by hand is nobody's. */
  mayBeOurs(what: What): boolean {
    const { store, queue } = this.world;
    const onTheWay = [...store.requests.values()].filter(
      ({ state, steps }) =>
        state === 'applying' &&
        steps.some((one) => one.id === STEP_OF[what] && ['todo', 'begun'].includes(one.state)),
    );
    // What one of two has set out to give, the other takes for ours.
    if (onTheWay.length > 1) return true;
    return [...store.requests.values()].some((request) =>
      request.steps.some((one) => {
        if (one.id !== STEP_OF[what] || isFinal(request.state)) return false;
        if (one.again || request.state === 'ending' || request.state === 'rolling-back')
          return true;
        const tried = queue.rows.some(
          ({ requestId, work, attempts, done }) =>
            requestId === request.id &&
            !done &&
            work.kind === 'perform-step' &&
            attempts > (one.unsent ?? 0),
        );
        if (one.state === 'begun') return tried || (one.stood?.length ?? 0) > 0;
        return one.ours && (one.state === 'done' || one.state === 'found');
      }),
    );
  }

  /** A step that was set out and not tried yet meets it, before anybody decides anything else. */
  private async meet(what: What): Promise<void> {
    const { world } = this;
    const isOnItsWay = () =>
      [...world.store.requests.values()].some(({ steps }) =>
        steps.some(({ id, state }) => id === STEP_OF[what] && state === 'begun'),
      );
    while (isOnItsWay()) {
      if (await world.step()) continue;
      // A try that sent nothing is made again in a moment.
      world.now = Math.max(world.now, world.queue.nextDue() ?? world.now);
    }
  }

  /** Or it is ended before that: what ends it goes before what is due of it. */
  private async endOnTheWay(): Promise<void> {
    const { world } = this;
    for (const { id, state } of [...world.store.requests.values()]) {
      if (state !== 'applying') continue;
      await world.end(id, 'revoke', OWNER);
      for (const row of world.queue.rows) {
        const isOfIt = row.requestId === id && row.work.kind === 'perform-step';
        if (isOfIt) row.dueAt = Math.max(row.dueAt, world.now + 1);
      }
    }
    await world.settle();
  }

  async byHand({ what, gives, days, ends }: Extract<Step, { do: 'by-hand' }>): Promise<void> {
    const { world } = this;
    const { members, eligibilities } = world.directory;
    if (!gives) {
      if (what === 'member') members.clear();
      else eligibilities.length = 0;
      this.theirs = { ...this.theirs, [what]: what === 'member' ? false : null };
      return;
    }
    if (this.isThere(what) || this.mayBeOurs(what)) return;
    world.killAt = undefined;
    world.troubles.length = 0;
    world.unsentWrites = Math.min(world.unsentWrites, 2);
    if (what === 'member') {
      members.add(KEY);
      this.theirs.member = true;
      return ends ? this.endOnTheWay() : this.meet(what);
    }
    const until = world.now + days * DAY;
    eligibilities.push({ principalId: GUEST.objectId, roleId: ROLE, scope: '/', until });
    this.theirs.eligible = until;
    return ends ? this.endOnTheWay() : this.meet(what);
  }

  async play(of: Step): Promise<void> {
    const { world } = this;
    const all = [...world.store.requests.values()];
    const pick = (which: number, fits: (request: (typeof all)[number]) => boolean) => {
      const those = all.filter(fits);
      return those[which % Math.max(those.length, 1)]?.id ?? 'none';
    };
    const work = async (times: number) => {
      for (let i = 0; i < times; i += 1) await world.step();
    };
    switch (of.do) {
      case 'grant': {
        const asked = await world.ask({ kind: of.kind, fields: { duration: `P${of.days}D` } });
        if (!asked.ok) return;
        const first = await world.approve(asked.value.id);
        if (first.ok && first.value.outcome === 'changed') await world.approve(asked.value.id);
        return work(of.works);
      }
      case 'work':
        return work(of.times);
      case 'by-hand':
        return this.byHand(of);
      case 'revoke':
        await world.end(
          pick(of.which, ({ state }) => ['active', 'applying', 'waiting'].includes(state)),
          'revoke',
          OWNER,
        );
        return;
      case 'give-again':
      case 'take-away':
        await answerDrift(
          world.deps,
          OWNER,
          pick(of.which, ({ drift }) => drift !== undefined),
          of.do,
        );
        return;
      case 'wait':
        return world.moveTo(world.now + of.hours * HOUR);
      case 'kill':
        world.killAt = of.at;
        return;
      case 'unsent':
        world.unsentWrites = of.times;
        return;
      case 'trouble':
        world.troubles.push(trouble(of.kind));
        return;
    }
  }
}

test('what is left after every end is what somebody else gave, and all of that', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const it = new Case();
      for (const one of steps) await it.play(one);
      await it.world.moveTo(it.world.now + 60 * DAY);
      const { members, eligibilities } = it.world.directory;
      for (const request of it.world.store.requests.values()) {
        expect(isFinal(request.state)).toBe(true);
      }
      expect(members.has(KEY)).toBe(it.theirs.member);
      expect(eligibilities.map(({ until }) => until)).toEqual(
        it.theirs.eligible === null ? [] : [it.theirs.eligible],
      );
      expect(it.world.store.holdings.filter(({ released }) => !released)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
