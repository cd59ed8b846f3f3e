// What an administrator reads when a directory says no: who, what, where, and what to do about it.
import { describe, expect, test } from 'vitest';
import { Broken } from '../../../../src/adapters/entra/graph/call.ts';
import { errorFrom, errorFromAnswer } from '../../../../src/adapters/entra/graph/errors.ts';
import { TooLong } from '../../../../src/adapters/entra/graph/gate.ts';
import { refusalIn } from '../../../../src/adapters/entra/graph/refusal.ts';
import { NoToken } from '../../../../src/adapters/entra/graph/token-source.ts';
import { DirectoryError } from '../../../../src/ports/directory-error.ts';

const reading = {
  tenantId: 'away',
  tenant: 'Fabrikam',
  identity: 'reader',
  reads: true,
  needs: 'User.Read.All',
};
const writing = {
  ...reading,
  identity: 'guests-writer',
  reads: false,
  needs: 'GroupMember.ReadWrite.All',
};

const refusal = (status: number, code: string, message = '', headers = {}) => ({
  status,
  headers: new Headers(headers),
  body: { error: { code, message } },
  requestId: 'graph-1',
});

const pimDenial = JSON.stringify({
  errorCode: 'PermissionScopeNotGranted',
  message: 'Authorization failed due to missing permission scope RoleManagement.Read.Directory.',
});

describe('an answer of Graph', () => {
  test.each([
    {
      answer: refusal(403, 'Authorization_RequestDenied', 'Insufficient privileges.'),
      trouble: 'forbidden',
      says: 'the reader has no User.Read.All in Fabrikam: grant it there',
    },
    {
      answer: refusal(403, 'Authorization_RequestDenied'),
      call: writing,
      trouble: 'forbidden',
      says: 'the guests-writer has no GroupMember.ReadWrite.All in Fabrikam: grant it there, unless it has it and what would change is protected',
    },
    {
      answer: refusal(403, 'UnknownError', pimDenial),
      trouble: 'forbidden',
      code: 'PermissionScopeNotGranted',
      says: 'the reader has no User.Read.All in Fabrikam: grant it there',
    },
    {
      answer: refusal(403, 'Authorization_IdentityNotFound'),
      trouble: 'no-consent',
      says: 'the reader is not known in Fabrikam (Authorization_IdentityNotFound): an administrator there has to grant consent to it',
    },
    {
      answer: refusal(400, 'AadPremiumLicenseRequired', 'The tenant needs to have P2.'),
      trouble: 'unlicensed',
      says: 'Fabrikam has no licence for this (AadPremiumLicenseRequired): The tenant needs to have P2',
    },
    {
      answer: refusal(
        403,
        'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
        "Neither tenant is B2C or tenant doesn't have premium license",
      ),
      trouble: 'unlicensed',
      says: "Fabrikam has no licence for this (Authentication_RequestFromNonPremiumTenantOrB2CTenant): Neither tenant is B2C or tenant doesn't have premium license",
    },
    {
      answer: refusal(401, 'InvalidAuthenticationToken'),
      trouble: 'forbidden',
      says: 'Fabrikam does not accept the sign-in of the reader (InvalidAuthenticationToken): see there whether it is disabled or blocked by Conditional Access',
    },
    {
      answer: refusal(404, 'Request_ResourceNotFound'),
      trouble: 'not-found',
      says: 'Fabrikam does not know that object',
    },
    {
      answer: refusal(429, 'TooManyRequests', '', { 'Retry-After': '40' }),
      trouble: 'throttled',
      says: 'Fabrikam asks to slow down: try again in 40 seconds',
    },
    {
      answer: refusal(503, 'ServiceUnavailable'),
      trouble: 'unavailable',
      says: 'Fabrikam does not answer',
    },
    {
      answer: refusal(503, 'ServiceUnavailable'),
      call: writing,
      trouble: 'ambiguous',
      says: 'Fabrikam did not say whether the change took effect',
    },
    {
      answer: refusal(400, 'Request_BadRequest', 'One\n  line only.'),
      call: writing,
      trouble: 'refused',
      says: 'Fabrikam refused: One line only',
    },
    {
      answer: { ...refusal(502, ''), body: '<html>' },
      trouble: 'unavailable',
      code: 'http-502',
      says: 'Fabrikam does not answer',
    },
  ])('$answer.status is $trouble: $says', (row) => {
    const { answer, call = reading, trouble, says } = row;
    const error = errorFromAnswer(call, answer);
    const code = row.code ?? refusalIn(answer).code;
    expect(error).toMatchObject({ trouble, tenantId: 'away', code, requestId: 'graph-1' });
    expect(error.message).toBe(says);
  });

  test('carries how long to stay away', () => {
    const answer = refusal(429, 'TooManyRequests', '', { 'Retry-After': '40' });
    expect(errorFromAnswer(writing, answer).retryAfterMs).toBe(40_000);
    const away = refusal(503, 'ServiceUnavailable', '', { 'Retry-After': '120' });
    expect(errorFromAnswer(writing, away)).toMatchObject({
      trouble: 'ambiguous',
      retryAfterMs: 120_000,
    });
  });
});

