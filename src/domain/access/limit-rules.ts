// What the check of an estate file has to know about kinds of access where it bounds them.
import type { Estate, Tenant } from '../estate/estate.ts';
import { isHarmlessRole, kindNeverAutomatic } from './automatic.ts';
import { LONGEST_GLASS } from './break-glass.ts';
import { builtInRole } from './built-in-role.ts';
import { kindById } from './kinds/index.ts';
import { matchesPattern } from './policy.ts';

export const limitRules = {
  neverAutomatic(id: string): string | undefined {
    const kind = kindById(id);
    return kind && kindNeverAutomatic(kind);
  },
  isHarmlessRole,
  nameOfRole: builtInRole,
  /** Whether somebody has it, rather than it joining tenants. */
  isGrant: (id: string): boolean => kindById(id)?.lifecycle === 'personal-grant',
  /** Whether it is asked for by oneself, without further questions. */
  isForOneself(id: string): boolean {
    const kind = kindById(id);
    return kind?.lifecycle === 'personal-grant' && !kind.people && !kind.inputs;
  },
  offered: (id: string, tenant: Tenant, estate: Estate): readonly string[] =>
    kindById(id)?.offered(tenant, estate) ?? [],
  matches: matchesPattern,
  longestGlass: LONGEST_GLASS,
};
