// Finds the published permissions of an operation.
import { applicationsPermissions } from './applications.ts';
import { directoryPermissions } from './directory.ts';
import { entitlementPermissions } from './entitlement.ts';
import { groupPimPermissions } from './group-pim.ts';
import { groupsPermissions } from './groups.ts';
import { policiesPermissions } from './policies.ts';
import { protectionReads } from './protection-reads.ts';
import type { Published, PublishedEntry } from './published.ts';
import { rolesPermissions } from './roles.ts';
import { teamsPermissions } from './teams.ts';
import { tenantReads } from './tenant-reads.ts';
import { usersPermissions } from './users.ts';

export interface Permission {
  /** The least privileged, which a refusal names. */
  least: readonly string[];
  /** Any one of these is enough, the least privileged among them. */
  any: ReadonlySet<string>;
  /** Every one of these is needed besides. */
  all: readonly string[];
  delegatedOnly: boolean;
}

const published: Published = [
  ...usersPermissions,
  ...groupsPermissions,
  ...directoryPermissions,
  ...applicationsPermissions,
  ...rolesPermissions,
  ...policiesPermissions,
  ...groupPimPermissions,
  ...entitlementPermissions,
  ...teamsPermissions,
  ...protectionReads,
  ...tenantReads,
];

const intune = (access: string) =>
  ['Apps', 'Configuration', 'ManagedDevices', 'ServiceConfig'].map(
    (part) => `DeviceManagement${part}.${access}.All`,
  );
const SHORT: Record<string, string[]> = {
  '@intune-read': intune('Read'),
  '@intune-write': intune('ReadWrite'),
  '@agent-users': ['AgentIdUser.ReadWrite.All', 'AgentIdUser.ReadWrite.IdentityParentedBy'],
};

const words = (list: string | undefined) =>
  (list?.split(' ') ?? []).flatMap((name) => SHORT[name] ?? [name]);

const keyOf = (operation: string) => operation.replaceAll(/\{[^}]*\}/g, '{}');

const table = new Map<string, Permission>(
  published.flatMap((entry) =>
    entry.for.map((name): [string, Permission] => [keyOf(name), read(entry)]),
  ),
);

function read(entry: PublishedEntry): Permission {
  const least = words(entry.least);
  return {
    least,
    any: new Set([...least, ...words(entry.more)]),
    all: words(entry.all),
    delegatedOnly: entry.delegatedOnly ?? false,
  };
}

/** `undefined` for an operation that Microsoft does not document. Counts and casts follow their collection. */
export function permissionOf(method: string, path: string): Permission | undefined {
  const plain = path.replace(/\/\$count$/, '');
  const uncast = plain.replace(/\/graph\.\w+/, '');
  for (const one of [path, plain, uncast]) {
    const found = table.get(keyOf(`${method} ${one}`));
    if (found) return found;
  }
  return undefined;
}

export function isGranted(permission: Permission, roles: ReadonlySet<string>): boolean {
  if (permission.delegatedOnly) return false;
  const one = permission.any.size === 0 || [...permission.any].some((name) => roles.has(name));
  return one && permission.all.every((name) => roles.has(name));
}

/** Every permission name that some operation accepts. */
export const knownPermissions: ReadonlySet<string> = new Set(
  [...table.values()].flatMap((permission) => [...permission.any, ...permission.all]),
);

/** Every documented operation: method and path, keys written as `{id}`. */
export const documentedOperations: readonly string[] = published.flatMap((entry) => entry.for);
