// The door to one service of one tenant: who goes in when, people first, and what its answers teach.
import { createAllowance } from './allowance.ts';
import { createPace, type Seen } from './pace.ts';
import type { Service } from './services.ts';
import { abortable, type Timing } from './timing.ts';

export type Priority = 'person' | 'background';

export interface Entry {
  readonly units: number;
  readonly priority: Priority;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that it is worth waiting for. */
  readonly patience: number;
}

export interface Gate {
  /** Gives back how to leave. Rejects with `TooLong`, or with the signal's reason. */
  enter(entry: Entry): Promise<Leave>;
  /** Takes to heart what an answer told that came through another gate. */
  learn(seen: Seen): void;
}

export type Leave = (seen?: Seen) => void;

/** It would take, or has taken, longer than it is worth. */
export class TooLong extends Error {
  /** Milliseconds until the service can be asked again, as far as that is known. */
  readonly ms: number;
  constructor(ms: number) {
    super('the service is not to be asked now');
    this.ms = ms;
  }
}

interface Waiting extends Entry {
  readonly since: number;
  readonly until: number;
  admit(): void;
  refuse(reason: unknown): void;
}

/** A background read that has waited so long goes before people, one a second: late, but not never. */
const AGED_MS = 30_000;
const AGED_EVERY_MS = 1_000;

export function createGate({ limit, inFlight }: Service, timing: Timing): Gate {
  const allowance = createAllowance(limit);
  const pace = createPace(inFlight, timing);
  const queues: Record<Priority, Waiting[]> = { person: [], background: [] };
  let under = 0;
  let lastAged = Number.NEGATIVE_INFINITY;
  let callOff: (() => void) | undefined;

  function pump(): void {
    callOff?.();
    callOff = undefined;
    for (;;) {
      const now = timing.now();
      const head = first(now);
      if (!head) return;
      const ms = Math.max(pace.pause(now), allowance.room(head.units, now));
      if (ms > 0) {
        if (Number.isFinite(ms)) callOff = timing.after(ms, pump);
        return;
      }
      // Some places are kept free of background reads, so that a person finds one at once.
      if (under >= pace.places(head.priority)) return;
      if (head.priority === 'background' && queues.person.length > 0) lastAged = now;
      queues[head.priority].shift();
      under += 1;
      allowance.take(head.units);
      head.admit();
    }
  }

  function first(now: number): Waiting | undefined {
    const [person] = queues.person;
    const [background] = queues.background;
    const aged =
      background &&
      now - background.since >= AGED_MS &&
      now - lastAged >= AGED_EVERY_MS &&
      under < pace.places('background');
    return aged ? background : (person ?? background);
  }

  const leave = (units: number, seen: Seen | undefined) => {
    under -= 1;
    allowance.settle(units, timing.now(), seen?.units);
    if (seen) learn(seen);
    else pump();
  };

  function learn(seen: Seen): void {
    const now = timing.now();
    pace.learn(seen, now);
    const paused = pace.pause(now);
    if (paused > 0) turnAway(paused, now);
    pump();
  }

  /** Whoever cannot wait as long as the service asks for hears so now. */
  function turnAway(paused: number, now: number): void {
    for (const priority of ['person', 'background'] as const) {
      const [stay, go] = [[] as Waiting[], [] as Waiting[]];
      for (const one of queues[priority]) (one.until < now + paused ? go : stay).push(one);
      queues[priority] = stay;
      for (const one of go) one.refuse(new TooLong(paused));
    }
  }

  return {
    learn,
    enter: (entry) =>
      abortable<Leave>(entry.signal, (resolve, reject) => {
        const since = timing.now();
        const paused = pace.pause(since);
        if (paused > entry.patience) {
          reject(new TooLong(paused));
          return undefined;
        }
        let left = false;
        let stopWaiting = () => {};
        const one: Waiting = {
          ...entry,
          since,
          until: since + entry.patience,
          admit() {
            stopWaiting();
            resolve((seen) => {
              if (left) return;
              left = true;
              leave(entry.units, seen);
            });
          },
          refuse(reason) {
            stopWaiting();
            reject(reason);
          },
        };
        const queue = () => queues[entry.priority];
        const drop = () => {
          stopWaiting();
          const at = queue().indexOf(one);
          if (at >= 0) queue().splice(at, 1);
          pump();
        };
        queue().push(one);
        pump();
        if (queue().includes(one)) {
          stopWaiting = timing.after(entry.patience, () => {
            drop();
            reject(new TooLong(pace.pause(timing.now())));
          });
        }
        return drop;
      }),
  };
}
