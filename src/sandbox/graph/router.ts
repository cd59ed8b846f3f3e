// The simulated Graph as an Express router, mounted at `/graph`.
import express from 'express';
import { verify } from './auth.ts';
import { runBatch } from './batch.ts';
import { settleAll } from './due.ts';
import { createExchange, type Incoming, type Outcome } from './exchange.ts';
import { GraphProblem, problemBody } from './problem.ts';
import { addExchange } from './traffic.ts';
import type { GraphWorld } from './world.ts';
import { lengthOf, textOf, type Written, writtenOf } from './written.ts';

const RECORDED = ['consistencylevel', 'prefer', 'content-type', 'if-match', 'client-request-id'];

export function graphRouter(world: GraphWorld): express.Router {
  const router = express.Router();
  const exchange = createExchange(world);
  world.bus.listen((topic) => {
    if (topic === 'clock') settleAll(world);
  });

  router.use(express.text({ type: () => true, limit: '8mb' }), async (request, response) => {
    const incoming = incomingOf(request);
    const outcome = await answer(incoming, typeof request.body === 'string' ? request.body : '');
    if (outcome.wire === 'reset') {
      record(incoming, outcome, '');
      request.socket.destroy();
      return;
    }
    send(response, incoming, outcome);
  });

  async function answer(incoming: Incoming, written: string): Promise<Outcome> {
    try {
      incoming.body = readJson(written, incoming.headers);
      if (!/^\/(v1\.0|beta)\/\$batch\/?$/i.test(incoming.url.split('?')[0] ?? ''))
        return await exchange(incoming);
      return await answerBatch(incoming);
    } catch (error) {
      if (!(error instanceof GraphProblem)) throw error;
      return refusal(error, incoming);
    }
  }

  async function answerBatch(incoming: Incoming): Promise<Outcome> {
    if (incoming.method !== 'POST') throw new GraphProblem(405, 'BadRequest', 'A batch is posted.');
    const latency = world.faults.latency();
    if (latency > 0) await new Promise((done) => setTimeout(done, latency));
    const verified = await verify(world, incoming.headers.authorization);
    const result = await runBatch(incoming, verified, exchange);
    return {
      status: 200,
      headers: identified(incoming),
      ...(result !== 'reset' && { body: result.body, whole: result.whole }),
      wire: result === 'reset' ? 'reset' : 'sent',
      tenant: verified.tenant.about.slug,
      appId: verified.caller.appId,
    };
  }

  function send(response: express.Response, incoming: Incoming, outcome: Outcome): void {
    const { status, headers, body } = outcome;
    const whole = writtenOf(body);
    const broken = outcome.wire === 'malformed';
    const sent = broken ? brokenOff(textOf(whole)) : whole;
    record(incoming, outcome, sent);
    // Not `send`: its ETag would turn an unchanged answer into a 304, which Graph does not do.
    response.status(status).set(headers);
    if (sent.length > 0) {
      const kind = typeof body === 'number' ? 'text/plain' : 'application/json';
      response.set('Content-Type', `${kind}; charset=utf-8`);
    }
    if (typeof sent === 'string') response.end(broken && sent.length <= 2 ? '{' : sent);
    else endWith(response, sent);
  }

  function record(incoming: Incoming, outcome: Outcome, response: Written): void {
    addExchange(world, {
      at: new Date(world.clock.now()).toISOString(),
      tenant: outcome.tenant,
      appId: outcome.appId,
      method: incoming.method,
      url: incoming.url,
      requestHeaders: Object.fromEntries(
        RECORDED.flatMap((name) => {
          const value = incoming.headers[name];
          return value === undefined ? [] : [[name, value]];
        }),
      ),
      requestBody: incoming.body ?? null,
      status: outcome.wire === 'reset' ? 0 : outcome.status,
      whole: outcome.wire === 'sent' && outcome.whole !== false,
      response,
      clientRequestId: outcome.headers['client-request-id'] ?? '',
    });
  }

  // What express itself refuses, and mistakes of the simulator, are answered in Graph's form too.
  router.use(
    (
      error: unknown,
      request: express.Request,
      response: express.Response,
      next: express.NextFunction,
    ) => {
      if (response.headersSent) return next(error);
      const tooLarge = (error as { status?: number }).status === 413;
      if (!tooLarge) console.error(error);
      const problem = tooLarge
        ? new GraphProblem(413, 'RequestEntityTooLarge', 'The request body is too large.')
        : new GraphProblem(500, 'InternalServerError', 'The simulated Graph failed.');
      const incoming = incomingOf(request);
      send(response, incoming, refusal(problem, incoming));
    },
  );

  return router;
}

const incomingOf = (request: express.Request): Incoming => ({
  method: request.method,
  url: request.url,
  headers: Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  ),
  body: undefined,
  root: `${request.protocol}://${request.get('host')}${request.baseUrl}`,
});

function endWith(response: express.Response, pieces: readonly Buffer[]): void {
  response.set('Content-Length', String(lengthOf(pieces)));
  for (const piece of pieces) response.write(piece);
  response.end();
}

const brokenOff = (text: string): string => text.slice(0, Math.ceil(text.length * 0.6));

function identified({ headers }: Incoming): Record<string, string> {
  const requestId = crypto.randomUUID();
  return {
    'request-id': requestId,
    'client-request-id': headers['client-request-id'] ?? requestId,
    Date: new Date().toUTCString(),
  };
}

function refusal(problem: GraphProblem, incoming: Incoming): Outcome {
  const headers = { ...identified(incoming), ...problem.headers };
  const requestId = headers['request-id'] ?? '';
  const clientRequestId = headers['client-request-id'] ?? requestId;
  return {
    status: problem.status,
    headers,
    body: problemBody(problem, { requestId, clientRequestId }),
    wire: 'sent',
    tenant: '',
    appId: '',
  };
}

function readJson(written: string, headers: Record<string, string>): unknown {
  if (written === '') return undefined;
  try {
    if (/json/i.test(headers['content-type'] ?? '')) return JSON.parse(written);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new GraphProblem(
    400,
    'BadRequest',
    'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
  );
}
