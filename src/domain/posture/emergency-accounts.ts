// The emergency accounts of a tenant: those that the estate registers, else those that have all their properties.
import { byId } from './by-id.ts';
import { missingOf, type TenantView } from './check.ts';
import type { UserFact } from './facts/directory.ts';
import { domainOf, isExternal } from './people.ts';
import { GLOBAL_ADMINISTRATOR } from './privileged-roles.ts';
import { knownValue, readingOf } from './reading.ts';
import type { Missing } from './result.ts';
import { gapsOf, roleSource, templatesOf } from './role-holders.ts';

export interface EmergencyAccount {
  readonly id: string;
  /** Undefined: the directory has no such person, or its people could not be read. */
  readonly user: UserFact | undefined;
  /** What an emergency account must not be: `disabled`, `synchronised from on-premises`. */
  readonly faults: readonly string[];
  /** What could not be told of it. */
  readonly unsure: readonly string[];
}

export interface EmergencyAccounts {
  readonly by: 'registry' | 'properties';
  readonly accounts: readonly EmergencyAccount[];
  /** Those without a fault and without a doubt. */
  readonly counted: readonly EmergencyAccount[];
  /**
   * In small letters: whose roles without end and whose exclusions are as they should be. A registered
   * one stays an emergency account while it is disabled. Undefined: they could not be looked for.
   */
  readonly ids: ReadonlySet<string> | undefined;
  readonly missing: readonly Missing[];
  readonly gaps: readonly string[];
}

export const EMERGENCY_READS = [
  'users',
  'domains',
  'roleAssignmentInstances',
  'roleAssignments',
  'roleDefinitions',
] as const;

export function emergencyAccounts(view: TenantView): EmergencyAccounts {
  const registered = [...new Set(view.declared.emergencyAccounts.map((id) => id.toLowerCase()))];
  const pim = roleSource(view) === 'pim';
  const areas = [
    'users',
    'domains',
    pim ? 'roleAssignmentInstances' : 'roleAssignments',
    'roleDefinitions',
  ] as const;
  const missing = missingOf(view, areas);
  const permanent = permanentGlobalAdministrators(view, pim);
  const initial = initialDomain(view);
  const users = byId(knownValue(view.facts, 'users'));
  const reading = readingOf(view.facts, 'users');
  const allRead = reading.state === 'read' && !reading.gaps?.length;
  const candidates = registered.length > 0 ? registered : [...permanent.keys()];
  const accounts = candidates.map((id): EmergencyAccount => {
    const user = users.get(id);
    if (!user && !allRead) return { id, user, faults: [], unsure: ['whether it still exists'] };
    const { faults, unsure } = judge(user, permanent.get(id), initial);
    return { id: user?.id ?? id, user, faults, unsure };
  });
  const shown = registered.length > 0 ? accounts : accounts.filter(({ faults }) => !faults.length);
  const counted = shown.filter(({ faults, unsure }) => faults.length === 0 && unsure.length === 0);
  const known = registered.length > 0 ? registered : counted.map(({ id }) => id.toLowerCase());
  return {
    by: registered.length > 0 ? 'registry' : 'properties',
    accounts: shown,
    counted,
    ids: registered.length > 0 || missing.length === 0 ? new Set(known) : undefined,
    missing,
    gaps: areas.flatMap((area) => gapsOf(view, area).map(({ text }) => text)),
  };
}

/**
 * Being registered is not enough: an account that is synchronised, a guest's or without a permanent
 * role of its own is no emergency account, and whatever it holds is standing like anybody's. One that
 * is disabled for now stays what it is.
 */
export function excusedBy({
  accounts,
}: EmergencyAccounts): Record<'sure' | 'maybe', ReadonlySet<string>> {
  const sound = accounts.filter(({ faults }) => faults.every((fault) => fault === 'disabled'));
  const idsOf = (some: typeof sound) => new Set(some.map(({ id }) => id.toLowerCase()));
  return {
    sure: idsOf(sound.filter(({ unsure }) => unsure.length === 0)),
    maybe: idsOf(sound.filter(({ unsure }) => unsure.length > 0)),
  };
}

/** Undefined: not exactly one domain says that it is the initial one. */
export function initialDomain(view: TenantView): string | undefined {
  const initial = (knownValue(view.facts, 'domains') ?? []).filter(
    ({ isInitial }) => isInitial === true,
  );
  return initial.length === 1 ? initial[0]?.id.toLowerCase() : undefined;
}

type Permanent = 'sure' | 'unsure';

/** Directly, over the whole tenant and without end: through a group it would hang on the group. */
function permanentGlobalAdministrators(
  view: TenantView,
  pim: boolean,
): ReadonlyMap<string, Permanent> {
  const template = templatesOf(view);
  const found = new Map<string, Permanent>();
  const rows = pim
    ? (knownValue(view.facts, 'roleAssignmentInstances') ?? [])
        .filter(({ endDateTime, assignmentType, memberType }) => {
          const type = assignmentType?.toLowerCase() ?? 'assigned';
          return !endDateTime && type === 'assigned' && memberType?.toLowerCase() !== 'group';
        })
        .map((row) => ({ ...row, sure: Boolean(row.assignmentType) }))
    : (knownValue(view.facts, 'roleAssignments') ?? []).map((row) => ({ ...row, sure: true }));
  for (const { roleDefinitionId, directoryScopeId, principal, sure } of rows) {
    if (template(roleDefinitionId) !== GLOBAL_ADMINISTRATOR || directoryScopeId !== '/') continue;
    if (principal.kind === 'group' || principal.kind === 'servicePrincipal') continue;
    const id = principal.id.toLowerCase();
    if (found.get(id) !== 'sure') found.set(id, sure ? 'sure' : 'unsure');
  }
  return found;
}

function judge(
  user: UserFact | undefined,
  permanent: Permanent | undefined,
  initial: string | undefined,
): { faults: string[]; unsure: string[] } {
  if (!user) return { faults: ['not in the directory'], unsure: [] };
  const { accountEnabled, onPremisesSyncEnabled, userType } = user;
  const domain = domainOf(user);
  const faults = [
    ...(accountEnabled === false ? ['disabled'] : []),
    ...(onPremisesSyncEnabled === true ? ['synchronised from on-premises'] : []),
    ...(isExternal(user) || (userType && userType.toLowerCase() !== 'member')
      ? ['not a member of this tenant']
      : []),
    ...(initial && domain && domain !== initial ? ['not on the initial domain'] : []),
    ...(permanent ? [] : ['no Global Administrator without end']),
  ];
  const unsure = [
    ...(typeof accountEnabled === 'boolean' ? [] : ['whether it is enabled']),
    ...(userType ? [] : ['whether it is a member']),
    ...(initial && domain ? [] : ['whether it is on the initial domain']),
    ...(permanent === 'unsure' ? ['whether its role was assigned or activated'] : []),
  ];
  return { faults, unsure };
}
