// Who gets in: tokens as an attacker would shape them, and bodies that are no activities.
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAllowedService } from '../../../src/adapters/teams/guard/check-token.ts';
import { APP_ID, type BotHost, startBotHost } from '../../fakes/bot-host.ts';
import { AWAY, HOME } from '../../fakes/estate.ts';

let host: BotHost;
beforeAll(async () => {
  host = await startBotHost();
});
afterAll(() => host.stop());

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const bearer = async (token: Promise<string> | string) => `Bearer ${await token}`;
const REFUSED = { error: { code: 'Unauthorized', message: 'The request is not authorized.' } };

describe('tokens', () => {
  test('a token of the Bot Framework for this bot gets in and is answered', async () => {
    const answer = await host.post(host.activity(), await bearer(host.goodToken()));
    expect(answer.status).toBe(200);
    expect(host.sent.at(-1)?.body).toMatchObject({ text: 'heard' });
  });

  const entra = (tenant: string, version: string) =>
    version === '2.0'
      ? `https://login.microsoftonline.com/${tenant}/v2.0`
      : `https://sts.windows.net/${tenant}/`;

  const shapes: Array<[string, () => Promise<string | undefined>]> = [
    ['none', async () => undefined],
    ['an empty one', async () => 'Bearer '],
    ['another scheme', async () => 'Basic YTpi'],
    ['not a token at all', async () => 'Bearer x.y.z'],
    ['10,000 characters', async () => `Bearer ${'a'.repeat(10_000)}.b.c`],
    ['another audience', () => bearer(host.sign(host.claims({ aud: AWAY })))],
    ['several audiences', () => bearer(host.sign(host.claims({ aud: [APP_ID, AWAY] })))],
    ...[HOME, AWAY, 'd6d49420-f39b-4df7-a1dc-d59a935871db'].flatMap((tenant) =>
      ['1.0', '2.0'].map((ver): [string, () => Promise<string>] => [
        `Entra's v${ver} of tenant ${tenant.slice(0, 8)} that names our app as client and audience`,
        () =>
          bearer(
            host.sign(
              host.claims({
                iss: entra(tenant, ver),
                tid: tenant,
                ver,
                appid: APP_ID,
                azp: APP_ID,
              }),
            ),
          ),
      ]),
    ),
    [
      'a skill’s: another app that calls ours',
      () =>
        bearer(
          host.sign(host.claims({ iss: entra(HOME, '2.0'), tid: HOME, ver: '2.0', azp: AWAY })),
        ),
    ],
    [
      'one whose tenant is an object',
      () =>
        bearer(host.sign(host.claims({ iss: entra(HOME, '2.0'), tid: { $ne: 1 }, ver: '2.0' }))),
    ],
    [
      'the government’s issuer',
      () => bearer(host.sign(host.claims({ iss: 'https://api.botframework.us' }))),
    ],
    ['signed by a stranger', () => bearer(host.sign(host.claims(), { key: host.keyOfStranger }))],
    [
      'signed by a key that is not for Teams',
      () => bearer(host.sign(host.claims(), { key: host.keyOfDirectLine, kid: 'directline' })),
    ],
    ['an unknown key id', () => bearer(host.sign(host.claims(), { kid: 'nobody' }))],
    ['expired', () => bearer(host.sign(host.claims({ exp: Math.floor(Date.now() / 1000) - 400 })))],
    [
      'not valid yet',
      () => bearer(host.sign(host.claims({ nbf: Math.floor(Date.now() / 1000) + 4_000 }))),
    ],
    ['without an end', () => bearer(host.sign({ ...host.claims(), exp: undefined }))],
    [
      'an end that is a text',
      async () => {
        const body = base64(host.claims({ exp: '9999999999' }));
        return `Bearer ${base64({ alg: 'RS256', kid: 'teams' })}.${body}.AAAA`;
      },
    ],
    ['algorithm none', async () => `Bearer ${base64({ alg: 'none' })}.${base64(host.claims())}.`],
    [
      'algorithm none with a signature',
      async () => `Bearer ${base64({ alg: 'none', kid: 'teams' })}.${base64(host.claims())}.AAAA`,
    ],
    [
      'HMAC with the public key',
      async () => {
        const head = `${base64({ alg: 'HS256', kid: 'teams' })}.${base64(host.claims())}`;
        const secret = JSON.stringify(host.publicKeyOfTeams);
        return `Bearer ${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`;
      },
    ],
    [
      'a critical header',
      () => bearer(host.sign(host.claims(), { header: { crit: ['b64'], b64: true } })),
    ],
    [
      'another service URL than the activity’s',
      () => bearer(host.sign(host.claims({ serviceurl: 'https://smba.trafficmanager.net/x/' }))),
    ],
    ['no service URL', () => bearer(host.sign({ ...host.claims(), serviceurl: undefined }))],
  ];

  test.each(shapes)('%s: the same 401, and nothing is fetched', async (_what, token) => {
    const before = { fetched: host.fetched, sent: host.sent.length };
    const answer = await host.post(host.activity(), await token());
    expect(answer.status).toBe(401);
    expect(answer.json()).toEqual(REFUSED);
    expect(host.fetched).toBe(before.fetched);
    expect(host.sent.length).toBe(before.sent);
  });

  test.each(['directline', 'webchat', 'emulator', 'msteams '])(
    'the channel %j is not answered, even with a good token',
    async (channelId) => {
      const answer = await host.post(host.activity({ channelId }), await bearer(host.goodToken()));
      expect(answer.status).toBe(401);
      expect(answer.json()).toEqual(REFUSED);
    },
  );

  test('a signed service URL that is not on the list gets nothing', async () => {
    const serviceUrl = 'https://evil.example/';
    const token = await bearer(host.sign(host.claims({ serviceurl: serviceUrl })));
    expect((await host.post(host.activity({ serviceUrl }), token)).status).toBe(401);
  });

  test.each([
    ['https://smba.trafficmanager.net/emea/', true],
    ['https://smba.trafficmanager.net:443/emea/', true],
    ['http://smba.trafficmanager.net/emea/', false],
    ['https://smba.trafficmanager.net:8443/emea/', false],
    ['https://smba.trafficmanager.net.evil.example/', false],
    ['https://smba.trafficmanager.net@evil.example/', false],
    ['https://user@smba.trafficmanager.net/', false],
    ['smba.trafficmanager.net', false],
    ['', false],
  ])('the service URL %j is allowed: %s', (url, allowed) => {
    expect(isAllowedService(url, ['https://smba.trafficmanager.net'])).toBe(allowed);
  });
});

