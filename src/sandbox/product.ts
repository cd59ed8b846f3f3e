// The sandbox's line to the product: activities to its endpoint, and its control routes.
import { botUnavailable, noBot, Problem } from './personas/problem.ts';

export interface Outstanding {
  readonly kind: string;
  readonly requestId?: string;
  readonly dueAt?: string;
  readonly attempts?: number;
  readonly lastError?: string;
}

export interface Idle {
  readonly idle: boolean;
  /** When work falls due next, in milliseconds since the epoch. */
  readonly nextDueAt?: number;
  /** … of which people see something; looking whether all is well is left out. */
  readonly nextSeenAt?: number;
  readonly outstanding: readonly Outstanding[];
}

export interface Product {
  /** Sends one activity; the answer's body is parsed JSON, or nothing. Unreachable: a 503 Problem. */
  post(activity: unknown, token: string): Promise<{ status: number; body: unknown }>;
  /** Waits until nothing is due, at most `waitMs`. Unreachable: a 503 Problem. */
  idle(waitMs: number): Promise<Idle>;
  moveClock(offsetMs: number): Promise<void>;
  reset(): Promise<void>;
  /** Request ids by the `client-request-id` of a Graph call, where known. */
  trace(clientRequestIds: readonly string[]): Promise<Record<string, string>>;
  ready(): Promise<boolean>;
}

interface Report {
  readonly idle?: boolean;
  readonly nextDueAt?: unknown;
  readonly nextSeenAt?: unknown;
  readonly outstanding?: Outstanding[];
}

/** Teams gives up on an invoke after about 15 seconds. */
const PATIENCE_MS = 15_000;

const momentOf = (value: unknown): number | undefined => {
  const ms = typeof value === 'number' ? value : Date.parse(String(value ?? ''));
  return Number.isFinite(ms) ? ms : undefined;
};

/** Without a `url` there is no product: everything that needs one is refused with 503. */
export function createProduct(of: { url?: string; controlSecret?: string }): Product {
  const call = async (path: string, init: RequestInit, patienceMs: number) => {
    if (!of.url) throw noBot();
    try {
      const signal = AbortSignal.timeout(patienceMs);
      const response = await fetch(`${of.url}${path}`, { ...init, signal });
      const text = await response.text();
      return { status: response.status, body: parsed(text) };
    } catch (error) {
      const slow = (error as Error).name === 'TimeoutError';
      throw botUnavailable(slow ? `no answer within ${patienceMs / 1000} s` : 'it does not run');
    }
  };
  const control = (method: string, path: string, body?: unknown, patienceMs = PATIENCE_MS) =>
    call(
      `/control/${path}`,
      {
        method,
        headers: {
          'x-control-secret': of.controlSecret ?? '',
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      },
      patienceMs,
    );

  return {
    post: (activity, token) =>
      call(
        '/api/messages',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify(activity),
        },
        PATIENCE_MS,
      ),
    async idle(waitMs) {
      const wait = Math.max(0, Math.floor(waitMs));
      const { status, body } = await control('GET', `idle?waitMs=${wait}`, undefined, wait + 5_000);
      // A bot without control routes has no due work that anybody could wait for.
      if (status !== 200) return { idle: true, outstanding: [] };
      const report = body as Report;
      const nextDueAt = momentOf(report.nextDueAt);
      const nextSeenAt = momentOf('nextSeenAt' in report ? report.nextSeenAt : report.nextDueAt);
      return {
        idle: report.idle === true,
        outstanding: report.outstanding ?? [],
        ...(nextDueAt !== undefined && { nextDueAt }),
        ...(nextSeenAt !== undefined && { nextSeenAt }),
      };
    },
    async moveClock(offsetMs) {
      obeyed(await control('POST', 'clock', { offsetMs }));
    },
    async reset() {
      obeyed(await control('POST', 'reset', {}, 60_000));
    },
    async trace(clientRequestIds) {
      const { status, body } = await control('POST', 'trace', { clientRequestIds });
      return status === 200 ? ((body as { requests?: Record<string, string> }).requests ?? {}) : {};
    },
    async ready() {
      try {
        return (await call('/readyz', {}, 2_000)).status === 200;
      } catch {
        return false;
      }
    },
  };
}

function obeyed({ status, body }: { status: number; body: unknown }): void {
  if (status < 400 || status === 404) return;
  const said = typeof body === 'string' ? body : JSON.stringify(body);
  throw new Problem(502, 'BotRefused', `The bot refused a control call with ${status}: ${said}`);
}

function parsed(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return text;
  }
}
