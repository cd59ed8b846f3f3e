// Sandbox mode only: lets the sandbox move the clock, wait until nothing is due, and begin anew.
import { timingSafeEqual } from 'node:crypto';
import express, { type Router } from 'express';
import type { Instant } from '../../domain/facts.ts';
import type { MovableClock } from '../clock.ts';

export interface ControlDeps {
  readonly secret: string;
  readonly clock: MovableClock;
  /** Rings for everything that is due now. */
  sweep(): Promise<void>;
  outstanding(now: Instant): Promise<readonly Outstanding[]>;
  /** `seen`: of what people see something of. */
  nextDue(after: Instant): Promise<{ readonly any?: Instant; readonly seen?: Instant }>;
  /** Turns that are being answered at present. */
  turns(): number;
  reset(): Promise<void>;
  trace(clientRequestIds: readonly string[]): Promise<Record<string, string>>;
  /** Ends what concerns a tenant, or only looks; `order` is what the command asks. */
  leave(order: unknown): Promise<unknown>;
  /** A command about the record, as it is run beside the product. */
  record(command: unknown): Promise<unknown>;
  /** Every request as the rules see it, and the files in force. */
  asks(): Promise<unknown>;
  /** Compares the files of the estate with what is in force; a sentence where they differ. */
  lookAtEstate(): Promise<string | undefined>;
  /** How the database stands; whether these accounts have a chat. */
  lookAt(accounts: readonly string[]): Promise<unknown>;
  /** Everything that is kept, line by line. */
  backUp(line: (text: string) => void): Promise<unknown>;
  /** Walks the audit; `head` is one that was kept elsewhere. */
  /** What is still granted. */
  grants(): Promise<unknown>;
  verifyAudit(head: { sequence: string; hash: string } | undefined): Promise<unknown>;
}

export interface Outstanding {
  readonly kind: string;
  readonly requestId: string;
  readonly dueAt: Instant;
  readonly attempts: number;
  readonly lastError: string | null;
}

const LONGEST_WAIT_MS = 60_000;
const LOOK_EVERY_MS = 10;
const LOOK_AT_LEAST_EVERY_MS = 50;
/** Work that gave way to another hand comes back this soon, and belongs to what is settling. */
const SOON_MS = 300;

export function controlRoutes(deps: ControlDeps): Router {
  const routes = express.Router();
  routes.use((request, response, next) => {
    if (!sameSecret(request.get('x-control-secret'), deps.secret)) {
      response.status(404).json({ error: { code: 'NotFound', message: 'There is nothing here.' } });
      return;
    }
    next();
  });
  routes.use(express.json());

  routes.post('/clock', async (request, response) => {
    const { offsetMs } = request.body as { offsetMs?: unknown };
    if (typeof offsetMs !== 'number' || !Number.isFinite(offsetMs)) {
      response
        .status(400)
        .json({ error: { code: 'BadRequest', message: 'offsetMs must be a number.' } });
      return;
    }
    deps.clock.setOffset(offsetMs);
    await deps.sweep();
    response.json({ now: new Date(deps.clock.now()).toISOString() });
  });

  routes.get('/idle', async (request, response) => {
    const waitMs = Math.min(Number(request.query.waitMs) || 0, LONGEST_WAIT_MS);
    response.json(await waitUntilIdle(deps, waitMs));
  });

  routes.post('/reset', async (_request, response) => {
    await deps.reset();
    response.json({ ok: true });
  });

  routes.post('/trace', async (request, response) => {
    const { clientRequestIds } = request.body as { clientRequestIds?: unknown };
    const ids = Array.isArray(clientRequestIds) ? clientRequestIds.map(String) : [];
    response.json({ requests: await deps.trace(ids) });
  });

  routes.post('/leave', async (request, response) => {
    response.json(await deps.leave(request.body));
  });

  routes.post('/record', async (request, response) => {
    response.json(await deps.record(request.body));
  });

  routes.get('/grants', async (_request, response) => {
    response.json(await deps.grants());
  });

  routes.post('/doctor', async (request, response) => {
    const { accounts } = request.body as { accounts?: unknown };
    response.json(await deps.lookAt(Array.isArray(accounts) ? accounts.map(String) : []));
  });

  routes.get('/asks', async (_request, response) => {
    response.json(await deps.asks());
  });

  routes.post('/estate', async (_request, response) => {
    response.json({ note: (await deps.lookAtEstate()) ?? null });
  });

  routes.get('/backup', async (_request, response) => {
    response.type('application/x-ndjson');
    await deps.backUp((text) => {
      response.write(`${text}\n`);
    });
    response.end();
  });

  routes.get('/audit', async (request, response) => {
    const [sequence, hash] = String(request.query.head ?? '').split(':');
    response.json(await deps.verifyAudit(sequence && hash ? { sequence, hash } : undefined));
  });
  return routes;
}

async function waitUntilIdle(deps: ControlDeps, waitMs: number) {
  const begun = Date.now();
  const until = begun + waitMs;
  for (;;) {
    const now = deps.clock.now();
    const outstanding = deps.turns() === 0 ? await deps.outstanding(now + SOON_MS) : undefined;
    // A turn that began meanwhile may have committed work after it was looked for.
    const idle = outstanding?.length === 0 && deps.turns() === 0;
    if (idle || Date.now() >= until) {
      const next = await deps.nextDue(now);
      return {
        idle,
        now: new Date(now).toISOString(),
        nextDueAt: isoOrNull(next.any),
        nextSeenAt: isoOrNull(next.seen),
        outstanding: (outstanding ?? (await deps.outstanding(now + SOON_MS))).map((item) => ({
          ...item,
          dueAt: new Date(item.dueAt).toISOString(),
        })),
      };
    }
    // Looking costs what is waited for, so the longer it takes the less often it is looked.
    const pause = Math.min(LOOK_AT_LEAST_EVERY_MS, (Date.now() - begun) / 10);
    await new Promise((resolve) => setTimeout(resolve, Math.max(LOOK_EVERY_MS, pause)));
  }
}

const isoOrNull = (at: Instant | undefined): string | null =>
  at === undefined ? null : new Date(at).toISOString();

function sameSecret(given: string | undefined, secret: string): boolean {
  const a = Buffer.from(given ?? '');
  const b = Buffer.from(secret);
  return a.length === b.length && timingSafeEqual(a, b);
}
