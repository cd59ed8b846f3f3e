// Tokens: as cached, and a fresh one as soon as one is refused.
import type { AccessToken, GetTokenOptions, TokenCredential } from '@azure/identity';
import { expect, test } from 'vitest';
import { claimsIn, createTokenSource } from '../../../../src/adapters/entra/graph/token-source.ts';

/** Gives one token for ever, unless it is new or asked with claims. */
function credentials() {
  const asked: Array<{ credential: number; claims: string | undefined }> = [];
  let made = 0;
  const next = (): TokenCredential => {
    made += 1;
    const credential = made;
    let cached = `${credential}`;
    return {
      async getToken(_: string | string[], { claims }: GetTokenOptions = {}): Promise<AccessToken> {
        asked.push({ credential, claims });
        if (claims) cached = `${credential} with claims`;
        return { token: cached, expiresOnTimestamp: 0 };
      },
    };
  };
  return { asked, next };
}

const CLAIMS = '{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}';
const CHALLENGE = `Bearer realm="", error="insufficient_claims", claims="${Buffer.from(CLAIMS).toString('base64')}"`;

test('a refused token is replaced once, however many calls were refused with it', async () => {
  const { asked, next } = credentials();
  const tokens = createTokenSource(next, 'scope');
  const old = await tokens.get();
  tokens.refused(old);
  tokens.refused(old);
  const fresh = await tokens.get();
  tokens.refused(old);
  expect([old, fresh, await tokens.get()]).toEqual(['1', '2', '2']);
  expect(asked).toHaveLength(3);
});

test('the claims of a challenge are passed on, once', async () => {
  const { asked, next } = credentials();
  const tokens = createTokenSource(next, 'scope');
  tokens.refused(await tokens.get(), CHALLENGE);
  expect(await tokens.get()).toBe('1 with claims');
  expect(await tokens.get()).toBe('1 with claims');
  expect(asked.map(({ claims }) => claims)).toEqual([undefined, CLAIMS, undefined]);
});

test('claims are read from a challenge that has any', () => {
  expect(claimsIn(CHALLENGE)).toBe(CLAIMS);
  expect(claimsIn('Bearer realm="", client_id="x"')).toBeUndefined();
  expect(claimsIn('Bearer claims="bm90aGluZw=="')).toBeUndefined();
  expect(claimsIn(null)).toBeUndefined();
});

test('a young token is not doubted', async () => {
  const { next } = credentials();
  const tokens = createTokenSource(next, 'scope');
  const token = await tokens.get();
  tokens.doubt();
  expect(await tokens.get()).toBe(token);
});
