// The real bot door over HTTP: an issuer with keys, a connector that records, and the SDK's adapter between.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { serviceToken } from '../../src/adapters/entra/tokens/service-token.ts';
import { createBotAdapter } from '../../src/adapters/teams/bot-adapter.ts';
import { createBotApplication } from '../../src/adapters/teams/bot-application.ts';
import { createBotServer } from '../../src/adapters/teams/bot-server.ts';
import { createConnector } from '../../src/adapters/teams/connector.ts';
import { createCourier } from '../../src/adapters/teams/courier.ts';
import { createSigningKeys } from '../../src/adapters/teams/guard/signing-keys.ts';
import { createRoster } from '../../src/adapters/teams/roster.ts';
import { createSignIns } from '../../src/adapters/teams/sign-in/sign-in.ts';
import { createTenantKeys } from '../../src/adapters/teams/sign-in/tenant-keys.ts';
import { createTokenService } from '../../src/adapters/teams/sign-in/token-service.ts';
import type { Inbound } from '../../src/inbound/types.ts';
import type { Conversation } from '../../src/ports/conversation-store.ts';
import { accountKey } from '../../src/shared/account.ts';
import type { BotSettings } from '../../src/shared/bot-settings.ts';
import { HOME } from './estate.ts';
import { quiet } from './world.ts';

export const APP_ID = 'bb000000-0000-4000-8000-000000000001';
export const ISSUER = 'https://api.botframework.com';

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: Record<string, unknown>;
}

