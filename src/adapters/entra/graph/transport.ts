// Brings a call to Graph and its answer back: within the budgets, batched, and again where that is safe.
import { fitsBatch } from './batch.ts';
import { createBatcher, type Outcome } from './batcher.ts';
import type { Budgets } from './budgets.ts';
import { Broken, type GraphCall, numberIn, type RawAnswer, retryAfter } from './call.ts';
import type { Exchange } from './exchange.ts';
import type { Priority } from './gate.ts';
import type { Seen } from './pace.ts';
import { serviceOf, unitsOf } from './services.ts';
import { abortable, backoff, wait } from './timing.ts';

export interface TransportSettings {
  readonly tenantId: string;
  readonly identity: string;
  readonly budgets: Budgets;
  readonly exchange: Exchange;
}

/** Throws Broken, TooLong, NoToken, or the signal's reason; any status is an answer. */
export type Transport = (call: GraphCall) => Promise<RawAnswer>;

/** How long a call may wait in all, its exchanges not counted. A person is there and waits too. */
const PATIENCE_MS: Record<Priority, number> = { person: 5_000, background: 10 * 60_000 };
/** Writes are sent by work that is tried again, and nobody sits before it. */
const WRITE_PATIENCE_MS = 20_000;
const TRIES: Record<Priority, number> = { person: 4, background: 8 };

export function createTransport(settings: TransportSettings): Transport {
  const { tenantId, identity, budgets, exchange } = settings;
  const { timing } = budgets;

  /** The application's limit counts parts of batches, its places count connections. */
  const limited: Exchange = async (call) => {
    const parts = (call.body as { requests?: unknown[] } | undefined)?.requests?.length ?? 1;
    const { priority, signal } = call;
    const patience = PATIENCE_MS[priority];
    const leave = await budgets
      .application(identity)
      .enter({ units: parts, priority, signal, patience });
    try {
      return await exchange(call);
    } finally {
      leave({});
    }
  };
  const batcher = createBatcher(limited, timing);

  /** Through the service's gate, once. Gives back what is left of the patience. */
  async function once(
    call: GraphCall,
    patience: number,
    bySelf: boolean,
  ): Promise<[Outcome, number]> {
    const begun = timing.now();
    const { priority, signal, path } = call;
    const units = unitsOf(path);
    const kind = call.reads ? 'reads' : 'writes';
    const leave = await budgets
      .service(tenantId, path, kind)
      .enter({ units: call.reads ? units : 1, priority, signal, patience });
    const waited = timing.now() - begun;
    let seen: Seen | undefined;
    try {
      const outcome = bySelf ? await plain(call) : await batcher.send(call);
      seen = outcome.answer instanceof Broken ? undefined : seenIn(outcome.answer, call.reads);
      if (seen?.retryAfter && !/\/(Read|Write)\//.test(seen.scope ?? '')) {
        budgets.service(tenantId, path, call.reads ? 'writes' : 'reads').learn(seen);
      }
      return [outcome, patience - waited];
    } finally {
      leave(seen);
    }
  }

  async function plain(call: GraphCall): Promise<Outcome> {
    call.signal?.throwIfAborted();
    const pause = (ms: number) => wait(timing, ms);
    try {
      return { answer: await limited(call), part: false, pause };
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      return { answer: error, part: false, pause };
    }
  }

  async function read(call: GraphCall): Promise<RawAnswer> {
    let patience = PATIENCE_MS[call.priority];
    let bySelf = serviceOf(call.path).alone === true || !fitsBatch(call);
    for (let attempt = 1; ; attempt += 1) {
      const [{ answer, part, pause }, left] = await once(call, patience, bySelf);
      patience = left;
      // A part that is refused for its token goes by itself: there a fresh token is tried.
      const refused = !(answer instanceof Broken) && answer.status === 401 && part;
      const again = attempt < TRIES[call.priority] && (refused || mayPass(answer));
      const ms = again && !refused ? pauseBefore(answer, attempt) : 0;
      if (!again || ms > patience) return given(answer);
      bySelf ||= refused;
      patience -= ms;
      if (ms > 0) await abortable(call.signal, (done, fail) => void pause(ms).then(done, fail));
    }
  }

  function pauseBefore(answer: RawAnswer | Broken, attempt: number): number {
    if (answer instanceof Broken) return backoff(timing, attempt);
    // The gate of the service is shut for as long as it takes, for everybody.
    if (answer.status === 429) return 0;
    return Math.max(backoff(timing, attempt), retryAfter(answer.headers) ?? 0);
  }

  return async (call) => {
    if (call.reads) return read(call);
    const [{ answer }] = await once(call, WRITE_PATIENCE_MS, true);
    return given(answer);
  };
}

function given(answer: RawAnswer | Broken): RawAnswer {
  if (answer instanceof Broken) throw answer;
  return answer;
}

const mayPass = (answer: RawAnswer | Broken): boolean =>
  answer instanceof Broken || [429, 500, 502, 503, 504].includes(answer.status);

/**
 * Whoever sends a write again grows the pauses between its tries, so without `Retry-After` nothing
 * holds up writes here.
 */
const seenIn = ({ status, headers }: RawAnswer, reads: boolean): Seen => ({
  throttled: status === 429,
  retryAfter: status === 429 ? (retryAfter(headers) ?? (reads ? undefined : 0)) : undefined,
  fullness: numberIn(headers, 'x-ms-throttle-limit-percentage'),
  units: numberIn(headers, 'x-ms-resource-unit'),
  scope: headers.get('x-ms-throttle-scope'),
});
