// What a tenant needs on its way in, who may own it, and what a permission is tried with.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  type AskedIdentity,
  identitiesFor,
  probeOf,
} from '../../../src/domain/onboarding/asked-permissions.ts';
import { consentLink } from '../../../src/domain/onboarding/consent-link.ts';
import { personName, whyNotFirstOwner } from '../../../src/domain/onboarding/first-owner.ts';
import { isWhole } from '../../../src/domain/onboarding/permission-finding.ts';
import { DirectoryError, type DirectoryTrouble } from '../../../src/ports/directory-error.ts';
import type { IdentityCheck } from '../../../src/ports/identity-check.ts';
import { checkIdentity } from '../../../src/usecases/check-identity.ts';
import { estate as sampleEstate } from '../../fakes/estate.ts';

const TENANT = 'c1d0a7e4-6b3f-4e52-9a18-2f7b5d9e6c30';
const [sample] = sampleEstate().tenants;
if (!sample) throw new Error('The sample has no tenant.');
const tenant = sample;

describe('permissions', () => {
  const { identities } = JSON.parse(readFileSync('infra/graph-permissions.json', 'utf8')) as {
    identities: Record<string, AskedIdentity>;
  };

  test('each that reads is tried with a read, and none is tried with a write', () => {
    for (const [, { permissions }] of Object.entries(identities)) {
      for (const [name, asked] of Object.entries(permissions)) {
        const probe = probeOf(name, asked, TENANT);
        const reads = asked.operations.some((operation) => operation.startsWith('GET '));
        expect(probe !== undefined, name).toBe(reads);
        expect(probe?.path ?? '/', name).not.toContain('{');
      }
    }
  });

  test('a tenant needs the reader, the remover, and what its kinds write with', () => {
    const writers = { 'guest-access': ['guests-writer'], 'pim-eligibility': ['pim-writer'] };
    expect(identitiesFor([], writers)).toEqual(['reader', 'remover']);
    expect(identitiesFor(['pim-eligibility', 'guest-access', 'guest-access'], writers)).toEqual([
      'reader',
      'remover',
      'pim-writer',
      'guests-writer',
    ]);
  });

  const asked = {
    purpose: 'x',
    permissions: {
      'User.Read.All': { operations: ['GET /users'] },
      'User.Invite.All': { operations: ['POST /invitations'] },
    },
  };
  const answering = (
    roles: string[] | DirectoryTrouble,
    trouble?: DirectoryTrouble,
  ): IdentityCheck => {
    const fail = (why: DirectoryTrouble) => new DirectoryError(why, tenant.id, 'code', 'said');
    return {
      async roles() {
        if (!Array.isArray(roles)) throw fail(roles);
        return roles;
      },
      async probe() {
        if (trouble) throw fail(trouble);
      },
    };
  };
  const states = async (check: IdentityCheck) => {
    const found = await checkIdentity(check, tenant, 'reader', asked);
    return [found.signsIn, ...found.permissions.map(({ state }) => state)];
  };
  const BOTH = ['User.Read.All', 'User.Invite.All'];

  test('are held when the token names them and Graph does not refuse the read', async () => {
    expect(await states(answering(BOTH))).toEqual(['yes', 'held', 'held']);
    expect(await states(answering(BOTH, 'not-found'))).toEqual(['yes', 'held', 'held']);
    expect(await states(answering(BOTH, 'unlicensed'))).toEqual(['yes', 'idle', 'held']);
  });

  test('are missing when the token does not name them, or Graph refuses although it does', async () => {
    expect(await states(answering(['User.Read.All']))).toEqual(['yes', 'held', 'missing']);
    expect(await states(answering(BOTH, 'forbidden'))).toEqual(['yes', 'missing', 'held']);
    expect(await states(answering(BOTH, 'throttled'))).toEqual(['yes', 'unknown', 'held']);
  });

  test('without a token nothing is held, and why is told apart', async () => {
    expect(await states(answering('no-consent'))).toEqual(['absent']);
    expect(await states(answering('forbidden'))).toEqual(['refused']);
    expect(await states(answering('unavailable'))).toEqual(['unknown']);
    const found = await checkIdentity(answering('no-consent'), tenant, 'reader', asked);
    expect(isWhole(found)).toBe(false);
  });

  test('that nobody asks for are told', async () => {
    const check = answering([...BOTH, 'Directory.ReadWrite.All']);
    expect((await checkIdentity(check, tenant, 'reader', asked)).tooMuch).toEqual([
      'Directory.ReadWrite.All',
    ]);
  });
});

describe('the first owner', () => {
  const litware = { id: TENANT, displayName: 'Litware' };
  const nora = {
    tenantId: TENANT,
    objectId: 'x',
    displayName: 'Nora',
    userPrincipalName: 'nora@litware.example',
  };
  const GLOBAL = { roleId: '62e90394-69f5-4237-9190-012177145e10', scope: '/' };
  const why = (person: Partial<typeof nora>, ...roles: Array<typeof GLOBAL>) =>
    whyNotFirstOwner(litware, { ...nora, ...person }, roles)?.code;

  test('is an administrator of that very tenant, and nobody else', () => {
    expect(why({}, GLOBAL)).toBeUndefined();
    expect(why({})).toBe('no-administrator');
    expect(why({}, { ...GLOBAL, scope: '/administrativeUnits/1' })).toBe('no-administrator');
    expect(why({}, { ...GLOBAL, roleId: '4a5d8f65-41da-4de4-8968-e035b65339cf' })).toBe(
      'no-administrator',
    );
    expect(why({ tenantId: 'another' }, GLOBAL)).toBe('other-tenant');
    expect(why({ userPrincipalName: 'nora_other#EXT#@litware.example' }, GLOBAL)).toBe('guest');
  });

  test('gets a short name that nobody has', () => {
    expect(personName('Zoë O’Brien', [])).toBe('zoe.o.brien');
    expect(personName('Nora Lindqvist', ['nora.lindqvist'])).toBe('nora.lindqvist-2');
    expect(personName('李', [])).toBe('owner');
  });
});

test('a consent link is for one tenant, one identity and the default permissions', () => {
  const place = {
    authorityHost: 'https://login.microsoftonline.com',
    graphCanonicalUrl: 'https://graph.microsoft.com',
    redirectUri: 'https://login.microsoftonline.com/common/oauth2/nativeclient',
  };
  const link = new URL(consentLink(place, TENANT, 'client', 'state & more'));
  expect(link.pathname).toBe(`/${TENANT}/v2.0/adminconsent`);
  expect(Object.fromEntries(link.searchParams)).toEqual({
    client_id: 'client',
    scope: 'https://graph.microsoft.com/.default',
    redirect_uri: place.redirectUri,
    state: 'state & more',
  });
});
