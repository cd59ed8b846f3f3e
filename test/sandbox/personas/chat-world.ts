// The chat side of the sandbox on a free port, in memory, with a stand-in bot behind it.
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createBus } from '../../../src/sandbox/bus.ts';
import { createClock } from '../../../src/sandbox/clock.ts';
import { createChats } from '../../../src/sandbox/connector/chats.ts';
import { connectorRouter } from '../../../src/sandbox/connector/router.ts';
import { channelRouter } from '../../../src/sandbox/personas/channel-router.ts';
import { createInstaller } from '../../../src/sandbox/personas/install.ts';
import type { Person } from '../../../src/sandbox/personas/person.ts';
import { answerProblems } from '../../../src/sandbox/personas/problem.ts';
import { personasRouter } from '../../../src/sandbox/personas/router.ts';
import { createProduct } from '../../../src/sandbox/product.ts';
import { openStore, type SandboxStore } from '../../../src/sandbox/store.ts';
import { walkRouter } from '../../../src/sandbox/walk/router.ts';
import type { WalkWorld } from '../../../src/sandbox/walk/walk.ts';
import { GOOD_TOKEN, type StandIn, startStandIn } from './stand-in-bot.ts';

export const BOT_APP_ID = '11111111-2222-4333-8444-555555555555';

export const ada: Person = {
  name: 'ada',
  displayName: 'Ada Berg',
  tenant: 'acme',
  tenantId: 'aaaaaaaa-0000-4000-8000-000000000001',
  objectId: 'aaaaaaaa-0000-4000-8000-00000000000a',
  about: 'Employee of Acme',
  timeZone: 'Europe/Berlin',
  userPrincipalName: 'ada@acme.example',
};

export const bo: Person = {
  name: 'bo',
  displayName: 'Bo Lind',
  tenant: 'zeta',
  tenantId: 'bbbbbbbb-0000-4000-8000-000000000002',
  objectId: 'bbbbbbbb-0000-4000-8000-00000000000b',
  about: 'Owner of Zeta',
};

type Answer = { status: number; body: Record<string, unknown> };

export interface ChatTest {
  readonly world: WalkWorld;
  readonly bot: StandIn;
  readonly origin: string;
  directoryMoments: number[];
  call(method: string, path: string, body?: unknown): Promise<Answer>;
  close(): Promise<void>;
}

export async function startChat(store: SandboxStore = openStore(':memory:')): Promise<ChatTest> {
  let origin = '';
  const bot = await startStandIn(() => `${origin}/connector`);
  const test = { directoryMoments: [] as number[] };
  const clock = createClock(store);
  const world: WalkWorld = {
    store,
    clock,
    bus: createBus(),
    chats: createChats(store),
    tokens: {
      signInToken: async ({ objectId, signedInAt }) => `${objectId} ${signedInAt}`,
      botChannelToken: async ({ audience, serviceUrl }) => `${audience} ${serviceUrl}`,
      isConnectorToken: async (header) => header === GOOD_TOKEN,
    },
    product: createProduct({ url: bot.url, controlSecret: 'secret' }),
    botAppId: BOT_APP_ID,
    botName: 'Drawbridge',
    origin: () => origin,
    people: () => [ada, bo],
    channel: () => ({
      name: 'Watch',
      team: 'Acme',
      tenantId: ada.tenantId,
      members: ['ada'],
    }),
    hasProduct: true,
    nextDirectoryMoment: (after) => test.directoryMoments.find((moment) => moment > after),
  };
  const app = express();
  app.use('/connector', connectorRouter(world));
  app.use('/sandbox/personas', personasRouter(world, createInstaller(world)));
  app.use('/sandbox/channel', channelRouter(world, createInstaller(world)));
  app.use('/sandbox/clock', walkRouter(world));
  app.use(answerProblems);
  const server = app.listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(test, {
    world,
    bot,
    origin,
    async call(method: string, path: string, body?: unknown) {
      const response = await fetch(`${origin}${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text ? JSON.parse(text) : {} };
    },
    async close() {
      await bot.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  });
}

/** An Adaptive Card as an attachment. */
export const card = (content: Record<string, unknown>) => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: { type: 'AdaptiveCard', version: '1.5', ...content },
});

export const executeAction = (title: string, verb: string, more = {}) => ({
  type: 'Action.Execute',
  title,
  verb,
  ...more,
});
