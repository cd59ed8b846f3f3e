// Turns share the SDK's clients, one for each service; who may use them is checked for each turn all the same.
import { ActivityTypes } from 'botbuilder';
import type { ClaimsIdentity, ConnectorClient } from 'botframework-connector';
import { expect, test } from 'vitest';
import { createBotAdapter, SEND_WITHIN_MS } from '../../../src/adapters/teams/bot-adapter.ts';
import { keeper } from '../../../src/adapters/teams/kept-clients.ts';

const bot = {
  appId: '0a000000-0000-4000-8000-000000000001',
  tenantId: '0a000000-0000-4000-8000-000000000002',
  openIdMetadataUrl: 'http://127.0.0.1:9/metadata',
  serviceOrigins: ['http://127.0.0.1:9'],
  defaultServiceUrl: 'http://127.0.0.1:9/connector',
  issuer: 'http://127.0.0.1:9',
  oauthScope: 'http://127.0.0.1:9',
  oauthUrl: 'http://127.0.0.1:9/tokens',
  loginUrl: 'http://127.0.0.1:9/login',
};

interface Policy {
  readonly name: string;
  sendRequest(request: { timeout?: number }, next: (request: object) => object): object;
}

/** The connector and token client of one proactive turn. */
async function turnAt(adapter: ReturnType<typeof createBotAdapter>, serviceUrl: string) {
  const found: Array<{ connector: ConnectorClient; tokens: unknown; claims: ClaimsIdentity }> = [];
  const reference = { serviceUrl, channelId: 'msteams', conversation: { id: 'a:1' } };
  await adapter.continueConversationAsync(bot.appId, reference as never, async (context) => {
    found.push({
      connector: context.turnState.get(adapter.ConnectorClientKey),
      tokens: context.turnState.get(adapter.UserTokenClientKey),
      claims: context.turnState.get(adapter.BotIdentityKey),
    });
  });
  const [turn] = found;
  if (!turn) throw new Error('There was no turn.');
  return turn;
}

test('turns of one service share a connector, which gives up in time and tries once', async () => {
  const adapter = createBotAdapter(bot, async () => 'token');
  const one = await turnAt(adapter, 'http://127.0.0.1:9/emea');
  const again = await turnAt(adapter, 'http://127.0.0.1:9/emea');
  const other = await turnAt(adapter, 'http://127.0.0.1:9/amer');
  expect(again.connector).toBe(one.connector);
  expect(again.tokens).toBe(one.tokens);
  expect(again.claims).not.toBe(one.claims);
  expect(other.connector).not.toBe(one.connector);
  const { client } = one.connector as unknown as {
    client: { pipeline: { getOrderedPolicies(): Policy[] } };
  };
  const policies = client.pipeline.getOrderedPolicies();
  expect(policies.filter(({ name }) => name === 'defaultRetryPolicy')).toEqual([]);
  const [deadline, ...more] = policies.filter(({ name }) => name === 'drawbridgeDeadline');
  expect(more).toEqual([]);
  expect(deadline?.sendRequest({}, (request) => request)).toEqual({ timeout: SEND_WITHIN_MS });
});

test('a token is checked for each turn, whatever is kept', async () => {
  const adapter = createBotAdapter(bot, async () => 'token');
  await turnAt(adapter, 'http://127.0.0.1:9/emea');
  const activity = {
    type: ActivityTypes.Message,
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:9/emea',
  };
  const turn = adapter.processActivityDirect('Bearer nonsense', activity as never, async () => {});
  await expect(turn).rejects.toThrow('Unauthorized');
});

test('what is kept is made once, what failed is made again, and it never becomes too many', async () => {
  const keep = keeper<number>();
  let made = 0;
  const make = async () => {
    made += 1;
    if (made === 1) throw new Error('not now');
    return made;
  };
  await expect(keep('a', make)).rejects.toThrow('not now');
  expect(await keep('a', make)).toBe(2);
  expect(await Promise.all([keep('a', make), keep('a', make), keep('b', make)])).toEqual([2, 2, 3]);
  for (let i = 0; i < 100; i += 1) await keep(`n${i}`, make);
  expect(await keep('a', make)).toBeGreaterThan(100);
});
