// One request to the simulated Graph from token to answer, with the misbehaviour that is switched on.
import { createBudgets, resourceUnits } from '../faults/budgets.ts';
import type { Fault } from '../faults/fault.ts';
import { type Verified, verify } from './auth.ts';
import type { Method, Reply, Version } from './call.ts';
import { expiredToken } from './claims.ts';
import { settle } from './due.ts';
import { readMe } from './me.ts';
import { perform } from './perform.ts';
import { denied, GraphProblem, problemBody } from './problem.ts';
import { isRead, isWrite } from './reads.ts';
import type { GraphWorld } from './world.ts';

export interface Incoming {
  method: string;
  /** With version and query: `/v1.0/users?$top=5`. */
  url: string;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: unknown;
  /** Where this Graph was reached, without version: `http://127.0.0.1:3979/graph`. */
  root: string;
}

export interface Outcome {
  status: number;
  headers: Record<string, string>;
  body?: unknown;
  /** What the connection does with the answer. */
  wire: 'sent' | 'reset' | 'malformed';
  /** Of a batch: no part of it is broken. */
  whole?: boolean;
  /** Slug and application, where the token named them. */
  tenant: string;
  appId: string;
}

/** What the parts of one batch share. */
export interface Together {
  verified: Verified;
  /** How long they have been held up: a batch is slow once, not once for each of its parts. */
  heldUpMs: number;
}

/** Done for a request on its own and for each part of a batch. */
export type Exchange = (incoming: Incoming, together?: Together) => Promise<Outcome>;

const METHODS = new Set(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']);
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

export function createExchange(world: GraphWorld): Exchange {
  const spend = createBudgets();

  return async function exchange(incoming, together) {
    const requestId = crypto.randomUUID();
    const clientRequestId = incoming.headers['client-request-id'] ?? requestId;
    const ids = { requestId, clientRequestId };
    const outcome: Outcome = {
      status: 500,
      headers: {
        'request-id': requestId,
        'client-request-id': clientRequestId,
        Date: new Date().toUTCString(),
      },
      wire: 'sent',
      tenant: '',
      appId: '',
    };
    const finish = (reply: Reply) => {
      outcome.status = reply.status;
      outcome.body = reply.body;
      Object.assign(outcome.headers, reply.headers);
      return outcome;
    };
    try {
      const latency = world.faults.latency();
      if (latency > 0 && !together) await pause(latency);
      const { version, path, search, method } = readUrl(incoming);
      if (path === '/me' && method === 'GET') {
        return finish(await readMe(world, incoming.headers.authorization, search));
      }
      const verified = together?.verified ?? (await verify(world, incoming.headers.authorization));
      const { tenant, caller } = verified;
      outcome.tenant = tenant.about.slug;
      outcome.appId = caller.appId;
      const met = world.faults.meet({
        tenant: tenant.about.slug,
        tenantId: tenant.about.tenantId,
        path,
        method,
        writes: isWrite({ method, path, body: incoming.body }),
      });
      const has = (kind: Fault['kind']) => met.find((fault) => fault.kind === kind);
      const slow = (has('slow')?.ms ?? 0) - (together?.heldUpMs ?? 0);
      if (slow > 0) await pause(slow);
      if (together && slow > 0) together.heldUpMs += slow;
      if (has('reset-before')) return { ...outcome, wire: 'reset' };
      refuse(met);
      const spending = {
        appId: caller.appId,
        tenantId: caller.tenantId,
        users: tenant.rows('users').size,
        method,
        path,
        select: search.includes('select='),
        expand: search.includes('expand='),
        top: Number(/top=(\d+)/.exec(search)?.[1] ?? Number.NaN) || undefined,
      };
      if (world.faults.budgets()) Object.assign(outcome.headers, spend(spending));
      outcome.headers['x-ms-resource-unit'] = String(resourceUnits(spending));
      settle(world, tenant);

      const work = () =>
        perform(world, verified, met, {
          ...ids,
          method,
          version,
          path,
          search,
          headers: incoming.headers,
          body: incoming.body,
          base: `${incoming.root}/${version}`,
        });
      const lag = isRead(method, path) ? has('lag') : undefined;
      const reply = lag ? tenant.asOf(momentOf(lag, world), work) : work();
      finish(reply);
      if (has('reset-after')) return { ...outcome, wire: 'reset' };
      return has('malformed') ? { ...outcome, wire: 'malformed' } : outcome;
    } catch (error) {
      if (!(error instanceof GraphProblem)) throw error;
      return finish({
        status: error.status,
        headers: error.headers,
        body: problemBody(error, ids),
      });
    }
  };
}

function readUrl({ method, url }: Incoming) {
  const match = /^\/(v1\.0|beta)(\/[^?]*)?(?:\?(.*))?$/s.exec(url);
  if (!match)
    throw new GraphProblem(400, 'BadRequest', `Invalid version: ${url.split('/')[1] ?? ''}`);
  if (!METHODS.has(method)) throw new GraphProblem(405, 'BadRequest', `No method ${method}.`);
  const path = (match[2] ?? '/').replace(/(.)\/+$/, '$1');
  return {
    version: match[1] as Version,
    path,
    search: match[3] ?? '',
    method: method as Method,
  };
}

const momentOf = (lag: Fault, world: GraphWorld) =>
  lag.clock === 'sandbox'
    ? { sandbox: world.clock.now() - (lag.ms ?? 0) }
    : { real: Date.now() - (lag.ms ?? 0) };

const ERRORS: Record<number, [code: string, message: string]> = {
  500: ['InternalServerError', 'An internal error occurred.'],
  502: ['BadGateway', 'The service did not answer as expected.'],
  503: ['ServiceUnavailable', 'The service is temporarily unavailable.'],
  504: ['GatewayTimeout', 'The service did not answer in time.'],
};

/** Throws what a fault answers in place of the service. */
function refuse(met: Fault[]): void {
  for (const fault of met) {
    if (fault.kind === 'throttle')
      throw new GraphProblem(429, 'TooManyRequests', 'Too many requests.', {
        ...(fault.retryAfter !== undefined && { 'Retry-After': String(fault.retryAfter) }),
      });
    if (fault.kind === 'error') {
      const [code, message] = ERRORS[fault.status ?? 500] ?? ['UnknownError', ''];
      throw new GraphProblem(fault.status ?? 500, code, message);
    }
    if (fault.kind === 'expired-token') throw expiredToken();
    if (fault.kind === 'consent-withdrawn')
      throw new GraphProblem(
        403,
        'Authorization_IdentityNotFound',
        'The identity of the calling application could not be established.',
      );
    if (fault.kind === 'permission-withdrawn' && !fault.permission) throw denied();
  }
}
