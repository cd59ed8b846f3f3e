// Who made a change: the entry of the directory's audit that tells of it, or why none does.
import { DAY } from '../../../shared/duration.ts';
import type { Estate } from '../../estate/estate.ts';
import type { Instant } from '../../facts.ts';
import type { AreaName } from '../facts/areas.ts';
import type { DirectoryAuditFact } from '../facts/security.ts';
import type { Reading } from '../reading.ts';
import { type Actor, actorOf, counts, entryMoment, mentions } from './audit-entry.ts';
import type { Change } from './diff.ts';

export interface AuditContext {
  /** The two moments that were compared. */
  readonly from: Instant;
  readonly to: Instant;
  /** Application ids of Drawbridge's own identities, in small letters. */
  readonly ourApplications: ReadonlySet<string>;
  /** How long the tenant's audit goes back; undefined: its licences are not known. */
  readonly retention: 7 | 30 | undefined;
  /** Whose tenants are called by the names that it gives them. */
  readonly estate?: Estate;
}

export type Attribution =
  | {
      readonly known: true;
      readonly actor: Actor;
      readonly at: Instant;
      readonly activity: string;
      readonly entryId: string;
      /** False: the entry is about one of the objects, and does not name the others. */
      readonly certain: boolean;
    }
  | { readonly known: false; readonly because: string };

export const RETENTION =
  'The directory keeps its audit for 7 days, and for 30 days with Microsoft Entra ID P1 or P2.';

export function who(
  change: Change,
  audits: Reading<readonly DirectoryAuditFact[]>,
  context: AuditContext,
): Attribution {
  if (audits.state === 'unlicensed') {
    return { known: false, because: 'the tenant has no licence to read its audit' };
  }
  if (audits.state === 'unreadable') {
    return { known: false, because: `its audit could not be read: ${audits.sentence}` };
  }
  const fitting = audits.value.filter((entry) => isWithin(entry, context) && fits(change, entry));
  const surely = fitting.filter((entry) => isSure(change, entry));
  const entry = latest(surely) ?? latest(fitting);
  if (!entry) return { known: false, because: noEntry(context, audits.gaps?.[0]) };
  return {
    known: true,
    actor: actorOf(entry, context.ourApplications),
    at: entryMoment(entry) ?? context.to,
    activity: entry.activityDisplayName ?? 'an activity without a name',
    entryId: entry.id,
    certain: surely.includes(entry),
  };
}

function noEntry({ from, to, retention }: AuditContext, gap: string | undefined): string {
  // The entry may stand in what was not read.
  if (gap !== undefined) return `the audit could not be read whole: ${gap}`;
  const days = retention ?? 7;
  const kept = to - days * DAY;
  return from < kept
    ? `no entry of the audit tells of it; it may be older than the ${days} days for which the audit is kept`
    : 'no entry of the audit tells of it';
}

export const isWithin = (
  entry: DirectoryAuditFact,
  { from, to }: Pick<AuditContext, 'from' | 'to'>,
): boolean => {
  const at = entryMoment(entry);
  return at !== undefined && at >= from && at <= to;
};

const SYNC = /^crosstenantidentitysyncsettings$/i;
const ACCESS = /^crosstenantaccesssettings$/i;

/** Settings that have no id of their own are found by what the audit calls the activity. */
const SINGLES: Readonly<Partial<Record<AreaName, RegExp>>> = {
  crossTenantDefault: /default.*cross-tenant|cross-tenant.*default/i,
  crossTenantPolicy: /company default cross-tenant access|cross-tenant access policy|cloud/i,
  multiTenantOrganization: /multi-?tenant organi[sz]ation/i,
  authorizationPolicy: /authorization policy/i,
  authenticationFlowsPolicy: /authentication flows policy|self-?service sign-?up/i,
  securityDefaults: /security defaults/i,
  authenticationMethodsPolicy: /authentication methods? policy/i,
  adminConsentRequestPolicy: /admin consent (request )?policy/i,
  b2bManagement: /b2b.*polic/i,
  organization: /company|organi[sz]ation/i,
};

function fits(change: Change, entry: DirectoryAuditFact): boolean {
  if (!counts(entry) || contradicts(change, entry)) return false;
  const { category } = entry;
  if (change.area === 'crossTenantPartners') {
    const wanted = change.property === 'accepts synchronization' ? SYNC : ACCESS;
    if (!wanted.test(category ?? '')) return false;
  }
  if (change.area === 'crossTenantDefault' && !ACCESS.test(category ?? '')) return false;
  const single = SINGLES[change.area];
  if (single) return single.test(entry.activityDisplayName ?? '');
  return change.ids.some((id) => mentions(entry, id));
}

/** What has appeared was not deleted, and what is gone was not added, by the last that was done to it. */
function contradicts({ how }: Change, { operationType, activityDisplayName }: DirectoryAuditFact) {
  const words = `${operationType ?? ''} ${activityDisplayName ?? ''}`.trim().toLowerCase();
  if (how === 'added') return /^(delete|remove|unassign)/.test(words);
  return how === 'removed' && /^(add|assign|create)/.test(words);
}

const isSure = (change: Change, entry: DirectoryAuditFact): boolean =>
  SINGLES[change.area] !== undefined || needed(change).every((id) => mentions(entry, id));

/** Of a relation both ends; of an application either of its two ids. */
const needed = ({ area, ids }: Change): readonly string[] =>
  area === 'servicePrincipals' || area === 'applications' ? [] : ids;

function latest(entries: readonly DirectoryAuditFact[]): DirectoryAuditFact | undefined {
  return entries.reduce<DirectoryAuditFact | undefined>(
    (best, entry) => (best && (entryMoment(best) ?? 0) >= (entryMoment(entry) ?? 0) ? best : entry),
    undefined,
  );
}
