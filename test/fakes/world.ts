// A whole Drawbridge in memory: real use cases and effects over fake directories, a clock, and crashes.
import type { ChangeType } from '../../src/domain/access/change.ts';
import type { Proof } from '../../src/domain/access/step-up.ts';
import type { Estate } from '../../src/domain/estate/estate.ts';
import { onDueWork } from '../../src/inbound/on-due-work.ts';
import { Braked } from '../../src/ports/brake-store.ts';
import type { Changers } from '../../src/ports/changer.ts';
import type { Courier } from '../../src/ports/courier.ts';
import { DirectoryError, NothingSent } from '../../src/ports/directory-error.ts';
import type { Log } from '../../src/ports/log.ts';
import type { TicketCheck } from '../../src/ports/ticket-check.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { type EndVerb, endAccess } from '../../src/usecases/end-access.ts';
import { requestAccess } from '../../src/usecases/request-access.ts';
import { reviewRequest } from '../../src/usecases/review-request.ts';
import { directory, NOW } from './access.ts';
import { fakeChangers } from './changers.ts';
import { AWAY, EMPLOYEE, estate, GROUP, OWNER, PACKAGE, POLICY, ROLE } from './estate.ts';
import { MemoryAbsences } from './memory-absences.ts';
import { MemoryBrakes } from './memory-brakes.ts';
import { MemoryCutOffs } from './memory-cut-offs.ts';
import { MemoryQueue } from './memory-queue.ts';
import { MemorySignIns } from './memory-sign-ins.ts';
import { MemoryStore } from './memory-store.ts';
import { Replicas } from './replicas.ts';

/** What is asked for where nothing else is said. */
const RESOURCES: Readonly<Record<string, string>> = {
  'guest-access': GROUP,
  'pim-eligibility': ROLE,
  'access-package': `${PACKAGE}:${POLICY}`,
};

/** Thrown in the place of a process that was killed: nothing after it happens. */
export class Killed extends Error {
  override readonly name = 'Killed';
  constructor(at: string) {
    super(`Killed ${at}`);
  }
}

export const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} };

export type Moment = 'before-write' | 'after-write' | 'before-commit';

export class World {
  now = NOW;
  readonly queue = new MemoryQueue();
  readonly store = new MemoryStore(this.queue);
  readonly cutOffs = new MemoryCutOffs(this.queue, this.store);
  readonly brakes = new MemoryBrakes(this.store);
  readonly absences = new MemoryAbsences(this.queue);
  readonly directory = directory();
  readonly estate: Estate;
  readonly cards = this.queue.cards;
  readonly signIns = new MemorySignIns();
  /** How an approver proves a fresh sign-in, where one is asked for; each press with one of its own. */
  prove = async (account: AccountRef): Promise<Proof> => ({
    signIn: {
      account,
      issuedAt: this.now,
      signedInAt: this.now,
      mark: this.ids.next(),
      contexts: [],
    },
  });
  /** Kills at the next of these moments. */
  killAt: Moment | undefined;
  /** Errors that the next calls to a directory meet, first to last. */
  readonly troubles: DirectoryError[] = [];
  /** So many writes are answered with a server's error, and have no effect. */
  failingWrites = 0;
  /** So many writes meet trouble before anything of them is sent. */
  unsentWrites = 0;
  /** The system of tickets that can be asked, if there is one. */
  tickets: TicketCheck | undefined;
  /** The directory understands this change and refuses it. */
  refuse: ChangeType | undefined;
  readonly replicas = new Replicas();
  /** Called before each write is sent. */
  beforeWrite: ((what: string) => void) | undefined;
  /** False: writers that do not ask whether a brake holds. */
  guarded = true;
  /** When guest objects were created. */
  readonly born = new Map<string, number>();
  writes: string[] = [];
  /** Messages that came to people as new ones. */
  readonly posts: Array<{ to: string; card: string; summary: string }> = [];
  /** Every message that stands in a chat, as it is now, by its id. */
  readonly messages = new Map<string, { readonly to: string; readonly card: string }>();
  /** What came to channels. */
  readonly inChannels: Array<{ channel: string; card: string; summary: string }> = [];
  private count = 0;

  constructor(of: Estate = estate()) {
    this.estate = of;
    this.queue.clock = () => this.now;
  }

  readonly clock = { now: () => this.now };
  readonly ids = { next: () => `id-${++this.count}` };

  get deps() {
    const {
      estate: of,
      store,
      cutOffs,
      brakes,
      absences,
      signIns,
      queue,
      directory: facts,
      clock,
      ids,
    } = this;
    return {
      estate: of,
      store,
      cutOffs,
      brakes,
      absences,
      signIns,
      queue,
      facts,
      clock,
      ids,
      log: quiet,
      ...(this.tickets && { tickets: this.tickets }),
      changers: this.changers,
      cards: this.cards,
      courier: {
        post: async (to, card, summary) => {
          this.posts.push({ to: accountKey(to), card: JSON.stringify(card), summary });
          const activityId = `message-${this.posts.length}`;
          this.messages.set(activityId, { to: accountKey(to), card: JSON.stringify(card) });
          return { conversationId: 'c', activityId };
        },
        postIn: async ({ conversationId }, card, summary) => {
          this.inChannels.push({ channel: conversationId, card: JSON.stringify(card), summary });
          return { conversationId, activityId: 'a' };
        },
        update: async (to, { activityId }, card) => {
          this.messages.set(activityId, { to: accountKey(to), card: JSON.stringify(card) });
        },
      } satisfies Courier as Courier,
      conversations: { find: async () => undefined },
      tenantName: (id: string) => id,
    };
  }

