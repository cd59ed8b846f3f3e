// Whether an identity can do in a tenant what it is for: its token, each permission, and a read that proves it.
import type { Tenant } from '../domain/estate/estate.ts';
import { type AskedIdentity, probeOf } from '../domain/onboarding/asked-permissions.ts';
import type {
  IdentityFinding,
  PermissionFinding,
} from '../domain/onboarding/permission-finding.ts';
import { DirectoryError } from '../ports/directory-error.ts';
import type { IdentityCheck } from '../ports/identity-check.ts';

export async function checkIdentity(
  check: IdentityCheck,
  tenant: Tenant,
  identity: string,
  asked: AskedIdentity,
): Promise<IdentityFinding> {
  let roles: readonly string[];
  try {
    roles = await check.roles(tenant, identity);
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    const signsIn =
      error.trouble === 'no-consent' ? 'absent' : error.passing ? 'unknown' : 'refused';
    return { identity, signsIn, said: error.message, permissions: [], tooMuch: [] };
  }
  const names = Object.keys(asked.permissions);
  const permissions = await Promise.all(
    names.map((permission): PermissionFinding | Promise<PermissionFinding> => {
      if (!roles.includes(permission)) {
        const said = `the ${identity} has no ${permission} in ${tenant.displayName}: an administrator there has to grant it`;
        return { permission, state: 'missing', by: 'token', said };
      }
      return tried(check, tenant, identity, permission, asked);
    }),
  );
  const tooMuch = roles.filter((role) => !names.includes(role));
  return { identity, signsIn: 'yes', permissions, tooMuch };
}

async function tried(
  check: IdentityCheck,
  tenant: Tenant,
  identity: string,
  permission: string,
  { permissions }: AskedIdentity,
): Promise<PermissionFinding> {
  const probe = probeOf(permission, permissions[permission] ?? { operations: [] }, tenant.id);
  if (!probe) return { permission, state: 'held', by: 'token' };
  try {
    await check.probe(tenant, identity, permission, probe);
    return { permission, state: 'held', by: 'call' };
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    const { trouble, message } = error;
    // Whoever may not read is refused before anybody looks whether it is there.
    if (trouble === 'not-found' || trouble === 'refused') {
      return { permission, state: 'held', by: 'call' };
    }
    if (trouble === 'unlicensed') return { permission, state: 'idle', by: 'call', said: message };
    const missing = trouble === 'forbidden' || trouble === 'no-consent';
    return { permission, state: missing ? 'missing' : 'unknown', by: 'call', said: message };
  }
}
