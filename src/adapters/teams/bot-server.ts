// The HTTP door: health, readiness, and activities that pass the guard before the SDK sees them.
import type { Application, TeamsAdapter, TurnState } from '@microsoft/teams-ai';
import type { Response as BotResponse } from 'botbuilder';
import express, { type ErrorRequestHandler, type Express, type Request } from 'express';
import type { Log } from '../../ports/log.ts';
import { checkShape } from './guard/activity-shape.ts';
import { type TokenRules, tokenIsGood } from './guard/check-token.ts';
import type { SigningKeys } from './guard/signing-keys.ts';

export interface BotServerDeps {
  readonly adapter: TeamsAdapter;
  readonly app: Application<TurnState>;
  readonly keys: SigningKeys;
  readonly rules: TokenRules;
  readonly log: Log;
  /** Why the first message cannot be served yet; undefined when it can. */
  notReady(): string | undefined | Promise<string | undefined>;
  /** What an operator should know though everything is served. */
  note?(): string | undefined;
  /** Told when a turn begins and ends, and whether somebody waits for what comes of it. */
  onTurn(change: 1 | -1, waitedFor: boolean): void;
}

const LARGEST_BODY = '256kb';

export function createBotServer(deps: BotServerDeps): Express {
  const server = express();
  server.disable('x-powered-by');
  server.get('/healthz', (_request, response) => {
    response.json({ ok: true });
  });
  server.get('/readyz', async (_request, response) => {
    const reason = await deps.notReady();
    const note = deps.note?.();
    const ready = { ready: true, ...(note !== undefined && { note }) };
    response.status(reason ? 503 : 200).json(reason ? { ready: false, reason } : ready);
  });
  server.post('/api/messages', express.json({ limit: LARGEST_BODY }), async (request, response) => {
    const { status, body } = await serve(deps, request);
    response.status(status);
    if (body === undefined) response.end();
    else response.json(body);
  });
  server.use(badBody(deps.log));
  return server;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

const problem = (code: string, message: string) => ({ error: { code, message } });

/** One refusal for every reason: it tells a stranger nothing. */
const UNAUTHORIZED: Answer = {
  status: 401,
  body: problem('Unauthorized', 'The request is not authorized.'),
};

/** Whoever has the app installed for them, by an administrator perhaps, does not wait for the greeting. */
const WAITED_FOR = ['message', 'invoke'];

async function serve(deps: BotServerDeps, request: Request): Promise<Answer> {
  const checked = checkShape(request.body);
  if ('problem' in checked) return { status: 400, body: problem('BadRequest', checked.problem) };
  const { authorization } = request.headers;
  if (!(await tokenIsGood(authorization, checked, deps.keys, deps.rules))) return UNAUTHORIZED;
  const waitedFor = WAITED_FOR.includes(checked.type);
  deps.onTurn(1, waitedFor);
  try {
    return await runTurn(deps, request);
  } finally {
    deps.onTurn(-1, waitedFor);
  }
}

async function runTurn(
  { adapter, app, log }: BotServerDeps,
  { body, headers }: Request,
): Promise<Answer> {
  let status = 200;
  let answer: unknown;
  // The SDK writes error texts into its answer, so it gets one of ours to write to.
  const capture: BotResponse = {
    status(code: number) {
      status = code;
      return capture;
    },
    header: () => capture,
    send(content: unknown) {
      answer = content;
      return capture;
    },
    end: () => capture,
    socket: undefined,
  };
  let broken = false;
  const tellBroken = (error: unknown) => {
    broken = true;
    log.error('turn.broken', { detail: error instanceof Error ? error.stack : String(error) });
  };
  try {
    await adapter.process({ method: 'POST', body, headers }, capture, async (context) => {
      // Caught here: the SDK would print it past our log, with whatever stands in it.
      await app.run(context).catch(tellBroken);
    });
  } catch (error) {
    tellBroken(error);
  }
  if (status === 401) return UNAUTHORIZED;
  if (broken || status >= 400) {
    log.error('turn.failed', { status });
    return { status: 500, body: problem('InternalError', 'The activity could not be handled.') };
  }
  return { status, ...(answer !== undefined && { body: answer }) };
}

function badBody(log: Log): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
    if (status >= 500) log.error('http.broken', { error: String(error) });
    const known = status >= 400 && status < 500;
    response
      .status(known ? status : 500)
      .json(
        known
          ? problem('BadRequest', 'The body cannot be read as an activity.')
          : problem('InternalError', 'The request could not be handled.'),
      );
  };
}