const listen = (app: express.Express): Promise<{ server: Server; origin: string }> =>
  new Promise((resolve) => {
    const server = createServer(app).listen(0, '127.0.0.1', () => {
      resolve({ server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
    });
  });

const newKey = async (kid: string, endorsements: string[]) => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(pair.publicKey);
  return { pair, jwk: { ...jwk, kid, use: 'sig', alg: 'RS256', endorsements } };
};

// Making keys takes longer than most tests: these are enough for all of them.
const sharedKeys = Promise.all([
  newKey('teams', ['msteams']),
  newKey('directline', ['directline']),
  newKey('teams', ['msteams']),
]);

export async function startBotHost(
  inbound: Partial<Inbound> = {},
  { sendWithinMs }: { sendWithinMs?: number } = {},
) {
  const [teams, other, stranger] = await sharedKeys;
  let fetched = 0;
  let hangs = false;
  let refusesTokens = false;
  const sent: Sent[] = [];
  const answers: Array<{
    status: number;
    headers?: Record<string, string>;
    code?: string;
    body?: unknown;
  }> = [];

  const world = express();
  world.use(express.json());
  world.get('/openid/metadata', (request, response) => {
    fetched += 1;
    const origin = `http://${request.get('host')}`;
    response.json({
      issuer: ISSUER,
      jwks_uri: `${origin}/openid/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    });
  });
  world.get('/openid/keys', (_request, response) => {
    fetched += 1;
    response.json({ keys: [teams.jwk, other.jwk] });
  });
  world.post('/:tenant/oauth2/v2.0/token', (_request, response) => {
    if (refusesTokens) response.status(401).json({ error: 'invalid_client' });
    // Never kept: the bot asks again for each call.
    else response.json({ access_token: 'bot-token', expires_in: 300, token_type: 'Bearer' });
  });
  world.use('/connector', (request, response) => {
    sent.push({ method: request.method, path: request.path, body: request.body });
    if (hangs) return;
    const answer = answers.shift();
    if (answer) {
      response
        .status(answer.status)
        .set(answer.headers ?? {})
        .json(answer.body ?? { error: { code: answer.code ?? 'No' } });
    } else response.status(201).json({ id: `sent-${sent.length}` });
  });
  const { server: worldServer, origin } = await listen(world);

  const bot: BotSettings = {
    appId: APP_ID,
    tenantId: HOME,
    openIdMetadataUrl: `${origin}/openid/metadata`,
    serviceOrigins: [origin],
    defaultServiceUrl: `${origin}/connector`,
    issuer: ISSUER,
    oauthScope: ISSUER,
    oauthUrl: `${origin}/token-service`,
    loginUrl: `${origin}/login`,
  };
  const saved = new Map<string, Conversation>();
  const conversations = {
    save: async (conversation: Conversation) => {
      const known = saved.has(accountKey(conversation));
      saved.set(accountKey(conversation), conversation);
      return !known;
    },
    find: async (account: { tenantId: string; objectId: string }) => saved.get(accountKey(account)),
  };
  const silent: Inbound = {
    onMessage: async () => ({ text: 'heard' }),
    onAction: async () => ({ message: 'pressed' }),
    onDialogOpen: async () => ({ message: 'opened' }),
    onDialogSubmit: async () => ({ close: true }),
    onSearch: async () => [],
    onInstalled: async () => ({ text: 'welcome' }),
    onReached: async () => {},
    ...inbound,
  };
  const botToken = serviceToken({
    authorityHost: origin,
    tenantId: HOME,
    clientId: APP_ID,
    tokenExchangeAudience: '',
    credential: undefined,
    scope: `${ISSUER}/.default`,
  });
  const adapter = createBotAdapter(bot, botToken);
  const tenantKeys = createTenantKeys(`${origin}/entra`, quiet);
  const keys = createSigningKeys(bot.openIdMetadataUrl, quiet);
  await keys.load();
  const turns: string[] = [];
  const server = createBotServer({
    adapter,
    app: createBotApplication({
      adapter,
      appId: APP_ID,
      inbound: silent,
      conversations,
      signIns: createSignIns({
        service: createTokenService(adapter, { appId: APP_ID, connection: 'sign-in' }),
        rules: { appId: APP_ID, keys: tenantKeys, clock: { now: () => Date.now() } },
        connection: 'sign-in',
        log: quiet,
      }),
      log: quiet,
    }),
    keys,
    rules: bot,
    log: quiet,
    notReady: () => undefined,
    onTurn: (change, waitedFor) => turns.push(`${change} ${waitedFor}`),
  });
  const { server: botServer, origin: botOrigin } = await listen(server);
  const serviceUrl = `${origin}/connector`;

  const claims = (change: Record<string, unknown> = {}) => {
    const now = Math.floor(Date.now() / 1000);
    return {
      iss: ISSUER,
      aud: APP_ID,
      serviceurl: serviceUrl,
      iat: now,
      nbf: now,
      exp: now + 3600,
      ...change,
    };
  };
  const sign = (
    payload: Record<string, unknown>,
    { key = teams.pair.privateKey, header = {} as Record<string, unknown>, kid = 'teams' } = {},
  ) => new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid, ...header }).sign(key);

  return {
    serviceUrl,
    sent,
    answers,
    saved,
    /** `1 true`: one began whose answer somebody waits for. */
    turns,
    hang: () => {
      hangs = true;
    },
    refuseTokens: () => {
      refusesTokens = true;
    },
    roster: createRoster({ adapter, ...bot, log: quiet }),
    courier: createCourier({
      connector: createConnector(APP_ID, botToken),
      conversations,
      ...bot,
      ...(sendWithinMs !== undefined && { sendWithinMs }),
    }),
    publicKeyOfTeams: teams.jwk,
    keyOfDirectLine: other.pair.privateKey,
    keyOfStranger: stranger.pair.privateKey,
    get fetched() {
      return fetched;
    },
    claims,
    sign,
    goodToken: () => sign(claims()),
    activity: (change: Record<string, unknown> = {}) => ({
      type: 'message',
      id: '1',
      text: 'hello',
      channelId: 'msteams',
      serviceUrl,
      from: { id: '29:em', aadObjectId: 'a0000000-0000-4000-8000-000000000001', name: 'Em' },
      conversation: { id: 'a:em', conversationType: 'personal', tenantId: HOME },
      recipient: { id: `28:${APP_ID}`, name: 'Drawbridge' },
      channelData: { tenant: { id: HOME } },
      locale: 'en-GB',
      ...change,
    }),
    async post(body: unknown, token?: string) {
      const response = await fetch(`${botOrigin}/api/messages`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token !== undefined && { authorization: token }),
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      const text = await response.text();
      return {
        status: response.status,
        type: response.headers.get('content-type') ?? '',
        text,
        json: () => JSON.parse(text) as Record<string, never>,
      };
    },
    async stop() {
      keys.stop();
      await Promise.all(
        [worldServer, botServer].map(
          (item) =>
            new Promise((resolve) => {
              item.closeAllConnections();
              item.close(resolve);
            }),
        ),
      );
    },
  };
}

export type BotHost = Awaited<ReturnType<typeof startBotHost>>;
