// What each identity asks for in a tenant, and the harmless read that proves a permission.

export interface AskedPermission {
  readonly operations: readonly string[];
}

export interface AskedIdentity {
  readonly purpose: string;
  readonly permissions: Readonly<Record<string, AskedPermission>>;
}

/** By the name of the identity, as infra/graph-permissions.json has it. */
export type AskedPermissions = Readonly<Record<string, AskedIdentity>>;

/** The identities that a tenant with these kinds of access needs; the first two it always does. */
export const identitiesFor = (
  access: readonly string[],
  writersOf: Readonly<Record<string, readonly string[]>>,
): string[] => [
  ...new Set(['reader', 'remover', ...access.flatMap((kind) => writersOf[kind] ?? [])]),
];

export interface Probe {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly beta: boolean;
}

/** Belongs to nothing: whoever may read is told that it is not there, whoever may not is refused before. */
const NOTHING = '00000000-0000-0000-0000-000000000000';

/** One line instead of a page, and filters without which a list is refused. */
const QUERIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/users': { $select: 'id', $top: '1' },
  '/devices': { $select: 'id', $top: '1' },
  '/applications': { $select: 'id', $top: '1' },
  '/servicePrincipals': { $select: 'id', $top: '1' },
  '/auditLogs/signIns': { $top: '1' },
  '/auditLogs/directoryAudits': { $top: '1' },
  '/security/secureScores': { $top: '1' },
  '/security/incidents': { $top: '1' },
  '/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances': {
    $filter: `groupId eq '${NOTHING}'`,
  },
  '/identityGovernance/privilegedAccess/group/assignmentScheduleInstances': {
    $filter: `groupId eq '${NOTHING}'`,
  },
};
const RULES = '/policies/roleManagementPolicyAssignments';
const ONLY_BETA = ['/policies/b2bManagementPolicies'];

/** `undefined`: the permission only writes, and nothing is written to try it. */
export function probeOf(
  permission: string,
  { operations }: AskedPermission,
  tenantId: string,
): Probe | undefined {
  const reads = operations.flatMap((operation) => {
    const [method, path] = operation.split(' ');
    return method === 'GET' && path ? [path] : [];
  });
  const chosen =
    reads.find((path) => !path.includes('{') && path !== RULES) ??
    reads.find((path) => path !== RULES) ??
    reads[0];
  if (!chosen) return undefined;
  const path = chosen.replace("'{tenantId}'", `'${tenantId}'`).replaceAll(/\{[\w-]+\}/g, NOTHING);
  return { path, query: queryFor(permission, path), beta: ONLY_BETA.includes(path) };
}

function queryFor(permission: string, path: string): Readonly<Record<string, string>> {
  if (path !== RULES) return QUERIES[path] ?? {};
  return permission.endsWith('AzureADGroup')
    ? { $filter: `scopeId eq '${NOTHING}' and scopeType eq 'Group'` }
    : { $filter: "scopeId eq '/' and scopeType eq 'DirectoryRole'" };
}
