// What a message about something critical says: what, since when, by whom if the audit knows, and what to do.
import type { Instant } from '../../facts.ts';
import type { Change } from '../change/diff.ts';
import { type Attribution, type AuditContext, who } from '../change/who.ts';
import type { EstateView, TenantView } from '../check.ts';
import { readingOf } from '../reading.ts';
import { sayWho } from './attribution.ts';
import { type Critical, findCriticals } from './critical.ts';
import type { SeenCritical } from './look.ts';
import { DEFAULT_OBJECT } from './open-partners.ts';
import type { AlertKind } from './subscription.ts';

export interface AlertLine {
  readonly name: string;
  readonly detail: string;
  /** When it became true. */
  readonly since: Instant;
  /** The moment is the directory's, or that of the entry in its audit; else it is when it was first seen. */
  readonly dated: boolean;
  readonly who: string;
  readonly certain: boolean;
  readonly note: string | undefined;
}

export interface Alert {
  readonly kind: AlertKind;
  readonly tenantId: string;
  readonly tenant: string;
  readonly lines: readonly AlertLine[];
  readonly todo: string;
}

export const WHAT_TO_DO: Readonly<Record<AlertKind, string>> = {
  'global-administrator':
    'If nobody planned this, remove the assignment and find out who made it. If it was planned, make it eligible in PIM instead of standing, or declare it in the estate.',
  'open-partner':
    'Name a group and the applications that are needed, or block the partner. If the default opened it, close the default.',
  'emergency-account':
    'Find out who used it and why. If nobody can say, treat it as a compromise: revoke its sessions, change its credentials and look through the sign-in log. After planned use or a drill, note it in the estate.',
};

/** `wanted`: what was found news when the tenant was looked at; `view`: as it was read then. */
export function alertOf(
  kind: AlertKind,
  wanted: ReadonlyArray<Pick<SeenCritical, 'object' | 'since'>>,
  view: TenantView,
  estate: EstateView,
  context: AuditContext,
): Alert {
  const { criticals } = findCriticals(kind, view, estate, context.to);
  const known = new Map(criticals.map((critical) => [critical.object, critical]));
  return {
    kind,
    tenantId: view.tenant.id,
    tenant: view.tenant.displayName,
    lines: wanted.map(({ object, since }) =>
      lineOf(known.get(object), object, since, view, context),
    ),
    todo: WHAT_TO_DO[kind],
  };
}

function lineOf(
  critical: Critical | undefined,
  object: string,
  since: Instant,
  view: TenantView,
  context: AuditContext,
): AlertLine {
  if (!critical) {
    const detail = 'is not to be seen any more';
    return { name: object, detail, since, dated: false, who: '', certain: true, note: undefined };
  }
  const by = attribute(critical, view, context);
  const told = by?.known && by.certain ? by : undefined;
  return {
    name: critical.name,
    detail: critical.detail,
    since: critical.since ?? told?.at ?? since,
    dated: critical.since !== undefined || told !== undefined,
    who: told ? sayWho(told) : by ? 'the audit does not tell by whom' : '',
    certain: critical.certain,
    note: critical.note,
  };
}

/** An entry that does not name everything it is about could be about something else. */
function attribute(
  critical: Critical,
  view: TenantView,
  context: AuditContext,
): Attribution | undefined {
  if (critical.kind === 'emergency-account') return undefined;
  const partner = critical.kind === 'open-partner';
  const standard = partner && critical.object.startsWith(DEFAULT_OBJECT);
  const change: Change = {
    tenantId: view.tenant.id,
    area: standard
      ? 'crossTenantDefault'
      : partner
        ? 'crossTenantPartners'
        : 'roleAssignmentInstances',
    about: '',
    how: partner ? 'changed' : 'added',
    kind: partner ? 'partner' : 'role',
    noun: '',
    name: critical.name,
    ids: critical.ids,
    sentence: '',
  };
  return who(change, readingOf(view.facts, 'directoryAudits'), context);
}
