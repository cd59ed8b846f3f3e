// What a section of the cross-tenant access policy lets through, as Microsoft's table of its four forms reads.
import type { PolicySection, Target, TargetList } from '../../facts.ts';
import { type Block, isEmpty, isSameRegion, type Region } from './region.ts';
import { allBut, complement, only, type Scope } from './scope.ts';

/** A section with nothing left to inherit. */
export interface WholeSection {
  readonly usersAndGroups: TargetList;
  readonly applications: TargetList;
}

/** These people with these applications: each of the one with each of the other. */
export interface Wanted {
  readonly subjects: readonly Target[];
  readonly applications: readonly Target[];
}

export const EVERYBODY: Target = { target: 'AllUsers', targetType: 'user' };
export const EVERY_APPLICATION: Target = { target: 'AllApplications', targetType: 'application' };

/** What each keyword is known to hold besides itself. */
const HOLDS: Readonly<Record<string, readonly string[]>> = {
  allmicrosoftapps: ['office365', 'microsoftadminportals'],
};

/** Two targets with the same key are the same. */
export const targetKey = ({ target }: Target): string => target.toLowerCase();

/**
 * Each list comes from the partner's entry and, where that is null, from the default. Nothing where
 * neither says anything, which must not be taken for a yes or a no.
 */
export function wholeSection(
  own: PolicySection | null,
  fallback: PolicySection | null,
): WholeSection | undefined {
  const usersAndGroups = own?.usersAndGroups ?? fallback?.usersAndGroups;
  const applications = own?.applications ?? fallback?.applications;
  return usersAndGroups && applications ? { usersAndGroups, applications } : undefined;
}

/** What the targets of a list stand for, whether they are allowed or blocked. */
export function scopeOf(targets: readonly Target[]): Scope {
  const keys = targets.map(targetKey);
  if (keys.some((key) => key === 'allusers' || key === 'allapplications')) return allBut([]);
  return only(keys.flatMap((key) => [key, ...(HOLDS[key] ?? [])]));
}

/**
 * Both blocked is not "those people and those applications": it is everything but those people in
 * those applications. https://learn.microsoft.com/graph/api/resources/crosstenantaccesspolicy-overview
 */
export function regionOf({ usersAndGroups, applications }: WholeSection): Region {
  const people = scopeOf(usersAndGroups.targets);
  const apps = scopeOf(applications.targets);
  if (usersAndGroups.accessType === 'blocked' && applications.accessType === 'blocked') {
    return [
      { subjects: complement(people), applications: allBut([]) },
      { subjects: people, applications: complement(apps) },
    ];
  }
  const open = (scope: Scope, { accessType }: TargetList) =>
    accessType === 'allowed' ? scope : complement(scope);
  return [{ subjects: open(people, usersAndGroups), applications: open(apps, applications) }];
}

export const blockOf = ({ subjects, applications }: Wanted): Block => ({
  subjects: scopeOf(subjects),
  applications: scopeOf(applications),
});

/** Nobody to nothing. Everybody and every application are only ever blocked together. */
export const CLOSED: WholeSection = {
  usersAndGroups: { accessType: 'blocked', targets: [EVERYBODY] },
  applications: { accessType: 'blocked', targets: [EVERY_APPLICATION] },
};

export const isClosed = (section: WholeSection): boolean => isEmpty(regionOf(section));

export const areSame = (one: WholeSection, other: WholeSection): boolean =>
  isSameRegion(regionOf(one), regionOf(other));