describe('no answer', () => {
  test.each([
    [reading, 'unavailable'],
    [writing, 'ambiguous'],
  ])('of a call %# is %s', (call, trouble) => {
    expect(errorFrom(call, new Broken('reset'))).toMatchObject({ trouble, code: 'no-answer' });
  });

  test('because the service is busy says how long it takes', () => {
    const error = errorFrom(reading, new TooLong(150_000)) as DirectoryError;
    expect(error).toMatchObject({ trouble: 'throttled', passing: true, retryAfterMs: 150_000 });
    expect(error.message).toBe('Fabrikam asks to slow down: try again in 3 minutes');
  });

  test('because it was given up changes nothing and may pass', () => {
    const error = errorFrom(writing, new Error('over'), AbortSignal.abort());
    expect(error).toMatchObject({ trouble: 'unavailable', code: 'given-up' });
  });

  test('because of a mistake of ours is no trouble of the directory', () => {
    const mistake = new TypeError('x is not a function');
    expect(errorFrom(reading, mistake)).toBe(mistake);
  });
});

describe('no token', () => {
  test.each([
    [700016, 'no-consent', 'an administrator there has to grant consent'],
    [65001, 'no-consent', 'an administrator there has to grant consent'],
    [7000229, 'no-consent', 'an administrator there has to grant consent'],
    [7000112, 'no-consent', 'an administrator there has to grant consent'],
    [7000222, 'forbidden', 'whoever runs Drawbridge has to renew it'],
    [700213, 'forbidden', 'whoever runs Drawbridge has to renew it'],
    [53003, 'forbidden', 'Conditional Access of Fabrikam blocks the reader'],
    [90002, 'forbidden', 'correct its id in the estate'],
    [90033, 'unavailable', 'got no token for Fabrikam'],
  ] as const)('AADSTS%d is %s', (number, trouble, words) => {
    const reason = new Error(
      `AADSTS${number}: something. Trace ID: 11111111-2222-3333-4444-555555555555 Correlation ID: x`,
    );
    const error = errorFrom(reading, new NoToken(reason)) as DirectoryError;
    expect(error).toBeInstanceOf(DirectoryError);
    expect(error).toMatchObject({
      trouble,
      code: `AADSTS${number}`,
      requestId: '11111111-2222-3333-4444-555555555555',
    });
    expect(error.message).toContain(words);
    expect(error.message).toContain('Fabrikam');
  });

  test('because nobody answered may pass', () => {
    const error = errorFrom(reading, new NoToken(new Error('ECONNREFUSED'))) as DirectoryError;
    expect(error).toMatchObject({ trouble: 'unavailable', code: 'no-token', passing: true });
  });
});
