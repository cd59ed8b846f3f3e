// Who holds or may activate directory roles: directly, through groups, and through PIM for groups.
import { byId } from './by-id.ts';
import { missingOf, type TenantView } from './check.ts';
import type { PrincipalFact, RoleAssignmentFact, RoleGroupFact } from './facts/roles.ts';
import { hasLicence } from './licences.ts';
import { knownValue, readingOf } from './reading.ts';
import type { Missing } from './result.ts';
import { type GroupContext, groupName, membershipsOf, type Unknown } from './role-groups.ts';
import { type Held, heldBy, together } from './standing.ts';

export interface Hold extends Held {
  readonly principal: PrincipalFact;
  /** Template id. */
  readonly role: string;
  /** `/` is the whole tenant. */
  readonly scope: string;
  /** The group it comes through. */
  readonly through?: RoleGroupFact;
}

export interface RoleHolders {
  readonly holds: readonly Hold[];
  /** Groups that hold or may activate one of the roles, as Graph lists them. */
  readonly groups: ReadonlyArray<{
    readonly group: RoleGroupFact;
    readonly held: Held;
    readonly role: string;
  }>;
  /** `assignments`: without PIM, so that everything that stands in the directory is standing. */
  readonly source: 'pim' | 'assignments';
  /** Why there may be more, or fewer, than these. */
  readonly unknown: readonly Unknown[];
  readonly missing: readonly Missing[];
}

/** What to tell wherever holders were counted without PIM. */
export const WITHOUT_PIM =
  'Without Microsoft Entra ID P2 there is no PIM: every assignment in the directory is standing.';

export const ROLE_READS = [
  'roleAssignmentInstances',
  'roleAssignments',
  'roleDefinitions',
  'roleGroups',
] as const;
export const ELIGIBLE_READS = [...ROLE_READS, 'roleEligibilityInstances'] as const;

interface Row {
  readonly assignment: RoleAssignmentFact;
  readonly held: Held;
  readonly memberType: string | null | undefined;
}

/** Graph refusing PIM for want of a licence is believed only where no subscription says otherwise. */
export const roleSource = (view: TenantView): RoleHolders['source'] =>
  readingOf(view.facts, 'roleAssignmentInstances').state === 'unlicensed' &&
  hasLicence(view, 'P2') !== true
    ? 'assignments'
    : 'pim';

/** Only `missing`: not even the assignments could be read. `eligible`: those who may activate one as well. */
export function roleHolders(
  view: TenantView,
  roles: ReadonlySet<string>,
  now: number,
  want: 'active' | 'eligible',
): RoleHolders | { readonly missing: readonly Missing[] } {
  const { facts } = view;
  const source = roleSource(view);
  const base = source === 'pim' ? 'roleAssignmentInstances' : 'roleAssignments';
  const missing = [...missingOf(view, [base, 'roleDefinitions'])];
  const eligibility = readingOf(facts, 'roleEligibilityInstances');
  if (want === 'eligible' && source === 'pim' && eligibility.state !== 'read') {
    missing.push(...missingOf(view, ['roleEligibilityInstances']));
  }
  if (missing.length > 0) return { missing };

  const templates = templatesOf(view);
  const wanted = ({ roleDefinitionId }: RoleAssignmentFact): boolean =>
    roles.has(templates(roleDefinitionId));
  const rows: Row[] = [
    ...(source === 'pim'
      ? (knownValue(facts, 'roleAssignmentInstances') ?? []).map((one) => ({
          assignment: one,
          held: heldBy(one, now),
          memberType: one.memberType,
        }))
      : (knownValue(facts, 'roleAssignments') ?? []).map((one) => ({
          assignment: one,
          held: { how: 'standing', certain: true } as const,
          memberType: null,
        }))),
    ...(want === 'eligible' ? (knownValue(facts, 'roleEligibilityInstances') ?? []) : []).map(
      (one) => ({
        assignment: one,
        held: { how: 'eligible', certain: true } as const,
        memberType: one.memberType,
      }),
    ),
  ].filter(({ assignment }) => wanted(assignment));
  const areas = [
    base,
    'roleDefinitions',
    ...(want === 'eligible' ? (['roleEligibilityInstances'] as const) : []),
  ] as const;
  const gaps = areas.flatMap((area) => gapsOf(view, area));
  return { ...expanded(view, rows, templates, source, now, gaps), source };
}