describe('bodies', () => {
  const bodies: Array<[string, unknown]> = [
    ['no JSON', '{"type":'],
    ['a number', '5'],
    ['null', 'null'],
    ['a list', '[]'],
    ['nothing in it', {}],
    ['a type that is a number', { type: 5 }],
    ['no sender', { ...activity(), from: undefined }],
    ['a sender without id', { ...activity(), from: {} }],
    ['no conversation', { ...activity(), conversation: undefined }],
    ['no service URL', { ...activity(), serviceUrl: undefined }],
    ['an empty service URL', { ...activity(), serviceUrl: '' }],
    ['a channel that is a list', { ...activity(), channelId: ['msteams'] }],
    ['no channel', { ...activity(), channelId: undefined }],
    ['a text that is an object', { ...activity(), text: { a: 1 } }],
    ['channel data that is a text', { ...activity(), channelData: 'x' }],
    ['300 kB', { ...activity(), text: 'x'.repeat(300_000) }],
  ];

  function activity() {
    return {
      type: 'message',
      channelId: 'msteams',
      serviceUrl: 'http://127.0.0.1:1/connector',
      from: { id: 'x' },
      conversation: { id: 'y' },
    };
  }

  test.each(bodies)('%s: an answer in JSON, and no stack', async (_what, body) => {
    const answer = await host.post(body, await bearer(host.goodToken()));
    expect([400, 413]).toContain(answer.status);
    expect(answer.type).toContain('application/json');
    expect(answer.text).not.toMatch(/node_modules|at .*\.(js|ts):/);
  });

  test('an activity without a tenant, or with two, is not acted on', async () => {
    const before = host.sent.length;
    const nobody = [
      { channelData: {}, conversation: { id: 'a', conversationType: 'personal' } },
      { channelData: { tenant: { id: AWAY } } },
      { from: { id: '29:x' } },
      { from: { id: '29:x', aadObjectId: 'not-a-guid' } },
    ];
    for (const change of nobody) {
      const answer = await host.post(host.activity(change), await bearer(host.goodToken()));
      expect(answer.status).toBe(200);
    }
    expect(host.sent.length).toBe(before);
  });
});
