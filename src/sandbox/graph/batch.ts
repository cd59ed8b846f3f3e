// `POST /$batch`: up to twenty requests in one, each answered on its own.
import type { Verified } from './auth.ts';
import { readParts } from './batch-parts.ts';
import type { Body } from './body.ts';
import type { Exchange, Incoming, Outcome, Together } from './exchange.ts';
import { badRequest, problemBody } from './problem.ts';

/** `reset` when the connection broke under one of the parts; `whole` unless a part's answer is cut off. */
export async function runBatch(
  incoming: Incoming,
  verified: Verified,
  exchange: Exchange,
): Promise<{ body: Body; whole: boolean } | 'reset'> {
  const parts = readParts(incoming.body);
  const version = incoming.url.split('/')[1] ?? 'v1.0';
  const done = new Map<string, Outcome>();
  const together: Together = { verified, heldUpMs: 0 };
  const waiting = [...parts];
  while (waiting.length > 0) {
    const part = waiting.find(({ dependsOn }) => dependsOn.every((id) => done.has(id)));
    if (!part)
      throw badRequest('The requests of the batch depend on each other in a circle.', 'BadRequest');
    waiting.splice(waiting.indexOf(part), 1);
    const failed = part.dependsOn.some((id) => (done.get(id)?.status ?? 500) >= 400);
    const outcome = failed
      ? failedDependency()
      : await exchange(
          {
            method: part.method.toUpperCase(),
            url: `/${version}/${part.url.replace(/^\/+/, '')}`,
            headers: part.headers,
            body: part.body,
            root: incoming.root,
          },
          together,
        );
    if (outcome.wire === 'reset') return 'reset';
    done.set(part.id, outcome);
  }
  return {
    body: { responses: parts.map(({ id }) => response(id, done.get(id))) },
    whole: [...done.values()].every(({ wire }) => wire !== 'malformed'),
  };
}

function response(id: string, outcome: Outcome | undefined): Body {
  const { status = 500, headers = {}, body } = outcome ?? {};
  const shown = { ...headers };
  delete shown.Date;
  if (outcome?.wire === 'malformed') return { id, status, headers: shown, body: '{"value": [' };
  return {
    id,
    status,
    headers: { ...shown, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
    ...(body !== undefined && { body }),
  };
}

function failedDependency(): Outcome {
  const problem = {
    code: 'FailedDependency',
    message: 'One of the requests that this one depends on has failed.',
  };
  const requestId = crypto.randomUUID();
  return {
    status: 424,
    headers: {},
    body: problemBody(problem, { requestId, clientRequestId: requestId }),
    wire: 'sent',
    tenant: '',
    appId: '',
  };
}
