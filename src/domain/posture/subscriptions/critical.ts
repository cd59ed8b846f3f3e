// What is critical in a tenant as it was read: standing Global Administrators, open partners, emergency accounts in use.
import type { Instant } from '../../facts.ts';
import type { EstateView, TenantView } from '../check.ts';
import { emergencyUses } from './emergency-uses.ts';
import { openPartners } from './open-partners.ts';
import { standingAdministrators } from './standing-administrators.ts';
import { ALERT_KINDS, type AlertKind } from './subscription.ts';

export interface Critical {
  readonly kind: AlertKind;
  /** The same thing has the same one at any time; no name stands in it. */
  readonly object: string;
  /** When it became true, as far as the directory says; undefined: it does not. */
  readonly since: Instant | undefined;
  /** As the directory has it. */
  readonly name: string;
  /** What it is in words, without the name: `holds Global Administrator through the group “…”`. */
  readonly detail: string;
  /** False: Graph did not say enough, and the worst was assumed. */
  readonly certain: boolean;
  /** By which the audit's entry about it is found; all of them must stand in it. */
  readonly ids: readonly string[];
  /** Further things to know, such as that it is registered as an emergency account. */
  readonly note?: string;
}

/**
 * `all`: what is not among them is not so. `some`: it may be more, so that nothing is over for being
 * absent. `none`: nothing can be told.
 */
export interface Found {
  readonly seen: 'all' | 'some' | 'none';
  readonly criticals: readonly Critical[];
}

const FINDERS: Readonly<
  Record<AlertKind, (view: TenantView, estate: EstateView, now: Instant) => Found>
> = {
  'global-administrator': (view, _estate, now) => standingAdministrators(view, now),
  'open-partner': (view, estate) => openPartners(view, estate),
  'emergency-account': (view) => emergencyUses(view),
};

export const CRITICAL_AREAS = [
  'organization',
  'skus',
  'domains',
  'users',
  'signInActivity',
  'roleAssignmentInstances',
  'roleAssignments',
  'roleDefinitions',
  'roleGroups',
  'servicePrincipals',
  'crossTenantDefault',
  'crossTenantPartners',
  'partnerNames',
  'directoryAudits',
] as const;

export const findCriticals = (
  kind: AlertKind,
  view: TenantView,
  estate: EstateView,
  now: Instant,
): Found => FINDERS[kind](view, estate, now);

export const everyCritical = (
  view: TenantView,
  estate: EstateView,
  now: Instant,
): ReadonlyMap<AlertKind, Found> =>
  new Map(ALERT_KINDS.map((kind) => [kind, findCriticals(kind, view, estate, now)]));
