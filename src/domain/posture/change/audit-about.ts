// Which area of the catalogue an entry of the audit is about, by its category and what the activity is called.
import type { AuditedChange } from './what-changed.ts';

const CATEGORIES: Readonly<Record<string, string>> = {
  applicationmanagement: 'workload-identity',
  authorizationpolicy: 'guests',
  crosstenantaccesssettings: 'cross-tenant-access',
  crosstenantidentitysyncsettings: 'cross-tenant-access',
  directorymanagement: 'tenant',
  multitenantorganization: 'mto',
  rolemanagement: 'privileged-access',
};

/** Policies of every sort share one category. */
const ACTIVITIES: ReadonlyArray<readonly [RegExp, string]> = [
  [
    /conditional access|named location|authentication strength|security defaults/i,
    'conditional-access',
  ],
  [/authentication methods?/i, 'authentication'],
  [/cross-tenant/i, 'cross-tenant-access'],
  [/authorization policy|self-?service sign-?up|authentication flows|b2b/i, 'guests'],
  [/consent/i, 'workload-identity'],
];

/** Undefined: it is not said, so it may be any. */
function areaOf({ category, activity }: AuditedChange): string | undefined {
  const known = CATEGORIES[(category ?? '').toLowerCase()];
  return known ?? ACTIVITIES.find(([pattern]) => pattern.test(activity))?.[1];
}

export const mayBeAbout = (change: AuditedChange, about: string | undefined): boolean =>
  about === undefined || (areaOf(change) ?? about) === about;
