// Which Conditional Access policies may stop people of other tenants who come in by B2B direct connect.
import { expect, test } from 'vitest';
import { readMfaForDirectConnect } from '../../../../src/adapters/entra/facts/conditional-access.ts';
import type { GraphClient } from '../../../../src/adapters/entra/graph/client.ts';

type Users = Readonly<Record<string, unknown>>;

const policy = (users: Users, more: Readonly<Record<string, unknown>> = {}) => ({
  id: '1',
  displayName: 'Policy',
  state: 'enabled',
  conditions: { users },
  grantControls: { operator: 'OR', builtInControls: ['mfa'] },
  ...more,
});
const read = (one: unknown) =>
  readMfaForDirectConnect({
    list: async () => ({ body: [one], requestId: 'r' }),
  } as unknown as GraphClient);

const direct = { guestOrExternalUserTypes: 'internalGuest,b2bDirectConnectUser' };
const guests = { guestOrExternalUserTypes: 'b2bCollaborationGuest' };

test.each([
  ['everybody', policy({ includeUsers: ['All'] }), true],
  ['guests and external people', policy({ includeUsers: ['GuestsOrExternalUsers'] }), true],
  ['people who come in that way', policy({ includeGuestsOrExternalUsers: direct }), true],
  ['guests of another kind', policy({ includeGuestsOrExternalUsers: guests }), false],
  ['somebody by name', policy({ includeUsers: ['7a2c9c31-0d0b-46ab-9a2d-3b51c3c52201'] }), false],
  [
    'everybody but them',
    policy({ includeUsers: ['All'], excludeGuestsOrExternalUsers: direct }),
    false,
  ],
  [
    'everybody, by the strength of authentication',
    policy({ includeUsers: ['All'] }, { grantControls: { authenticationStrength: { id: '2' } } }),
    true,
  ],
  [
    'everybody, for a compliant device alone',
    policy({ includeUsers: ['All'] }, { grantControls: { builtInControls: ['compliantDevice'] } }),
    false,
  ],
  [
    'everybody, and only reports',
    policy({ includeUsers: ['All'] }, { state: 'enabledForReportingButNotEnforced' }),
    false,
  ],
])('a policy for %s', async (_, one, counts) => {
  expect(await read(one)).toEqual(counts ? ['Policy'] : []);
});
