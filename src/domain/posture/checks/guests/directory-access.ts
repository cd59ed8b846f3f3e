// GST-01: what guests may see in the directory.
import { type TenantCheck, withFacts } from '../../check.ts';
import { hedged } from '../../hedge.ts';
import type { PostureState } from '../../result.ts';
import { setting } from './setting.ts';

/** https://learn.microsoft.com/entra/identity/users/users-restrict-guest-permissions */
const GUEST_ROLES: Readonly<Record<string, readonly [PostureState, string]>> = {
  '2af84b1e-32c8-42b7-82bc-daa82404023b': [
    'pass',
    'guests see only their own entry (restricted access)',
  ],
  '10dae51f-b6af-4016-8d66-8c2a99b929b3': [
    'pass',
    'guests see some properties of others and the groups they are in (limited access)',
  ],
  'a0b1b346-4d3e-4e8b-98f8-753987be4970': ['fail', 'guests see as much as members'],
};

export const guestDirectoryAccess: TenantCheck = {
  id: 'GST-01',
  title: 'Guests have restricted directory access',
  area: 'guests',
  kind: 'check',
  scope: 'tenant',
  severity: 'medium',
  appliesTo: 'all',
  reads: ['authorizationPolicy'],
  why: 'A guest who may read the directory as a member does has the names, groups and managers of everybody: all that is needed for a convincing mail.',
  remediation: 'Set the access of guest users to the most restrictive level.',
  words: [
    'guest permissions',
    'guest user access',
    'what can guests see',
    'guest directory access',
    'restricted guests',
  ],
  assess: (view) =>
    withFacts(view, ['authorizationPolicy'], ({ authorizationPolicy: { guestUserRoleId } }) => {
      const [state, reason] = GUEST_ROLES[guestUserRoleId?.toLowerCase() ?? ''] ?? [
        'unknown',
        guestUserRoleId
          ? `guests have an access level that is not known (${guestUserRoleId})`
          : 'which access guests have is not said',
      ];
      return hedged(view, ['authorizationPolicy'], 'every', {
        state,
        reason,
        evidence: [setting('guestUserRoleId', guestUserRoleId ?? 'not said', state === 'pass')],
      });
    }),
};
