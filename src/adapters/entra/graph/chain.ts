// The handlers every Graph call passes: a token for our own origin only, patient reads, nothing else.
import type { TokenCredential } from '@azure/identity';
import {
  type Context,
  GraphClientError,
  HTTPMessageHandler,
  type Middleware,
} from '@microsoft/microsoft-graph-client';

export interface ChainSettings {
  /** Without version: `https://graph.microsoft.com`. Tokens go to its origin and nowhere else. */
  readonly baseUrl: string;
  readonly credential: TokenCredential;
  /** `{origin}/.default` of the cloud's Graph. */
  readonly scope: string;
}

/** A token could not be had. The library hands on only errors of its own class as they are. */
export class NoToken extends GraphClientError {
  readonly reason: unknown;
  constructor(reason: unknown) {
    super('no token');
    this.reason = reason;
  }
}

/** The library's own chain repeats POSTs and has a fixed list of hosts, so it is not used. */
export function buildChain(settings: ChainSettings): Middleware[] {
  const handlers: Middleware[] = [authenticate(settings), retryReads(), new HTTPMessageHandler()];
  for (const [i, handler] of handlers.entries()) {
    const next = handlers[i + 1];
    if (next) handler.setNext?.(next);
  }
  return handlers;
}

function authenticate({ baseUrl, credential, scope }: ChainSettings): Middleware {
  const { origin } = new URL(baseUrl);
  let next: Middleware | undefined;
  return {
    setNext(middleware) {
      next = middleware;
    },
    async execute(context) {
      if (new URL(urlOf(context)).origin !== origin) {
        throw new Error(`A Graph call would leave ${origin}; it was not sent.`);
      }
      const signal = context.options?.signal ?? undefined;
      const token = await credential
        .getToken(scope, { ...(signal && { abortSignal: signal }) })
        .catch((reason: unknown) => {
          throw new NoToken(reason);
        });
      if (!token) throw new NoToken('the credential gave none');
      context.options = {
        ...context.options,
        redirect: 'error',
        headers: { ...headersOf(context), Authorization: `Bearer ${token.token}` },
      };
      await next?.execute(context);
    },
  };
}

const TRIES = 4;
const LONGEST_WAIT_MS = 8_000;
const PASSING = [429, 500, 502, 503, 504];

/** GET only: a write is never sent twice without looking first. */
function retryReads(): Middleware {
  let next: Middleware | undefined;
  return {
    setNext(middleware) {
      next = middleware;
    },
    async execute(context) {
      const isRead = (context.options?.method ?? 'GET') === 'GET';
      for (let attempt = 1; ; attempt += 1) {
        try {
          await next?.execute(context);
        } catch (error) {
          if (!isRead || attempt === TRIES || context.options?.signal?.aborted) throw error;
          await pause(backoff(attempt), context);
          continue;
        }
        const response = context.response;
        if (!isRead || attempt === TRIES || !response || !PASSING.includes(response.status)) return;
        const wait = retryAfter(response) ?? backoff(attempt);
        if (wait > LONGEST_WAIT_MS) return;
        await response.body?.cancel();
        await pause(wait, context);
      }
    },
  };
}

/** `Retry-After` in milliseconds: seconds, or a date. */
export function retryAfter(response: Response): number | undefined {
  const header = response.headers.get('retry-after');
  if (!header) return undefined;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(ms, 0) : undefined;
}

/** Grows by halves of itself and is never the same for two callers. */
const backoff = (attempt: number): number => 200 * 2 ** (attempt - 1) * (0.75 + Math.random() / 2);

function pause(ms: number, context: Context): Promise<void> {
  const signal = context.options?.signal;
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}

const urlOf = (context: Context): string =>
  typeof context.request === 'string' ? context.request : context.request.url;

const headersOf = (context: Context): Record<string, string> =>
  Object.fromEntries(new Headers(context.options?.headers as HeadersInit | undefined));
