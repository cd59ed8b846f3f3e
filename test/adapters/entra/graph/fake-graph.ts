// A Graph for the transport's tests: answers as its script says, each call and each part by itself.
import { createBudgets } from '../../../../src/adapters/entra/graph/budgets.ts';
import {
  Broken,
  type GraphCall,
  type RawAnswer,
} from '../../../../src/adapters/entra/graph/call.ts';
import type { Exchange } from '../../../../src/adapters/entra/graph/exchange.ts';
import { createTransport, type Transport } from '../../../../src/adapters/entra/graph/transport.ts';
import { type TurnedTime, turnedTime } from './turned-time.ts';

export interface Said {
  /** `broken`: nothing comes back; `missing`: the batch leaves it out. */
  readonly status: number | 'broken' | 'missing';
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

export interface Sent {
  readonly at: number;
  readonly path: string;
  readonly method: string;
  /** Of the parts, when it was a batch. */
  readonly parts: readonly string[];
}

interface Request {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

export interface FakeGraph {
  readonly time: TurnedTime;
  readonly transport: Transport;
  readonly sent: Sent[];
  /** How often a path was asked, by itself or in a batch. */
  asked(path: string): number;
}

export interface Script {
  /** The `nth` time that a path is asked, from 1. */
  say(path: string, nth: number): Said;
  /** For a batch as a whole; nothing: its parts are answered. */
  batch?(nth: number): Said | undefined;
  /** In which order a batch is answered. */
  order?<T>(parts: T[]): T[];
}

const answer = ({ status, headers = {}, body }: Said): RawAnswer => ({
  status: Number(status),
  headers: new Headers(headers),
  body,
  requestId: 'request',
});

export const bodyOf = (path: string) => ({ of: path });

export function fakeGraph({ say, batch, order = (parts) => parts }: Script): FakeGraph {
  const time = turnedTime();
  const sent: Sent[] = [];
  const counts = new Map<string, number>();
  let batches = 0;

  const next = (path: string): Said => {
    const nth = (counts.get(path) ?? 0) + 1;
    counts.set(path, nth);
    const said = say(path, nth);
    return { body: said.status === 200 ? bodyOf(path) : undefined, ...said };
  };

  const exchange: Exchange = async (call) => {
    const { requests = [] } = (call.body ?? {}) as { requests?: Request[] };
    const parts = call.path === '/$batch' ? requests.map(({ url }) => url) : [];
    sent.push({ at: time.now(), path: call.path, method: call.method, parts });
    await new Promise((done) => setImmediate(done));
    if (call.path !== '/$batch') {
      const said = next(call.path);
      const whole = typeof said.status === 'number' && typeof said.body !== 'string';
      if (!whole) throw new Broken('reset');
      return answer(said);
    }
    batches += 1;
    const whole = batch?.(batches);
    if (whole?.status === 'broken') throw new Broken('reset');
    if (whole) return answer(whole);
    const responses = requests.flatMap(({ id, url }) => {
      const { status, headers, body } = next(url);
      return typeof status === 'number' ? [{ id, status, headers, body }] : [];
    });
    return answer({ status: 200, body: { responses: order(responses) } });
  };

  const budgets = createBudgets(time);
  return {
    time,
    sent,
    asked: (path) => counts.get(path) ?? 0,
    transport: createTransport({ tenantId: 'tenant', identity: 'reader', budgets, exchange }),
  };
}

export const read = (path: string, more: Partial<GraphCall> = {}): GraphCall => ({
  method: 'GET',
  path,
  headers: {},
  reads: true,
  priority: 'person',
  ...more,
});

export const write = (path: string, more: Partial<GraphCall> = {}): GraphCall =>
  read(path, { method: 'POST', reads: false, body: {}, ...more });

/** What came of a call, once something did. */
export function follow(call: Promise<RawAnswer>) {
  const outcome: { status?: number; body?: unknown; thrown?: unknown; times: number } = {
    times: 0,
  };
  call
    .then(({ status, body }) => {
      Object.assign(outcome, { status, body });
      outcome.times += 1;
    })
    .catch((thrown: unknown) => {
      outcome.thrown = thrown;
      outcome.times += 1;
    });
  return outcome;
}
