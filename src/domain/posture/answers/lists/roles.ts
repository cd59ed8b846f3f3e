// Lists of administrators: who holds a role, how, and through what.

import { homeTenantOf, isOutsider } from '../../between/outsiders.ts';
import type { EstateView, TenantView } from '../../check.ts';
import { EMERGENCY_READS, emergencyAccounts } from '../../emergency-accounts.ts';
import type { UserFact } from '../../facts/directory.ts';
import { userName } from '../../people.ts';
import {
  ALL_HIGHLY_PRIVILEGED,
  HIGHLY_PRIVILEGED,
  ONLY_GLOBAL_ADMINISTRATOR,
} from '../../privileged-roles.ts';
import type { Listed } from '../../question.ts';
import { knownValue, readingOf } from '../../reading.ts';
import {
  ELIGIBLE_READS,
  type Hold,
  ROLE_READS,
  roleHolders,
  roleSource,
  WITHOUT_PIM,
} from '../../role-holders.ts';
import { distinct, listed } from '../say.ts';
import { details, type ListedRow, type ListKind, type Rows } from './listed.ts';

const HOW = {
  standing: 'standing',
  'time-bound': 'until a day',
  activated: 'activated just now',
  eligible: 'eligible',
} as const;

interface Wanted {
  readonly roles: ReadonlySet<string>;
  readonly want: 'active' | 'eligible';
  keep(hold: Hold, view: TenantView): boolean;
}

/** One row for each holder, whatever roles they have; undefined where they could not all be told. */
export function holderRows(
  view: TenantView,
  estate: EstateView,
  { roles, want, keep }: Wanted,
): Rows {
  const found = roleHolders(view, roles, estate.now, want);
  if (!('holds' in found)) return undefined;
  const kept = found.holds.filter((hold) => keep(hold, view));
  if (kept.length === 0 && (found.unknown.length > 0 || found.missing.length > 0)) return undefined;
  const emergency = emergencyAccounts(view).ids;
  const users = new Map(
    (knownValue(view.facts, 'users') ?? []).map((user) => [user.id.toLowerCase(), user]),
  );
  const owners = new Map(
    (knownValue(view.facts, 'servicePrincipals') ?? []).map((one) => [
      one.id.toLowerCase(),
      one.appOwnerOrganizationId,
    ]),
  );
  return [...Map.groupBy(kept, ({ principal }) => principal.id.toLowerCase())].map(
    ([id, holds]): ListedRow => {
      const user = users.get(id);
      const [first] = holds;
      return {
        text: user ? userName(user) : (first?.principal.displayName ?? id),
        detail: details(
          user?.userPrincipalName,
          listed(distinct(holds.map(sayHold)), 4),
          first?.principal.kind === 'servicePrincipal' && 'a service principal',
          user && isOutsider(user) && 'at home elsewhere',
          emergency?.has(id) && 'an emergency account',
          user?.accountEnabled === false && 'disabled',
        ),
        ...(user ? homeOf(view, user, estate) : registeredIn(owners.get(id))),
      };
    },
  );
}

function homeOf(
  { tenant }: TenantView,
  user: UserFact,
  estate: EstateView,
): Pick<ListedRow, 'from'> {
  const home = isOutsider(user) ? homeTenantOf(estate, user) : tenant.id;
  return home ? { from: home } : {};
}

/** A service principal is from where its application was registered. */
const registeredIn = (tenantId: string | null | undefined): Pick<ListedRow, 'from'> =>
  tenantId ? { from: tenantId.toLowerCase() } : {};

export const sayHold = (hold: Hold): string =>
  `${HIGHLY_PRIVILEGED.get(hold.role) ?? hold.role} ${sayHow(hold)}`;

export const sayHow = ({ how, certain, scope, through }: Hold): string =>
  `${HOW[how]}${certain ? '' : ' as far as Graph says'}${scope === '/' ? '' : ' for a part of the tenant'}${through ? ` through ${through.displayName ?? 'a group'}` : ''}`;

const holders =
  (roles: ReadonlySet<string>, want: Wanted['want'], keep: Wanted['keep']): ListKind['rows'] =>
  (view, { estate }) =>
    holderRows(view, estate, { roles, want, keep });

/** Holders behind groups that could not be read: there may be more than are listed. */
const unresolved =
  (wanted: ReadonlySet<string>, want: Wanted['want']): NonNullable<ListKind['incomplete']> =>
  (view, { estate }) => {
    const found = roleHolders(view, wanted, estate.now, want);
    if (!('holds' in found)) return [];
    return [
      ...found.unknown.map(({ text }) => text),
      ...found.missing.map(({ sentence }) => `groups that hold roles: ${sentence}`),
    ];
  };

