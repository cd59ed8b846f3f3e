// The door to a service: never too many, never too much, people first, and nobody is forgotten.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createGate,
  type Gate,
  type Leave,
  type Priority,
  TooLong,
} from '../../../../src/adapters/entra/graph/gate.ts';
import type { Seen } from '../../../../src/adapters/entra/graph/pace.ts';
import { settled, type TurnedTime, turnedTime } from './turned-time.ts';

const WIDE = { units: 1_000_000, perMs: 1_000 };

/** Goes in, and remembers what came of it. */
function visitor(gate: Gate, priority: Priority, more: { units?: number; patience?: number } = {}) {
  const giveUp = new AbortController();
  const visit: { leave?: Leave; refused?: unknown; giveUp(): void } = {
    giveUp: () => giveUp.abort(new Error('given up')),
  };
  gate
    .enter({ units: 1, patience: 60_000, ...more, priority, signal: giveUp.signal })
    .then((leave) => {
      visit.leave = leave;
    })
    .catch((reason: unknown) => {
      visit.refused = reason;
    });
  return visit;
}

const open = (inFlight: number, limit = WIDE) => {
  const time = turnedTime();
  return { time, gate: createGate({ name: 'test', limit, inFlight }, time) };
};

describe('gate', () => {
  test('people go before background reads that asked earlier', async () => {
    const { gate } = open(1);
    const first = visitor(gate, 'background');
    const sweep = visitor(gate, 'background');
    const person = visitor(gate, 'person');
    await settled();
    first.leave?.({});
    await settled();
    expect(person.leave).toBeDefined();
    expect(sweep.leave).toBeUndefined();
  });

  test('a place is kept free for people while a sweep fills the rest', async () => {
    const { gate } = open(4);
    const sweep = Array.from({ length: 6 }, () => visitor(gate, 'background'));
    const person = visitor(gate, 'person');
    await settled();
    expect(sweep.filter(({ leave }) => leave)).toHaveLength(3);
    expect(person.leave).toBeDefined();
  });

  test('a background read comes in the end, however many people come', async () => {
    const { gate, time } = open(1);
    let inside = visitor(gate, 'person');
    const sweep = visitor(gate, 'background', { patience: 600_000 });
    for (let second = 0; second < 40 && !sweep.leave; second += 1) {
      const next = visitor(gate, 'person');
      await time.turn(1_000);
      inside.leave?.({});
      await settled();
      if (next.leave) inside = next;
    }
    expect(sweep.leave).toBeDefined();
  });

  test('a 429 shuts it for everybody for as long as it says', async () => {
    const { gate, time } = open(5);
    const [one, other] = [visitor(gate, 'person'), visitor(gate, 'person')];
    await settled();
    one.leave?.({ throttled: true, retryAfter: 3_000 });
    other.leave?.({});
    const later = visitor(gate, 'person');
    await time.turn(2_999);
    expect(later.leave).toBeUndefined();
    await time.turn(1);
    expect(later.leave).toBeDefined();
  });

  test('without Retry-After it stays shut longer with each 429 in a row', async () => {
    const { gate, time } = open(1);
    const waits: number[] = [];
    for (let strike = 0; strike < 4; strike += 1) {
      const begun = time.now();
      const one = visitor(gate, 'background', { patience: 600_000 });
      while (!one.leave) await time.turn(50);
      waits.push(time.now() - begun);
      one.leave({ throttled: true });
    }
    expect(waits[2]).toBeGreaterThan(1.5 * (waits[1] ?? 0));
    expect(waits[3]).toBeGreaterThan(1.5 * (waits[2] ?? 0));
  });

  test('who cannot wait as long hears so at once, and how long it takes', async () => {
    const { gate } = open(1);
    const one = visitor(gate, 'person');
    const queued = visitor(gate, 'person', { patience: 5_000 });
    await settled();
    one.leave?.({ throttled: true, retryAfter: 40_000 });
    const late = visitor(gate, 'person', { patience: 5_000 });
    await settled();
    for (const { refused } of [queued, late]) {
      expect(refused).toBeInstanceOf(TooLong);
      expect((refused as TooLong).ms).toBe(40_000);
    }
  });

  test('who has waited as long as it is worth is sent away, and takes no place', async () => {
    const { gate, time } = open(1);
    const inside = visitor(gate, 'person');
    const late = visitor(gate, 'person', { patience: 5_000 });
    await time.turn(5_000);
    expect(late.refused).toBeInstanceOf(TooLong);
    inside.leave?.({});
    expect(await admitted(gate)).toBe(true);
  });

  test('an abort leaves the queue at once', async () => {
    const { gate } = open(1);
    visitor(gate, 'person');
    const queued = visitor(gate, 'person');
    queued.giveUp();
    await settled();
    expect(queued.refused).toEqual(new Error('given up'));
  });

  test('half as many after a 429, and all of them again after enough good answers', async () => {
    const { gate, time } = open(8);
    const inside = () => Array.from({ length: 8 }, () => visitor(gate, 'person'));
    const [one, ...rest] = inside();
    await settled();
    one?.leave?.({ throttled: true, retryAfter: 1_000 });
    for (const visit of rest) visit.leave?.();
    await time.turn(1_000);
    const atOnce: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      const visits = inside();
      await settled();
      atOnce.push(visits.filter(({ leave }) => leave).length);
      for (const visit of visits) if (!visit.leave) visit.giveUp();
      await settled();
      for (const visit of visits) visit.leave?.({});
    }
    expect(atOnce[0]).toBe(4);
    expect(atOnce.at(-1)).toBe(8);
    for (const [i, count] of atOnce.entries()) {
      expect(count - (atOnce[i - 1] ?? count)).toBeLessThanOrEqual(1);
    }
  });

  test('fewer at once the closer the limit is, before it is met', async () => {
    const { gate } = open(8);
    const first = visitor(gate, 'person');
    await settled();
    first.leave?.({ fullness: 0.9 });
    const many = Array.from({ length: 8 }, () => visitor(gate, 'person'));
    await settled();
    expect(many.filter(({ leave }) => leave)).toHaveLength(4);
  });
});

