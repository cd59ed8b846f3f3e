// The events of a request: booked with the commit, sent in order, again after pauses, given up after days, and naming nobody.
import { expect, test } from 'vitest';
import type { RequestEvent } from '../../src/domain/access/events.ts';
import type { Saying } from '../../src/domain/access/remarks.ts';
import { onDueWork } from '../../src/inbound/on-due-work.ts';
import type { EventSender } from '../../src/ports/event-sender.ts';
import type { AccountRef } from '../../src/shared/account.ts';
import { DAY, HOUR, MINUTE } from '../../src/shared/duration.ts';
import { announcing } from '../../src/usecases/announcing.ts';
import { requestAccess } from '../../src/usecases/request-access.ts';
import { reviewRequest } from '../../src/usecases/review-request.ts';
import { sayAboutRequest } from '../../src/usecases/say-about-request.ts';
import { AWAY, EMPLOYEE, estate, GROUP, OWNER, rule } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

class Told {
  readonly world: World;
  constructor(of = estate()) {
    this.world = new World(of);
  }
  readonly taken: RequestEvent[] = [];
  readonly tried: number[] = [];
  readonly errors: string[] = [];
  /** Refuses while it gives a reason. */
  answer: (event: RequestEvent) => string | undefined = () => undefined;

  private readonly events: EventSender = {
    send: async (event) => {
      this.tried.push(this.world.now);
      const why = this.answer(event);
      if (why !== undefined) return { why };
      this.taken.push(event);
      return { taken: true };
    },
  };

  get deps() {
    const { deps, ids } = this.world;
    const log = { ...deps.log, error: (event: string) => void this.errors.push(event) };
    return { ...deps, log, events: this.events, store: announcing(storeOf(this.world), ids) };
  }

  async ask() {
    const sent = await requestAccess(this.deps, {
      actor: EMPLOYEE,
      formId: this.world.ids.next(),
      kind: 'guest-access',
      fields: { resource: `away/${GROUP}`, duration: 'P7D', justification: 'Secret words' },
    });
    if (!sent.ok) throw new Error(sent.error.map(({ sentence }) => sentence).join());
    return sent.value;
  }

  approve(requestId: string, shownHash: string) {
    const verdict = { approve: true, shownHash } as const;
    return reviewRequest(this.deps, { actor: OWNER, requestId, verdict });
  }

  async moveTo(until: number): Promise<void> {
    const { world } = this;
    for (let turns = 0; turns < 2_000; turns += 1) {
      const [item] = world.queue.due(world.now);
      if (item) {
        world.queue.claim(item.id);
        await onDueWork(this.deps, item);
        continue;
      }
      const next = world.queue.nextDue();
      if (next === undefined || next > until) break;
      world.now = Math.max(world.now, next);
    }
    world.now = Math.max(world.now, until);
  }
}

/** A class keeps its methods where a spread does not find them. */
const storeOf = ({ store }: World) =>
  new Proxy(store, {
    ownKeys: (of) => Reflect.ownKeys(Object.getPrototypeOf(of)),
    getOwnPropertyDescriptor: (of, name) => ({
      configurable: true,
      enumerable: true,
      value: (of as unknown as Record<PropertyKey, unknown>)[name],
    }),
    get: (of, name) => {
      const value: unknown = Reflect.get(of, name, of);
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });

const types = ({ taken }: Told) => taken.map(({ type }) => type);

test('each turn is told once, in the order in which it was, with the state after it', async () => {
  const told = new Told();
  const { id, plan } = await told.ask();
  await told.moveTo(told.world.now + MINUTE);
  await told.approve(id, plan.hash);
  await told.moveTo(told.world.now + MINUTE);
  expect(told.taken.map(({ type, state }) => [type, state])).toEqual([
    ['requested', 'pending'],
    ['approved', 'applying'],
    ['waiting-for-redemption', 'waiting'],
  ]);
  const sequences = told.taken.map(({ sequence }) => sequence);
  expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
  expect(new Set(told.taken.map((event) => event.id)).size).toBe(3);
});

test('an event holds ids and no names, no addresses and no words', async () => {
  const told = new Told();
  const { id } = await told.ask();
  await told.moveTo(told.world.now);
  const [event] = told.taken;
  expect(event).toEqual({
    id: expect.any(String),
    type: 'requested',
    at: told.world.now,
    requestId: id,
    sequence: 100,
    state: 'pending',
    kind: 'guest-access',
    tenantId: AWAY,
    ids: {
      resource: GROUP,
      policy: 'everything',
      requestor: `${EMPLOYEE.tenantId}/${EMPLOYEE.objectId}`,
      beneficiary: `${EMPLOYEE.tenantId}/${EMPLOYEE.objectId}`,
    },
  });
  expect(JSON.stringify(event)).not.toMatch(/Secret|Em Ployee|example/);
});

test('what is not taken is sent again after growing pauses, and nothing later overtakes it', async () => {
  const told = new Told();
  told.answer = () => 'status 503';
  const { id, plan } = await told.ask();
  const start = told.world.now;
  await told.moveTo(start + 2 * HOUR);
  await told.approve(id, plan.hash);
  await told.moveTo(start + 6 * HOUR);
  expect(told.taken).toEqual([]);
  const pauses = told.tried.slice(1).map((at, i) => at - (told.tried[i] ?? 0));
  // Up to a quarter of a pause is left to chance.
  expect(pauses.every((pause, i) => pause >= 0.75 * (pauses[i - 1] ?? 0))).toBe(true);
  expect(pauses.at(-1)).toBeGreaterThan(100 * (pauses[0] ?? 0));
  // Those behind it wait: only the first was ever tried.
  expect(told.tried.length).toBeLessThan(20);
  told.answer = () => undefined;
  await told.moveTo(start + 9 * HOUR);
  expect(types(told).slice(0, 2)).toEqual(['requested', 'approved']);
});

test('after three days it is given up, told to operators, and the next one goes on', async () => {
  const told = new Told();
  told.answer = ({ type }) => (type === 'requested' ? 'absent' : undefined);
  const { id } = await told.ask();
  await told.moveTo(told.world.now + 2 * DAY);
  expect(told.world.request(id).state).toBe('lapsed');
  expect(types(told)).toEqual([]);
  await told.moveTo(told.world.now + 2 * DAY);
  expect(told.errors).toEqual(['event.given-up']);
  expect(types(told)).toEqual(['lapsed']);
});

test('where nobody is told any more, what was booked is done', async () => {
  const told = new Told();
  await told.ask();
  const { world } = told;
  const item = world.queue.due(world.now).find(({ work }) => work.kind === 'announce');
  if (!item) throw new Error('Nothing was booked.');
  await onDueWork(world.deps, item);
  expect(world.queue.isOpen(item.id)).toBe(false);
});

test('whom it waits for is told as well: a question, its answer, and that it went further', async () => {
  const patient = rule({ approvers: ['owner'], escalateAfter: 4 * HOUR, escalateTo: ['employee'] });
  const told = new Told(estate({ policies: [patient] }));
  const { id } = await told.ask();
  const say = (actor: AccountRef, saying: Saying) => sayAboutRequest(told.deps, actor, id, saying);
  await say(OWNER, { kind: 'question', text: 'What for?', formId: 'q' });
  await say(EMPLOYEE, { kind: 'answer', text: 'Secret words', formId: 'a', to: '1' });
  await told.moveTo(told.world.now + 5 * HOUR);
  expect(types(told)).toEqual(['requested', 'question-asked', 'question-answered', 'escalated']);
  expect(JSON.stringify(told.taken)).not.toMatch(/What for|Secret/);
});
