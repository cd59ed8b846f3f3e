// One entry of the directory's audit as posture reads it: who, when, about what, and whether it is worth a word.
import type { Instant } from '../../facts.ts';
import type { DirectoryAuditFact } from '../facts/security.ts';
import { momentOf } from '../moments.ts';

export interface Actor {
  readonly kind: 'user' | 'application' | 'nobody-named';
  /** Object id of a user, application id of an application. */
  readonly id: string | null;
  readonly name: string;
  /** One of Drawbridge's own applications did it. */
  readonly ours: boolean;
}

/** What Microsoft does to every tenant by itself. */
const HOUSEKEEPING = /^migrated partner cross-tenant access settings? to the scalable model/i;

/** Use of a role is no change of who has it, and a request for a change is not yet one. */
const PASSING = /\b(activation|activated|deactivated?|expired|requested|renew requested|alert)\b/i;

const SETTINGS = new Set([
  'applicationmanagement',
  'authorizationpolicy',
  'crosstenantaccesssettings',
  'crosstenantidentitysyncsettings',
  'directorymanagement',
  'multitenantorganization',
  'policy',
  'rolemanagement',
]);

export const isHousekeeping = ({ activityDisplayName }: DirectoryAuditFact): boolean =>
  HOUSEKEEPING.test(activityDisplayName ?? '');

/** It succeeded, somebody meant it, and it lasts. */
export const counts = (entry: DirectoryAuditFact): boolean =>
  !isHousekeeping(entry) &&
  !PASSING.test(entry.activityDisplayName ?? '') &&
  (entry.result ?? 'success').toLowerCase() === 'success';

/** It is about how the tenant is set up, not about one of its people. */
export const isAboutSettings = ({ category }: DirectoryAuditFact): boolean =>
  SETTINGS.has((category ?? '').toLowerCase());

export const entryMoment = ({ activityDateTime }: DirectoryAuditFact): Instant | undefined =>
  momentOf(activityDateTime);

export function actorOf(
  { initiatedBy }: DirectoryAuditFact,
  ourApplications: ReadonlySet<string>,
): Actor {
  const { user, app } = initiatedBy ?? {};
  if (user?.id || user?.userPrincipalName) {
    const name = user.displayName ?? user.userPrincipalName ?? user.id ?? '';
    return { kind: 'user', id: user.id ?? null, name, ours: false };
  }
  const appId = app?.appId?.toLowerCase() ?? null;
  const name = app?.displayName ?? appId;
  return name === null || name === undefined
    ? { kind: 'nobody-named', id: null, name: 'nobody named in the audit', ours: false }
    : { kind: 'application', id: appId, name, ours: appId !== null && ourApplications.has(appId) };
}

/** Every id of the entry: of its targets, and those that its changed properties name. */
export function mentions(entry: DirectoryAuditFact, id: string): boolean {
  const wanted = id.toLowerCase();
  return (entry.targetResources ?? []).some(
    (target) =>
      target.id?.toLowerCase() === wanted ||
      (target.modifiedProperties ?? []).some(({ oldValue, newValue }) =>
        [oldValue, newValue].some((value) => value?.toLowerCase().includes(wanted)),
      ),
  );
}
