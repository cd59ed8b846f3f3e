// What the ids in an estate stand for: groups, roles, people and the like, each in its tenant.
import type { DeclaredTenant } from '../../posture/declared.ts';
import type { Estate, Tenant } from '../estate.ts';

export type Sort =
  | 'group'
  | 'role'
  | 'unit'
  | 'account'
  /** By its application id. */
  | 'application'
  /** By the object id that it has in the tenant. */
  | 'enterprise-application'
  | 'package'
  | 'package-policy';

export interface Thing {
  readonly tenantId: string;
  readonly id: string;
  /** What it may be; the file does not always say. */
  readonly sorts: readonly Sort[];
}

const ANY: readonly Sort[] = ['account', 'group', 'role', 'enterprise-application', 'application'];

export const thingsIn = (estate: Estate): Thing[] => [
  ...estate.tenants.flatMap(offered),
  ...Object.entries(estate.posture.tenants ?? {}).flatMap(([id, one]) => declared(id, one)),
  ...pointedAt(estate),
];

function offered({ id: tenantId, offers }: Tenant): Thing[] {
  const are = (sort: Sort, ids: readonly string[]) =>
    ids.map((id): Thing => ({ tenantId, id, sorts: [sort] }));
  const places = offers.roles.map((role) => role.split(':'));
  return [
    ...are('group', [
      ...offers.groups,
      ...offers.sponsored,
      ...offers.openings.groups.map(({ id }) => id),
      ...offers.memberships.map(({ groupId }) => groupId),
      ...offers.applications.map(({ groupId }) => groupId),
    ]),
    ...are(
      'role',
      places.flatMap(([role]) => role ?? []),
    ),
    ...are(
      'unit',
      places.flatMap(([, unit]) => unit ?? []),
    ),
    ...are(
      'application',
      offers.openings.applications.map(({ id }) => id),
    ),
    ...are(
      'enterprise-application',
      offers.applications.map(({ applicationId }) => applicationId),
    ),
    ...are(
      'package',
      offers.packages.map(({ id }) => id),
    ),
    ...are(
      'package-policy',
      offers.packages.map(({ policy }) => policy),
    ),
  ];
}

function declared(tenantId: string, of: Partial<DeclaredTenant>): Thing[] {
  const are = (ids: readonly string[] = [], sorts: readonly Sort[] = ANY) =>
    ids.map((id): Thing => ({ tenantId, id, sorts }));
  return [
    ...are(of.emergencyAccounts, ['account']),
    ...are(of.allowedStanding),
    ...are(of.allowedServicePrincipals, ['enterprise-application', 'application']),
    ...are(of.declaredExclusions),
    ...are(of.awsApplications, ['enterprise-application', 'application']),
    ...are(of.googleApplications, ['enterprise-application', 'application']),
    ...are(of.exceptions?.flatMap(({ objects }) => objects)),
  ];
}

const OFFERABLE: readonly Sort[] = [
  ...ANY.filter((sort) => sort !== 'account'),
  ...(['unit', 'package', 'package-policy'] as const),
];
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** What rules name that no tenant offers, so that nothing tells what it is: it may be in any of theirs. */
export function namedByRules(estate: Estate): Thing[] {
  return estate.policies.flatMap(({ resources = [], tenants, kinds }) => {
    const ids = resources.flatMap((pattern) => pattern.match(ID) ?? []);
    const where = estate.tenants.filter(({ id, access }) =>
      tenants ? tenants.includes(id) : access.some((kind) => kinds.includes(kind)),
    );
    return ids.flatMap((id) =>
      where.map(({ id: tenantId }): Thing => ({ tenantId, id, sorts: OFFERABLE })),
    );
  });
}

/** Accounts of people and owners, and groups whose people decide or read: wherever they stand. */
function pointedAt(value: unknown): Thing[] {
  if (typeof value !== 'object' || value === null) return [];
  const { tenantId, objectId, groupId } = value as Readonly<Record<string, unknown>>;
  const here = (id: unknown, sort: Sort): Thing[] =>
    typeof tenantId === 'string' && typeof id === 'string' ? [{ tenantId, id, sorts: [sort] }] : [];
  return [
    ...here(objectId, 'account'),
    ...here(groupId, 'group'),
    ...Object.values(value).flatMap(pointedAt),
  ];
}
