// A bot of the tests' own: it answers as told, talks to the connector, and records what it is sent.
import type { AddressInfo } from 'node:net';
import express from 'express';

export type Sent = Record<string, unknown> & {
  type: string;
  id: string;
  serviceUrl: string;
  conversation: { id: string; tenantId: string };
  from: { id: string; aadObjectId: string; name: string };
  channelData: { tenant: { id: string } };
  text?: string;
  name?: string;
  value?: unknown;
  replyToId?: string;
};

export interface StandIn {
  readonly url: string;
  readonly received: Sent[];
  readonly authorizations: string[];
  readonly controls: { path: string; body: unknown }[];
  /** What the bot does with an activity; an answer's `body` goes back as the invoke response. */
  on: (activity: Sent) => unknown;
  /** What `/control/idle` says. */
  idle: () => unknown;
  /** Calls the connector; resolves to status and parsed body. */
  call(
    method: string,
    path: string,
    body?: unknown,
    token?: string,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
  send(activity: Sent, message: Record<string, unknown>): Promise<string>;
  close(): Promise<void>;
}

export const GOOD_TOKEN = 'Bearer good';

/** `usual` is the token the bot calls the connector with, unless a call says otherwise. */
export async function startStandIn(
  connector: () => string,
  usual: () => string = () => GOOD_TOKEN,
): Promise<StandIn> {
  const app = express().use(express.json());
  const server = app.listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const bot: StandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    authorizations: [],
    controls: [],
    on: () => undefined,
    idle: () => ({ idle: true, nextDueAt: null, outstanding: [] }),
    async call(method, path, body, token = usual()) {
      const response = await fetch(`${connector()}${path}`, {
        method,
        headers: { authorization: token, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text ? JSON.parse(text) : {} };
    },
    async send(activity, message) {
      const path = `/v3/conversations/${encodeURIComponent(activity.conversation.id)}/activities`;
      const { body } = await bot.call('POST', path, { type: 'message', ...message });
      return String(body.id);
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
  app.get('/readyz', (_request, response) => void response.json({}));
  app.get('/control/idle', async (_request, response) => void response.json(await bot.idle()));
  app.post('/control/:what', (request, response) => {
    bot.controls.push({ path: String(request.params.what), body: request.body });
    response.json({ ok: true, requests: {} });
  });
  app.post('/api/messages', async (request, response) => {
    bot.received.push(request.body);
    bot.authorizations.push(String(request.headers.authorization));
    const answer = (await bot.on(request.body)) as { status?: number; body?: unknown } | undefined;
    response.status(answer?.status ?? 200);
    if (answer?.body === undefined) response.end();
    else response.json(answer.body);
  });
  return bot;
}
