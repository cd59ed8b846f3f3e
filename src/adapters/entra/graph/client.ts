// One tenant's Graph through one identity: typed calls, whole lists, and the request id of every answer.
import { randomUUID } from 'node:crypto';
import type { TokenCredential } from '@azure/identity';
import type { Budgets } from './budgets.ts';
import type { RawAnswer } from './call.ts';
import { brokenList, type CallFacts, errorFrom, errorFromAnswer } from './errors.ts';
import { createExchange } from './exchange.ts';
import type { Priority } from './gate.ts';
import { pathOfNext, queryString } from './paths.ts';
import { serviceOf } from './services.ts';
import { shareReads } from './share-reads.ts';
import { createTokenSource } from './token-source.ts';
import { createTransport } from './transport.ts';
import type { GraphWatch } from './watch.ts';

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
  /** Only for what v1.0 does not have; anything else is refused. */
  readonly version?: 'beta' | undefined;
  /** Of sweeps that nobody waits for: `background`, which lets people go first. */
  readonly priority?: Priority;
}

export interface SendOptions extends CallOptions {
  /** It changes nothing although it is no GET: it may be batched, and sent again. */
  readonly onlyReads?: boolean;
  /** The last thing that is asked before it is sent; throws where it may not be. */
  readonly may?: () => Promise<void>;
}

export interface ListOptions extends CallOptions {
  /** Is handed page after page instead of all at once; false: enough, the rest is not read. */
  readonly each?: ((items: readonly unknown[]) => boolean) | undefined;
}

export interface GraphClient {
  /** Throws DirectoryError. */
  get<T>(path: string, options: CallOptions): Promise<GraphAnswer<T>>;
  /** Every page. */
  list<T>(path: string, options: ListOptions): Promise<GraphAnswer<T[]>>;
  /** `body` undefined where Graph answers without one. */
  send<T>(
    method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    body: unknown,
    options: SendOptions,
  ): Promise<GraphAnswer<T>>;
}

export interface GraphClientSettings {
  readonly tenantId: string;
  readonly tenant: string;
  readonly identity: string;
  /** Without version: `https://graph.microsoft.com`. Tokens go to its origin and nowhere else. */
  readonly baseUrl: string;
  /** `{origin}/.default` of the cloud's Graph. */
  readonly scope: string;
  readonly budgets: Budgets;
  readonly watch?: GraphWatch | undefined;
  /** A new one each time, with nothing cached. */
  newCredential(): TokenCredential;
}

interface Page<T> {
  readonly value: T[];
  readonly '@odata.nextLink'?: string;
}

const PAGES_AT_MOST = 2_000;

export function createGraphClient(settings: GraphClientSettings): GraphClient {
  const base = settings.baseUrl.replace(/\/+$/, '');
  const tokens = createTokenSource(settings.newCredential, settings.scope);
  const exchange = createExchange(base, tokens);
  const transport = shareReads(createTransport({ ...settings, exchange }));

  const call = async <T>(
    method: string,
    path: string,
    body: unknown,
    options: SendOptions,
  ): Promise<GraphAnswer<T>> => {
    const { query, headers, signal, needs, clientRequestId, onlyReads, version, may } = options;
    const { priority = 'person' } = options;
    if (version) demandBeta(method, path);
    const reads = method === 'GET' || onlyReads === true;
    const facts: CallFacts = { ...settings, reads, needs };
    const from = Date.now();
    const seen = (status?: number) =>
      settings.watch?.called({
        identity: settings.identity,
        method,
        service: serviceOf(path).name,
        status,
        from,
      });
    let answer: RawAnswer;
    try {
      answer = await transport({
        method,
        path: path + queryString(query),
        headers: {
          ...headers,
          'client-request-id': clientRequestId ?? settings.watch?.correlation() ?? randomUUID(),
          // Where a service has too much to do, it turns these away first.
          ...(priority === 'background' && { 'x-ms-throttle-priority': 'low' }),
        },
        ...(body !== undefined && { body }),
        reads,
        priority,
        signal,
        ...(version && { version }),
        ...(may && { may }),
      });
    } catch (error) {
      seen();
      throw errorFrom(facts, error, signal);
    }
    seen(answer.status);
    if (answer.status < 300) return { body: answer.body as T, requestId: answer.requestId };
    const error = errorFromAnswer(facts, answer);
    if (error.code === 'Authorization_RequestDenied') tokens.doubt();
    throw error;
  };

  return {
    get: (path, options) => call('GET', path, undefined, options),
    send: (method, path, body, options) => call(method, path, body, options),
    async list<T>(path: string, options: ListOptions) {
      const items: T[] = [];
      const { query, each, ...rest } = options;
      let next: string | undefined = path + queryString(query);
      for (let pages = 0; pages < PAGES_AT_MOST; pages += 1) {
        const page: GraphAnswer<Partial<Page<T>>> = await call('GET', next, undefined, rest);
        if (!page.body.value) throw brokenList(settings, page.requestId);
        if (!each) items.push(...page.body.value);
        const enough = each ? !each(page.body.value) : false;
        const link = page.body['@odata.nextLink'];
        if (!link || enough) return { body: items, requestId: page.requestId };
        next = pathOfNext(link, base, rest.version);
        if (!next) throw brokenList(settings, page.requestId);
      }
      // Half a list would be taken for the whole.
      throw brokenList(settings, undefined);
    },
  };
}

/** What v1.0 does not have. Beta may change at any time, so nothing else is read from it. */
const BETA = /^\/policies\/b2bManagementPolicies(\?|$)/;

function demandBeta(method: string, path: string): void {
  if (method !== 'GET' || !BETA.test(path)) {
    throw new Error(`${method} ${path.split('?')[0]} is not to be called on beta.`);
  }
}

/** A text inside an OData filter. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
