// Whether users that a partner synchronises are accepted: allowed, or stopped.
import type { AnyChange, ChangeRules } from './change-rules.ts';

export interface SynchroniseUsers extends AnyChange {
  readonly type: 'synchronise-users';
  readonly partnerId: string;
  readonly allowed: boolean;
}

const partOf = ({ tenantId, partnerId }: SynchroniseUsers, as: 'allowed' | 'stopped'): string =>
  `sync/${tenantId}/${partnerId}/${as}`;

export const synchroniseUsers: ChangeRules<SynchroniseUsers> = {
  key: ({ tenantId, partnerId }) => `sync/${tenantId}/${partnerId}`,
  // Being stopped is no absence of being allowed: whoever asked for it holds that.
  parts: (change) => [partOf(change, change.allowed ? 'allowed' : 'stopped')],
  // To stop it means to write over what was allowed.
  beside: (change) => (change.allowed ? [] : [partOf(change, 'allowed')]),
  gives: ({ allowed }) => allowed,
  // A separation stops it in a step of its own.
  barredBy: (change) => (change.allowed ? [partOf(change, 'stopped')] : []),
  /** https://learn.microsoft.com/graph/api/crosstenantaccesspolicyconfigurationpartner-put-identitysynchronization */
  byHand: ({ partnerId, allowed }) => ({
    graph: allowed
      ? [
          {
            method: 'PUT',
            path: `/policies/crossTenantAccessPolicy/partners/${partnerId}/identitySynchronization`,
            body: { userSyncInbound: { isSyncAllowed: false } },
          },
        ]
      : [],
    portal: `External Identities > Cross-tenant access settings > Organizational settings > ${partnerId} > Inbound access > Cross-tenant sync`,
    mind: allowed
      ? 'Users who are there already stay.'
      : 'It stops synchronization, so that nothing is open because of it.',
  }),
  impersonal: ({ partnerId, allowed }) => ({ partnerId, allowed }),
  looks: ({ tenantId, partnerId }) => [{ fact: 'partner-policy', tenantId, partnerId }],
};
