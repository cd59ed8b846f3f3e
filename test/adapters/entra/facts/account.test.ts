// What Graph shows of an account tells where it is at home; a mail address alone does not.
import { expect, test } from 'vitest';
import { toAccount } from '../../../../src/adapters/entra/facts/account.ts';

const TENANT = '106e3db9-a098-48e8-8c68-a063cca60ee9';
const foreign = [{ signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null }];

test.each([
  [
    'a guest whose name carries the address',
    { userPrincipalName: 'alex_contoso.com#EXT#@fabrikam.com', mail: 'other@contoso.com' },
    { external: true, homeAddress: 'alex@contoso.com' },
  ],
  [
    'a guest under another name',
    { userPrincipalName: 'alex@fabrikam.com', mail: 'alex@contoso.com', identities: foreign },
    { external: true, homeAddress: null },
  ],
  [
    'a synchronised member',
    { userPrincipalName: 'alex_contoso.com#EXT#@fabrikam.com', userType: 'Member' },
    { external: true, userType: 'member', homeAddress: 'alex@contoso.com' },
  ],
  [
    'an account of the tenant',
    { userPrincipalName: 'ines@fabrikam.com', mail: 'ines@fabrikam.com' },
    { external: false, homeAddress: null },
  ],
])('%s', (_what, user, expected) => {
  expect(toAccount(TENANT, { id: 'A', ...user })).toMatchObject(expected);
});

test('an account of an agent is told by the identity behind it, and nobody else is one', () => {
  const user = { id: 'A', userType: 'Member', accountEnabled: true };
  expect(toAccount(TENANT, { ...user, identityParentId: 'b' } as never).agent).toBe(true);
  expect(toAccount(TENANT, { ...user, identityParentId: null } as never)).not.toHaveProperty(
    'agent',
  );
  expect(toAccount(TENANT, user as never)).not.toHaveProperty('agent');
});
