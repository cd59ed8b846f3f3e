// One HTTP exchange with Graph: sends what it is given, once, and reads the whole answer.
import { randomUUID } from 'node:crypto';
import { Client, ResponseType } from '@microsoft/microsoft-graph-client';
import { Braked } from '../../../ports/brake-store.ts';
import { ownSignal } from '../../../shared/own-signal.ts';
import { Broken, type GraphCall, type RawAnswer } from './call.ts';
import { buildChain } from './chain.ts';
import { NoToken, type TokenSource } from './token-source.ts';

/** Throws Broken, or NoToken; any status is an answer. */
export type Exchange = (call: GraphCall) => Promise<RawAnswer>;

/** A read that takes longer is better asked again; a write is waited for as long as its caller does. */
const READ_MS = 20_000;

export function createExchange(baseUrl: string, tokens: TokenSource): Exchange {
  const client = Client.initWithMiddleware({
    baseUrl: `${baseUrl.replace(/\/+$/, '')}/`,
    middleware: buildChain(baseUrl),
  });

  const send = (
    { method, path, headers, body, version }: GraphCall,
    token: string,
    signal?: AbortSignal,
  ) => {
    const request = client
      .api(path)
      .version(version ?? 'v1.0')
      .responseType(ResponseType.RAW)
      .headers({
        'client-request-id': randomUUID(),
        ...headers,
        Authorization: `Bearer ${token}`,
      });
    if (signal) request.option('signal', signal);
    return dispatch(request, method, body);
  };

  const exchange = async (call: GraphCall, signal: AbortSignal | undefined): Promise<RawAnswer> => {
    let token = await tokens.get(signal);
    try {
      await call.may?.();
      let response = await send(call, token, signal);
      if (response.status === 401) {
        // Who asks is looked at before anything is done, so a write can be sent again here as well.
        tokens.refused(token, response.headers.get('www-authenticate'));
        await response.body?.cancel();
        token = await tokens.get(signal);
        await call.may?.();
        response = await send(call, token, signal);
      }
      return {
        status: response.status,
        headers: response.headers,
        body: await readBody(response, call.reads),
        requestId: response.headers.get('request-id') ?? '',
      };
    } catch (error) {
      if (error instanceof NoToken || error instanceof Braked) throw error;
      throw new Broken(error);
    }
  };

  return async (call) => {
    const { signal, reads } = call;
    if (!signal && !reads) return exchange(call, undefined);
    const limit = ownSignal(signal ? [signal] : [], reads ? READ_MS : undefined);
    return exchange(call, limit.signal).finally(limit.letGo);
  };
}

type Request = ReturnType<Client['api']>;

function dispatch(request: Request, method: string, body: unknown): Promise<Response> {
  switch (method) {
    case 'GET':
      return request.get();
    case 'POST':
      return request.post(body ?? {});
    case 'PATCH':
      return request.patch(body);
    case 'PUT':
      return request.put(body);
    default:
      return request.delete();
  }
}

async function readBody(response: Response, reads: boolean): Promise<unknown> {
  const text = await response.text();
  if (text === '') {
    if (reads && response.status === 200) throw new Error('the answer is empty');
    return undefined;
  }
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  if (!isJson) return text;
  // Of a refusal the status says enough, should its text be broken.
  return response.ok ? JSON.parse(text) : (parsed(text) ?? undefined);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