const withoutPim = (view: TenantView): string | undefined =>
  roleSource(view) === 'assignments' ? WITHOUT_PIM : undefined;

const userOf = (view: TenantView, id: string) =>
  knownValue(view.facts, 'users')?.find((user) => user.id.toLowerCase() === id.toLowerCase());

const PRIVILEGED_NOTE = 'Counted are the highly privileged roles, through groups as well.';

export const roles: Pick<
  Record<Listed, ListKind>,
  | 'global-administrators'
  | 'standing-administrators'
  | 'eligible-administrators'
  | 'external-administrators'
  | 'emergency-accounts'
  | 'privileged-service-principals'
> = {
  'global-administrators': {
    one: 'Global Administrator',
    many: 'Global Administrators',
    areas: [...ELIGIBLE_READS, 'users', 'domains', 'skus'],
    check: 'PRV-02',
    rows: holders(ONLY_GLOBAL_ADMINISTRATOR, 'eligible', () => true),
    incomplete: unresolved(ONLY_GLOBAL_ADMINISTRATOR, 'eligible'),
    remark: withoutPim,
    note: 'Active and eligible ones, through groups as well.',
  },
  'standing-administrators': {
    one: 'standing administrator',
    many: 'standing administrators',
    areas: [...ROLE_READS, 'users', 'domains', 'skus'],
    check: 'PRV-03',
    rows: holders(ALL_HIGHLY_PRIVILEGED, 'active', ({ how }) => how === 'standing'),
    incomplete: unresolved(ALL_HIGHLY_PRIVILEGED, 'active'),
    remark: withoutPim,
    note: `${PRIVILEGED_NOTE} Standing is assigned without end or for more than a year; emergency accounts are among them.`,
  },
  'eligible-administrators': {
    one: 'eligible administrator',
    many: 'eligible administrators',
    areas: [...ELIGIBLE_READS, 'users', 'domains', 'skus'],
    check: 'PRV-04',
    rows: (view, asking) =>
      readingOf(view.facts, 'roleEligibilityInstances').state === 'read'
        ? holders(ALL_HIGHLY_PRIVILEGED, 'eligible', ({ how }) => how === 'eligible')(view, asking)
        : undefined,
    incomplete: unresolved(ALL_HIGHLY_PRIVILEGED, 'eligible'),
    remark: withoutPim,
    note: PRIVILEGED_NOTE,
  },
  'external-administrators': {
    one: 'administrator from outside',
    many: 'administrators from outside',
    areas: [...ELIGIBLE_READS, 'users', 'domains', 'skus'],
    check: 'PRV-08',
    rows: (view, asking) =>
      readingOf(view.facts, 'users').state === 'read'
        ? holders(ALL_HIGHLY_PRIVILEGED, 'eligible', ({ principal }) => {
            const user = userOf(view, principal.id);
            return user !== undefined && isOutsider(user);
          })(view, asking)
        : undefined,
    incomplete: unresolved(ALL_HIGHLY_PRIVILEGED, 'eligible'),
    remark: withoutPim,
    note: PRIVILEGED_NOTE,
  },
  'emergency-accounts': {
    one: 'emergency account',
    many: 'emergency accounts',
    areas: [...EMERGENCY_READS, 'skus'],
    check: 'EMG-01',
    rows: (view) => {
      const { accounts, missing, by } = emergencyAccounts(view);
      if (missing.length > 0 && accounts.length === 0) return undefined;
      return accounts.map(({ id, user, faults, unsure }) => ({
        text: user ? userName(user) : id,
        detail: details(
          user?.userPrincipalName,
          faults.length > 0 && `does not count: ${listed(faults)}`,
          unsure.length > 0 && `not told: ${listed(unsure)}`,
        ),
        marks: [by === 'registry' ? 'registered in the estate' : 'found by its properties'],
      }));
    },
  },
  'privileged-service-principals': {
    one: 'service principal with a privileged role',
    many: 'service principals with a privileged role',
    areas: [...ROLE_READS, 'servicePrincipals', 'users', 'domains', 'skus'],
    check: 'PRV-11',
    rows: holders(
      ALL_HIGHLY_PRIVILEGED,
      'active',
      ({ principal }) => principal.kind === 'servicePrincipal',
    ),
    incomplete: unresolved(ALL_HIGHLY_PRIVILEGED, 'active'),
    remark: withoutPim,
    note: PRIVILEGED_NOTE,
  },
};