  ask(
    change: {
      kind?: string;
      fields?: Record<string, unknown>;
      formId?: string;
      actor?: AccountRef;
    } = {},
  ) {
    const kind = change.kind ?? 'guest-access';
    return requestAccess(this.deps, {
      actor: change.actor ?? EMPLOYEE,
      formId: change.formId ?? this.ids.next(),
      kind,
      fields: {
        resource: `away/${RESOURCES[kind]}`,
        duration: 'P7D',
        justification: 'Closing the quarter',
        ...change.fields,
      },
    });
  }

  async approve(requestId: string, actor: AccountRef = OWNER, shownHash?: string) {
    const hash = shownHash ?? this.store.requests.get(requestId)?.plan.hash ?? '';
    const prove = () => this.prove(actor);
    const verdict = { approve: true, shownHash: hash, prove } as const;
    return reviewRequest(this.deps, { actor, requestId, verdict });
  }

  deny(requestId: string, reason: string, actor: AccountRef = OWNER) {
    return reviewRequest(this.deps, { actor, requestId, verdict: { approve: false, reason } });
  }

  end(requestId: string, verb: EndVerb, actor: AccountRef) {
    return endAccess(this.deps, actor, requestId, verb);
  }

  request(id: string) {
    const found = this.store.requests.get(id);
    if (!found) throw new Error(`There is no request ${id}.`);
    return found;
  }

  /** Does everything that is due, until nothing is. A kill leaves the rest for the next call. */
  async settle(): Promise<void> {
    for (let turns = 0; turns < 500; turns += 1) {
      const [item] = this.queue.due(this.now);
      if (!item) return;
      this.queue.claim(item.id);
      await this.run(item);
    }
    throw new Error('The world does not come to rest.');
  }

  /** Does one of the things that are due; false where nothing is. */
  async step(): Promise<boolean> {
    const [item] = this.queue.due(this.now);
    if (!item) return false;
    this.queue.claim(item.id);
    await this.run(item);
    return true;
  }

  private async run(item: Parameters<typeof onDueWork>[1]): Promise<void> {
    let killed = false;
    const deps = {
      ...this.deps,
      log: {
        ...quiet,
        error: (event: string, fields?: { detail?: unknown }) => {
          if (!event.startsWith('work.')) return;
          killed ||= String(fields?.detail).includes('Killed');
          if (!killed) throw new Error(`A bug: ${String(fields?.detail)}`);
        },
      },
      queue: new Proxy(this.queue, {
        get: (queue, name, receiver) => {
          // A dead process postpones nothing.
          if (name === 'postpone' && killed) return async () => queue.abandon(item.id);
          const value: unknown = Reflect.get(queue, name, receiver);
          return typeof value === 'function' ? value.bind(queue) : value;
        },
      }),
    };
    await onDueWork(deps, item);
  }

  /** Moves from due moment to due moment, settling each, up to `until`. */
  async moveTo(until: number): Promise<void> {
    await this.settle();
    for (;;) {
      const next = this.queue.nextDue();
      if (next === undefined || next > until) break;
      this.now = Math.max(this.now, next);
      await this.settle();
    }
    this.now = Math.max(this.now, until);
  }

  isMember = (objectId: string): boolean => this.directory.members.has(`${GROUP}/${objectId}`);

  guest() {
    return [...this.directory.accounts.values()].find(
      (item) => item.tenantId === AWAY && item.external,
    );
  }

  private moment(at: Moment): void {
    if (this.killAt !== at) return;
    this.killAt = undefined;
    throw new Killed(at);
  }

  private trouble(): void {
    const trouble = this.troubles.shift();
    if (trouble) throw trouble;
  }

  private get changers(): Changers {
    const { directory: of, born, now } = this;
    return fakeChangers({
      directory: of,
      born,
      now,
      guest: () => this.guest(),
      look: () => this.trouble(),
      shown: (key) => this.replicas.shown(key, of.partners.get(key), now),
      write: (what, act) => {
        this.moment('before-write');
        this.beforeWrite?.(what);
        const gives = what.startsWith('+') && what !== '+close-partner';
        // As the real writers ask, as the last thing.
        if (gives && this.guarded && this.store.braked([AWAY])) throw new Braked(false);
        this.trouble();
        if (this.refuse && what === `+${this.refuse}`) throw trouble('refused');
        if (gives && this.unsentWrites > 0) {
          this.unsentWrites -= 1;
          throw new NothingSent(trouble('unavailable'));
        }
        if (this.failingWrites > 0) {
          this.failingWrites -= 1;
          throw trouble('unavailable');
        }
        this.writes.push(what);
        this.replicas.keep(of.partners, now);
        act();
        this.moment('after-write');
      },
    });
  }
}

export const trouble = (
  kind: ConstructorParameters<typeof DirectoryError>[0],
  options?: ConstructorParameters<typeof DirectoryError>[4],
) => new DirectoryError(kind, AWAY, 'test', `trouble: ${kind}`, options);