export const gapsOf = (view: TenantView, area: Parameters<typeof readingOf>[1]): Unknown[] => {
  const reading = readingOf(view.facts, area);
  return reading.state === 'read'
    ? (reading.gaps ?? []).map((text): Unknown => ({ about: 'all', text }))
    : [];
};

function expanded(
  view: TenantView,
  rows: readonly Row[],
  templateOf: (id: string) => string,
  source: RoleHolders['source'],
  now: number,
  gaps: readonly Unknown[],
): Omit<RoleHolders, 'source'> {
  const context = groupContext(view, source === 'pim', now);
  const unknown: Unknown[] = [...gaps];
  const holds: Hold[] = [];
  const direct: Array<{ readonly hold: Hold; readonly inherited: boolean }> = [];
  const groups: Array<RoleHolders['groups'][number]> = [];
  let throughGroups = false;
  for (const { assignment, held, memberType } of rows) {
    const principal = context.resolve(assignment.principal.id, assignment.principal);
    const role = templateOf(assignment.roleDefinitionId);
    const scope = assignment.directoryScopeId;
    if (principal.kind !== 'group') {
      if (principal.kind === null) {
        const text = `who holds a role under the id ${principal.id} could not be resolved`;
        unknown.push({ about: held.how === 'eligible' ? 'eligible' : 'all', text });
      }
      const inherited = memberType?.toLowerCase() === 'group';
      direct.push({ hold: { principal, role, scope, ...held }, inherited });
      continue;
    }
    throughGroups = true;
    const group = context.group(principal.id);
    if (!group) {
      const name = principal.displayName ?? principal.id;
      const text = `the members of the group “${name}”, which holds a role, could not be read`;
      unknown.push({ about: held.how === 'eligible' ? 'eligible' : 'all', text });
      continue;
    }
    groups.push({ group, held, role });
    const found = membershipsOf(group, context);
    unknown.push(
      ...found.unknown.map((one) =>
        held.how === 'eligible' ? { ...one, about: 'eligible' as const } : one,
      ),
    );
    for (const membership of found.memberships) {
      const both = together(held, membership.held);
      holds.push({ principal: membership.principal, role, scope, through: group, ...both });
    }
  }
  if (throughGroups) unknown.push(...gapsOf(view, 'roleGroups'));
  // Graph may list what a group brings under the person as well, without saying how they are in it.
  const known = new Set(holds.map(({ principal, role }) => `${principal.id} ${role}`));
  const own = direct.filter(
    ({ hold, inherited }) => !(inherited && known.has(`${hold.principal.id} ${hold.role}`)),
  );
  return {
    holds: [...own.map(({ hold }) => hold), ...holds],
    groups,
    unknown: distinct(unknown),
    missing: throughGroups ? missingOf(view, ['roleGroups']) : [],
  };
}

const distinct = (unknown: readonly Unknown[]): Unknown[] => [
  ...new Map(unknown.map((one) => [`${one.about} ${one.text}`, one])).values(),
];

interface Resolver extends GroupContext {
  resolve(id: string, said?: PrincipalFact): PrincipalFact;
}

function groupContext(view: TenantView, pim: boolean, now: number): Resolver {
  const { facts } = view;
  const groups = byId(knownValue(facts, 'roleGroups'));
  const users = byId(knownValue(facts, 'users'));
  const services = byId(knownValue(facts, 'servicePrincipals'));
  return {
    now,
    pim,
    group: (id) => groups.get(id.toLowerCase()),
    resolve(id, said) {
      if (said && said.kind !== null) return said;
      const key = id.toLowerCase();
      const [user, service, group] = [users.get(key), services.get(key), groups.get(key)];
      if (user) return { id, kind: 'user', displayName: user.displayName };
      if (service) return { id, kind: 'servicePrincipal', displayName: service.displayName };
      if (group) return { id, kind: 'group', displayName: groupName(group) };
      return { id, kind: null, displayName: said?.displayName };
    },
  };
}

/** Built-in roles have their template's id in nearly every tenant, and the definitions say which. */
export function templatesOf(view: TenantView): (roleDefinitionId: string) => string {
  const known = new Map(
    (knownValue(view.facts, 'roleDefinitions') ?? []).flatMap(({ id, templateId }) =>
      templateId ? [[id.toLowerCase(), templateId.toLowerCase()] as const] : [],
    ),
  );
  return (id) => known.get(id.toLowerCase()) ?? id.toLowerCase();
}
