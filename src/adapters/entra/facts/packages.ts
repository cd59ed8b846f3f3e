// Reads an access package: its catalog, and the roles that everybody gets who holds it.
import type {
  AccessPackageCatalog,
  AccessPackageResourceRole,
  AccessPackageResourceRoleScope,
  AccessPackageResourceScope,
  Group as GraphGroup,
  AccessPackage as GraphPackage,
} from '@microsoft/microsoft-graph-types';
import type { AccessPackage, FactValues, PackageRole } from '../../../domain/facts.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { fingerprint } from '../../../shared/hash.ts';
import type { GraphClient } from '../graph/client.ts';
import { readEnterpriseApplication } from './enterprise-applications.ts';
import { readGroup } from './groups.ts';

export const ENTITLEMENT = '/identityGovernance/entitlementManagement';
export const NEEDS = 'EntitlementManagement.Read.All';
const WITH_ROLES = 'catalog,resourceRoleScopes($expand=role,scope)';

/** Newer than the published types. */
type Role = AccessPackageResourceRole & { readonly type?: string | null };
type RoleScope = Omit<AccessPackageResourceRoleScope, 'role'> & { readonly role?: Role | null };
type ReadPackage = Omit<GraphPackage, 'resourceRoleScopes'> & {
  readonly resourceRoleScopes?: readonly RoleScope[];
  readonly 'resourceRoleScopes@odata.nextLink'?: string;
  readonly catalog?: AccessPackageCatalog | null;
};

/** https://learn.microsoft.com/graph/api/accesspackage-list-resourcerolescopes; null when there is none. */
export async function readPackage(
  graph: GraphClient,
  tenantId: string,
  packageId: string,
  signal?: AbortSignal,
): Promise<AccessPackage | null> {
  const body = await getPackage(graph, tenantId, packageId, signal);
  if (!body) return null;
  const { catalog } = body;
  return {
    tenantId,
    id: packageId,
    displayName: body.displayName ?? packageId,
    description: body.description ?? '',
    hidden: body.isHidden === true,
    catalog: {
      displayName: catalog?.displayName ?? '',
      published: catalog?.state === 'published',
      externallyVisible: catalog?.isExternallyVisible === true,
    },
    roles: await Promise.all(rolesIn(body).map((role) => readRole(graph, tenantId, role, signal))),
    contents: contentsOf(body),
  };
}

/** Whether the package gives the same as before, told without reading what its roles are about. */
export async function readContents(
  graph: GraphClient,
  tenantId: string,
  packageId: string,
  signal?: AbortSignal,
): Promise<string | null> {
  const body = await getPackage(graph, tenantId, packageId, signal);
  return body && contentsOf(body);
}

async function getPackage(
  graph: GraphClient,
  tenantId: string,
  packageId: string,
  signal?: AbortSignal,
): Promise<ReadPackage | null> {
  try {
    const { body } = await graph.get<ReadPackage>(
      `${ENTITLEMENT}/accessPackages/${encodeURIComponent(packageId)}`,
      { needs: NEEDS, query: { $expand: WITH_ROLES }, signal },
    );
    // Half of what a package gives would be taken for the whole, and judged as that.
    if (body['resourceRoleScopes@odata.nextLink']) {
      throw new DirectoryError(
        'unavailable',
        tenantId,
        'broken-list',
        'it does not show everything that is in the access package',
      );
    }
    return body;
  } catch (error) {
    if (error instanceof DirectoryError && error.trouble === 'not-found') return null;
    throw error;
  }
}

const rolesIn = ({ resourceRoleScopes }: ReadPackage): readonly RoleScope[] =>
  resourceRoleScopes ?? [];

const contentsOf = (body: ReadPackage): string =>
  fingerprint(
    rolesIn(body)
      .map(({ role, scope }) =>
        [scope?.originSystem, scope?.originId, role?.originId].join('|').toLowerCase(),
      )
      .sort(),
  );

const PLAIN_KINDS: Readonly<Record<string, PackageRole['kind']>> = {
  sharepointonline: 'site',
  directoryrole: 'directory-role',
};

async function readRole(
  graph: GraphClient,
  tenantId: string,
  { role, scope }: RoleScope,
  signal?: AbortSignal,
): Promise<PackageRole> {
  const id = (scope?.originId ?? '').toLowerCase();
  const system = (scope?.originSystem ?? role?.originSystem ?? '').toLowerCase();
  const base = {
    id,
    role: role?.displayName ?? 'Member',
    roleAssignable: false,
    fixed: false,
    application: null,
  };
  if (system === 'aadgroup') {
    const group = await readGroup(graph, tenantId, id, signal);
    return {
      ...base,
      kind: 'group',
      name: group?.displayName ?? null,
      roleAssignable: group?.roleAssignable ?? false,
      fixed:
        group !== null &&
        (group.dynamic || group.synchronised || group.keptByExchange || group.managementRestricted),
    };
  }
  if (system === 'aadapplication') {
    const found = await readEnterpriseApplication(graph, tenantId, id, signal);
    const own = found?.roles.find((one) => one.id === role?.originId?.toLowerCase());
    // Without a role of its own an application has the default one, which is for people.
    const forPeople =
      own?.forPeople !== false && !/^(application|delegated)$/i.test(role?.type ?? '');
    return {
      ...base,
      kind: 'application',
      name: found?.displayName ?? null,
      application: found && { appId: found.appId, publisher: found.publisher, forPeople },
    };
  }
  return { ...base, kind: PLAIN_KINDS[system] ?? 'other', name: plainName(scope, role) };
}

/** The one scope of a resource is called `Root`, which tells nobody anything. */
const plainName = (
  scope: AccessPackageResourceScope | null | undefined,
  role: Role | null | undefined,
): string =>
  (scope?.displayName !== 'Root' && scope?.displayName) ||
  scope?.originId ||
  role?.displayName ||
  'something';

/**
 * https://learn.microsoft.com/graph/api/accesspackage-list-incompatibleaccesspackages
 * https://learn.microsoft.com/graph/api/accesspackage-list-incompatiblegroups
 * What another package says about this one binds those who ask for the other one.
 */
export async function readConflicts(
  graph: GraphClient,
  packageId: string,
  signal?: AbortSignal,
): Promise<FactValues['package-conflicts']> {
  const of = `${ENTITLEMENT}/accessPackages/${encodeURIComponent(packageId)}`;
  const options = { needs: NEEDS, signal };
  const [packages, groups] = await Promise.all([
    graph.list<GraphPackage>(`${of}/incompatibleAccessPackages`, options),
    graph.list<GraphGroup>(`${of}/incompatibleGroups`, options),
  ]);
  return { packages: packages.body.map(named), groups: groups.body.map(named) };
}

const named = ({ id, displayName }: { id?: string; displayName?: string | null }) => ({
  id: (id ?? '').toLowerCase(),
  displayName: displayName ?? id ?? '',
});