async function admitted(gate: Gate): Promise<boolean> {
  const visit = visitor(gate, 'person');
  await settled();
  return visit.leave !== undefined;
}

type Step =
  | { readonly do: 'enter'; readonly priority: Priority; readonly units: number }
  | { readonly do: 'leave'; readonly which: number; readonly seen: Seen }
  | { readonly do: 'give up'; readonly which: number }
  | { readonly do: 'turn'; readonly ms: number };

const seen: fc.Arbitrary<Seen> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  fc.record({ throttled: fc.constant(true), retryAfter: fc.nat(3_000) }),
  fc.record({ fullness: fc.double({ min: 0.8, max: 1.8, noNaN: true }) }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('enter' as const),
      priority: fc.constantFrom<Priority>('person', 'background'),
      units: fc.integer({ min: 1, max: 5 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('leave' as const), which: fc.nat(20), seen }),
  },
  fc.record({ do: fc.constant('give up' as const), which: fc.nat(20) }),
  fc.record({ do: fc.constant('turn' as const), ms: fc.nat(2_000) }),
);

/** Everything that happened, in order; what the properties are read from. */
class History {
  readonly time: TurnedTime = turnedTime();
  readonly broken: string[] = [];
  readonly inside: Guest[] = [];
  readonly waiting: Guest[] = [];
  private readonly spent: Array<{ at: number; units: number }> = [];
  private readonly gate: Gate;
  private readonly inFlight: number;
  private readonly limit: { units: number; perMs: number };

  constructor(inFlight: number, limit: { units: number; perMs: number }) {
    this.inFlight = inFlight;
    this.limit = limit;
    this.gate = createGate({ name: 'test', limit, inFlight }, this.time);
  }

  async take(one: Step): Promise<void> {
    if (one.do === 'enter') this.enter(one.priority, one.units);
    if (one.do === 'turn') await this.time.turn(one.ms);
    if (one.do === 'leave') this.leave(this.inside[one.which % this.inside.length], one.seen);
    if (one.do === 'give up') this.waiting[one.which % this.waiting.length]?.giveUp.abort();
    await settled();
  }

  leave(guest: Guest | undefined, what: Seen): void {
    if (!guest) return;
    this.inside.splice(this.inside.indexOf(guest), 1);
    this.spent.push({ at: this.time.now(), units: guest.units });
    guest.leave?.(what);
  }

  private enter(priority: Priority, units: number): void {
    const guest: Guest = { priority, units, since: this.time.now(), giveUp: new AbortController() };
    this.waiting.push(guest);
    const { signal } = guest.giveUp;
    const gone = () => this.waiting.splice(this.waiting.indexOf(guest), 1);
    this.gate
      .enter({ units, priority, signal, patience: 600_000 })
      .then((leave) => {
        gone();
        guest.leave = leave;
        this.admit(guest);
      })
      .catch(() => gone());
  }

  private admit(guest: Guest): void {
    this.inside.push(guest);
    const now = this.time.now();
    const recent = this.spent.filter(({ at }) => at > now - this.limit.perMs);
    const units = [...recent, ...this.inside].reduce((sum, one) => sum + one.units, 0);
    if (guest.giveUp.signal.aborted) this.broken.push('admitted after it was given up');
    if (this.inside.length > this.inFlight) this.broken.push('too many at once');
    if (units > this.limit.units) this.broken.push('more than the limit');
    const passedOver = this.waiting.some(
      ({ priority, giveUp }) => priority === 'person' && !giveUp.signal.aborted,
    );
    if (guest.priority === 'background' && passedOver && now - guest.since < 30_000) {
      this.broken.push('a person waited behind a background read');
    }
  }
}

interface Guest {
  readonly priority: Priority;
  readonly units: number;
  readonly since: number;
  readonly giveUp: AbortController;
  leave?: Leave;
}

describe('gate, whatever happens', () => {
  test('keeps its bounds, lets people first, and forgets nobody', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 5, max: 20 }),
        async (steps, inFlight, units) => {
          const history = new History(inFlight, { units, perMs: 1_000 });
          for (const one of steps) await history.take(one);
          for (let i = 0; i < 200 && history.waiting.length + history.inside.length > 0; i += 1) {
            for (const guest of [...history.inside]) history.leave(guest, {});
            await history.time.turn(1_000);
          }
          expect(history.broken).toEqual([]);
          expect(history.waiting).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });
});
