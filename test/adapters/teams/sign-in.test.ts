// A fresh sign-in as Teams brings it: which tokens are believed, and what Teams is asked.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  checkSignIn,
  type SignInRules,
} from '../../../src/adapters/teams/sign-in/check-sign-in.ts';
import { createTenantKeys } from '../../../src/adapters/teams/sign-in/tenant-keys.ts';
import { quiet } from '../../fakes/world.ts';

const BOT = 'bb000000-0000-4000-8000-000000000001';
const TENANT = '0b7ad8a3-c551-4bf1-9157-7f2a01302770';
const OTHER_TENANT = '106e3db9-a098-48e8-8c68-a063cca60ee9';
const PERSON = '1a7d0f6e-8a53-4b0f-a2de-50e0f0a10002';
const TEAMS = '1fec8e78-bce4-4aaf-ab1b-5451cc387264';

const NOW = Date.now();
const seconds = Math.floor(NOW / 1_000);
const who = { tenantId: TENANT, objectId: PERSON };

let server: Server;
let origin: string;
let asked: string[] = [];
let rules: SignInRules;
let tenantKey: CryptoKey;
let strangersKey: CryptoKey;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256');
  tenantKey = pair.privateKey;
  strangersKey = (await generateKeyPair('RS256')).privateKey;
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k', use: 'sig' };
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('content-type', 'application/json');
    const keys = request.url?.endsWith('/keys');
    response.end(JSON.stringify(keys ? { keys: [jwk] } : { jwks_uri: `${origin}/keys` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // The product's clock may be days ahead of the time in which tokens live.
  const clock = { now: () => Date.now() + 86_400_000 };
  rules = { appId: BOT, keys: createTenantKeys(origin, quiet), clock };
});
afterAll(() => {
  rules.keys.stop();
  server.close();
});

const claims = () => ({
  iss: `${origin}/${TENANT}/v2.0`,
  aud: BOT,
  azp: TEAMS,
  tid: TENANT,
  oid: PERSON,
  scp: 'access_as_user',
  auth_time: seconds - 30,
  acrs: ['c1'],
  iat: seconds,
  exp: seconds + 3_600,
});
const token = (change: Record<string, unknown> = {}, key = tenantKey, header = {}) =>
  new SignJWT({ ...claims(), ...change })
    .setProtectedHeader({ alg: 'RS256', kid: 'k', ...header })
    .sign(key);

test('a token of the person, made by their tenant for this bot', async () => {
  const proof = await checkSignIn(await token(), who, rules);
  expect(proof).toMatchObject({
    signIn: { account: who, mark: String(seconds - 30), contexts: ['c1'] },
  });
  const { signIn } = proof as Extract<typeof proof, { signIn: unknown }>;
  expect(Math.abs((signIn.signedInAt ?? 0) - (NOW - 30_000 + 86_400_000))).toBeLessThan(5_000);
});

test('without the optional claim nothing says when they signed in', async () => {
  const proof = await checkSignIn(await token({ auth_time: undefined }), who, rules);
  expect(proof).toMatchObject({ signIn: { account: who } });
  expect(proof).not.toHaveProperty('signIn.signedInAt');
});

describe('refused', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['for another application', { aud: 'cc000000-0000-4000-8000-000000000001' }, 'CLAIM'],
    ['of another person', { oid: 'cc000000-0000-4000-8000-000000000002' }, 'person'],
    ['that names another tenant', { tid: OTHER_TENANT }, 'person'],
    ['of an application', { scp: undefined, roles: ['x'] }, 'CLAIM'],
    ['that says it is of an application', { idtyp: 'app' }, 'application'],
    ['got by another client', { azp: 'cc000000-0000-4000-8000-000000000003' }, 'client'],
    ['that has expired', { exp: seconds - 120 }, 'EXPIRED'],
    ['without an end', { exp: undefined }, 'CLAIM'],
  ])('a token %s', async (_what, change, why) => {
    const proof = await checkSignIn(await token(change), who, rules);
    expect(proof).toMatchObject({ none: 'not-valid', why: expect.stringContaining(why) });
  });

  test('a token that somebody else signed', async () => {
    const proof = await checkSignIn(await token({}, strangersKey), who, rules);
    expect(proof).toMatchObject({ none: 'not-valid' });
  });

  test('words that are no token, and tokens with another algorithm', async () => {
    expect(await checkSignIn('hello', who, rules)).toMatchObject({ none: 'not-valid' });
    const none = `${Buffer.from('{"alg":"none","kid":"k"}').toString('base64url')}.e30.`;
    expect(await checkSignIn(none, who, rules)).toMatchObject({ none: 'not-valid' });
    expect(await checkSignIn('x'.repeat(9_000), who, rules)).toMatchObject({ none: 'not-valid' });
  });

  test('another issuer, before anything is fetched from anywhere', async () => {
    asked = [];
    const elsewhere = await token({ iss: `https://evil.example/${TENANT}/v2.0` });
    expect(await checkSignIn(elsewhere, who, rules)).toMatchObject({ why: 'issuer' });
    const other = await token({ iss: `${origin}/${OTHER_TENANT}/v2.0` });
    expect(await checkSignIn(other, who, rules)).toMatchObject({ why: 'issuer' });
    expect(asked).toEqual([]);
  });

  test('when the keys of the tenant cannot be read, that is said', async () => {
    const keys = createTenantKeys('http://127.0.0.1:9', quiet);
    const away = await token({ iss: `http://127.0.0.1:9/${TENANT}/v2.0` });
    expect(await checkSignIn(away, who, { ...rules, keys })).toEqual({ none: 'unavailable' });
    keys.stop();
  });
});
