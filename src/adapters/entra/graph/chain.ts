// What every HTTP exchange with Graph passes on its way out: nothing that repeats, and no way to another place.
import {
  type Context,
  HTTPMessageHandler,
  type Middleware,
} from '@microsoft/microsoft-graph-client';

/** The library's own chain repeats POSTs and has a fixed list of hosts, so it is not used. */
export function buildChain(baseUrl: string): Middleware {
  const { origin } = new URL(baseUrl);
  const sender = new HTTPMessageHandler();
  return {
    async execute(context) {
      if (new URL(urlOf(context)).origin !== origin) {
        throw new Error(`A Graph call would leave ${origin}; it was not sent.`);
      }
      context.options = { ...context.options, redirect: 'error' };
      await sender.execute(context);
    },
  };
}

const urlOf = (context: Context): string =>
  typeof context.request === 'string' ? context.request : context.request.url;
