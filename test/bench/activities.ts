// Signed activities as Teams sends them, and a connector that takes every reply and keeps none.
import { createServer } from 'node:http';
import {
  type Activity,
  invokeActivity,
  messageActivity,
} from '../../src/sandbox/personas/activity.ts';
import type { Person } from '../../src/sandbox/personas/person.ts';
import type { ChatWorld } from '../../src/sandbox/personas/world.ts';
import type { Shot } from './load.ts';

export type { Person };
export type Sign = (serviceUrl: string) => Promise<string>;

/** The bot that `npm start` registers in the sandbox. */
export const BOT_APP_ID = '7d1c52a4-3b86-4f0e-9a57-c1e0b5d4f302';

type World = Pick<ChatWorld, 'clock' | 'botAppId' | 'botName' | 'origin'>;

/** What building an activity needs of the sandbox. */
const worldAt = (origin: string): ChatWorld => {
  const world: World = {
    clock: { now: () => Date.now() } as World['clock'],
    botAppId: BOT_APP_ID,
    botName: 'Drawbridge',
    origin: () => origin,
  };
  return world as ChatWorld;
};

export function message(serviceUrl: string, who: Person, text: string): Activity {
  const activity = messageActivity(worldAt(''), who, { id: crypto.randomUUID(), text });
  return { ...activity, serviceUrl };
}

/** Pressing a button whose action carries `verb` and `data`. */
export const press = (
  serviceUrl: string,
  who: Person,
  action: { verb: string; data: unknown },
): Activity => ({
  ...invokeActivity(worldAt(''), who, {
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', ...action }, trigger: 'manual' },
  }),
  serviceUrl,
});

/** Sending a dialog, with what its button carries and what was filled in. */
export const submit = (serviceUrl: string, who: Person, data: object): Activity => ({
  ...invokeActivity(worldAt(''), who, { name: 'task/submit', value: { data } }),
  serviceUrl,
});

export const shot = (botOrigin: string, token: string, body: Activity): Shot => ({
  url: `${botOrigin}/api/messages`,
  token,
  body,
});

/** Answers every call of the Bot Connector with an id, or as `decide` says, which is told of each. */
export function serveReplies(
  decide: (conversation: string, body: string) => number = () => 200,
): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const conversation = /conversations\/([^/]+)/.exec(request.url ?? '')?.[1] ?? '';
      const status = decide(decodeURIComponent(conversation), Buffer.concat(parts).toString());
      response.statusCode = status;
      if (status === 429) response.setHeader('retry-after', '1');
      response.setHeader('content-type', 'application/json');
      response.end('{"id":"1"}');
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      resolve({ url: `http://127.0.0.1:${port}`, close: () => server.close() });
    });
  });
}
