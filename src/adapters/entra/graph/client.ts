// One tenant's Graph through one identity: typed calls, whole lists, and the request id of every answer.
import { randomUUID } from 'node:crypto';
import { Client, ResponseType } from '@microsoft/microsoft-graph-client';
import { buildChain, type ChainSettings, NoToken } from './chain.ts';
import { type CallFacts, errorFromAnswer, errorFromSilence, errorFromToken } from './errors.ts';

export interface GraphAnswer<T> {
  readonly body: T;
  readonly requestId: string;
}

export interface CallOptions {
  /** The permission the call needs, for the error's sentence. */
  readonly needs: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  readonly clientRequestId?: string;
}

export interface GraphClient {
  /** Throws DirectoryError. */
  get<T>(path: string, options: CallOptions): Promise<GraphAnswer<T>>;
  /** Every page. */
  list<T>(path: string, options: CallOptions): Promise<GraphAnswer<T[]>>;
  /** `body` undefined where Graph answers without one. */
  send<T>(
    method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    body: unknown,
    options: CallOptions,
  ): Promise<GraphAnswer<T>>;
}

export interface GraphClientSettings extends ChainSettings {
  readonly tenantId: string;
  readonly tenant: string;
  readonly identity: string;
}

interface Page<T> {
  readonly value: T[];
  readonly '@odata.nextLink'?: string;
}

const PAGES_AT_MOST = 2_000;

export function createGraphClient(settings: GraphClientSettings): GraphClient {
  const base = settings.baseUrl.replace(/\/+$/, '');
  const client = Client.initWithMiddleware({
    baseUrl: `${base}/`,
    middleware: buildChain(settings),
  });

  const call = async <T>(
    method: string,
    path: string,
    body: unknown,
    options: CallOptions,
  ): Promise<GraphAnswer<T>> => {
    const facts: CallFacts = { ...settings, method, needs: options.needs };
    const request = client
      .api(path + queryString(options.query))
      .version('v1.0')
      .responseType(ResponseType.RAW)
      .headers({
        ...options.headers,
        'client-request-id': options.clientRequestId ?? randomUUID(),
      });
    if (options.signal) request.option('signal', options.signal);
    try {
      const response = await dispatch(request, method, body);
      const requestId = response.headers.get('request-id') ?? '';
      const answer = await readBody(response);
      if (!response.ok) throw errorFromAnswer(facts, response.status, answer, requestId);
      return { body: answer as T, requestId };
    } catch (error) {
      throw asDirectoryError(facts, error);
    }
  };

  return {
    get: (path, options) => call('GET', path, undefined, options),
    send: (method, path, body, options) => call(method, path, body, options),
    async list<T>(path: string, options: CallOptions) {
      const items: T[] = [];
      let next: { path: string; options: CallOptions } | undefined = { path, options };
      let requestId = '';
      for (let pages = 0; next && pages < PAGES_AT_MOST; pages += 1) {
        const page: GraphAnswer<Page<T>> = await call('GET', next.path, undefined, next.options);
        requestId = page.requestId;
        items.push(...page.body.value);
        const link = page.body['@odata.nextLink'];
        const { query: _, ...rest } = options;
        next = link ? { path: pathOfNext(link, base), options: rest } : undefined;
      }
      return { body: items, requestId };
    },
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

async function readBody(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const text = await response.text();
  if (text === '') return undefined;
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return isJson ? JSON.parse(text) : text;
}

function asDirectoryError(facts: CallFacts, error: unknown): unknown {
  if (error instanceof Error && error.name === 'DirectoryError') return error;
  if (error instanceof NoToken) return errorFromToken(facts, error.reason);
  return errorFromSilence(facts, error);
}

/** Of a link to the next page only path and query are followed, on our own base; another origin is refused. */
export function pathOfNext(link: string, base: string): string {
  const here = new URL(base);
  const url = new URL(link, `${base}/`);
  const root = `${here.pathname.replace(/\/$/, '')}/v1.0/`;
  if (url.origin !== here.origin || !url.pathname.startsWith(root)) {
    throw new Error('A link to the next page leads to another place; it was not followed.');
  }
  return `/${url.pathname.slice(root.length)}${url.search}`;
}

function queryString(query: CallOptions['query']): string {
  const parts = Object.entries(query ?? {}).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

/** A text inside an OData filter. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
