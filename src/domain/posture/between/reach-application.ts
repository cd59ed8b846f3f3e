// The gates of the application: whether it is there and enabled, and whether somebody must be assigned to it.
import type { EstateView, TenantView } from '../check.ts';
import type { ApplicationAssignmentFact, ServicePrincipalFact } from '../facts/workloads.ts';
import { knownValue, readingOf } from '../reading.ts';
import type { Evidence } from '../result.ts';
import type { Gate, Journey } from './gate.ts';
import { knownMembers, MICROSOFT } from './matching.ts';
import { homeTenantOf } from './outsiders.ts';
import { whyUnread } from './told.ts';

export const servicePrincipalOf = (
  view: TenantView | undefined,
  appId: string,
): ServicePrincipalFact | undefined =>
  knownValue(view?.facts, 'servicePrincipals')?.find(
    (one) => one.appId.toLowerCase() === appId.toLowerCase(),
  );

/** `guest`: object id in the resource tenant; undefined: nobody in particular, or not known. */
export function applicationGates(
  estate: EstateView,
  { from, to, person, appId }: Journey,
  guest: string | undefined,
): readonly Gate[] {
  if (!appId) return [];
  const view = estate.view(to);
  const reading = readingOf(view?.facts, 'servicePrincipals');
  const gate =
    (name: 'application' | 'assignment', evidence: readonly Evidence[]) =>
    (state: Gate['state'], sentence: string, remedy?: string): Gate => ({
      gate: name,
      at: to,
      state,
      sentence,
      evidence,
      ...(remedy && { remedy }),
    });
  if (!view || reading.state !== 'read') {
    const because = whyUnread(view, reading);
    return [gate('application', [])('unknown', `the application cannot be seen: ${because}`)];
  }
  const found = servicePrincipalOf(view, appId);
  if (!found) {
    const partly = (reading.gaps ?? []).length > 0;
    return [
      gate('application', [])(
        partly ? 'unknown' : 'closed',
        `${view.tenant.displayName} has no such application${partly ? ', as far as it was read' : ''}`,
      ),
    ];
  }
  const evidence: Evidence[] = [
    { kind: 'application', id: found.id, name: found.displayName ?? found.appId },
  ];
  const of = gate('application', evidence);
  const enabled =
    found.accountEnabled === false
      ? of('closed', 'the application is disabled for sign-in', 'Enable it for sign-in.')
      : found.accountEnabled === true
        ? of('open', 'the application is enabled')
        : of('unknown', 'Graph does not say whether the application is enabled');
  const assignment = gate('assignment', evidence);
  if (found.appRoleAssignmentRequired === false) {
    return [enabled, assignment('open', 'nobody has to be assigned to the application')];
  }
  if (found.appRoleAssignmentRequired !== true) {
    const owner = found.appOwnerOrganizationId?.toLowerCase();
    const whose = owner === MICROSOFT ? ' of Microsoft’s own application' : '';
    return [
      enabled,
      assignment('unknown', `Graph does not say whether assignment${whose} is required`),
    ];
  }
  const assigned = readingOf(view.facts, 'applicationAssignments');
  if (assigned.state !== 'read') {
    const because = whyUnread(view, assigned);
    return [enabled, assignment('unknown', `who is assigned cannot be seen: ${because}`)];
  }
  const rows = assigned.value.filter(({ servicePrincipalId }) => servicePrincipalId === found.id);
  const partly = (assigned.gaps ?? []).length > 0;
  const share = person
    ? personAssigned(view, rows, guest)
    : anybodyAssigned(estate, view, rows, from);
  const remedy = 'Assign them to the application, directly or by a group.';
  if (share === true) {
    return [
      enabled,
      assignment(
        person ? 'open' : 'some',
        person ? 'assigned to the application' : 'some of them are assigned to the application',
      ),
    ];
  }
  if (share === undefined || partly) {
    return [
      enabled,
      assignment(
        'unknown',
        'assignment is required, and who belongs to the assigned groups is not known',
      ),
    ];
  }
  const who = person ? 'this account is not' : 'nobody of them is';
  return [enabled, assignment('closed', `assignment is required, and ${who} assigned`, remedy)];
}

function personAssigned(
  view: TenantView,
  rows: readonly ApplicationAssignmentFact[],
  guest: string | undefined,
): boolean | undefined {
  if (!guest) return rows.length === 0 ? false : undefined;
  return anyOf(
    rows.map(({ principalId, principalType }) =>
      principalId === guest
        ? true
        : isGroup(principalType)
          ? knownMembers(view, principalId)?.has(guest.toLowerCase())
          : false,
    ),
  );
}

function anybodyAssigned(
  estate: EstateView,
  view: TenantView,
  rows: readonly ApplicationAssignmentFact[],
  from: string,
): boolean | undefined {
  const users = readingOf(view.facts, 'users');
  if (users.state !== 'read') return rows.length === 0 ? false : undefined;
  const theirs = new Set(
    users.value
      .filter((user) => homeTenantOf(estate, user) === from && user.accountEnabled !== false)
      .map(({ id }) => id.toLowerCase()),
  );
  return anyOf(
    rows.map(({ principalId, principalType }) => {
      if (!isGroup(principalType)) return theirs.has(principalId.toLowerCase());
      const members = knownMembers(view, principalId);
      return members && [...members].some((id) => theirs.has(id));
    }),
  );
}

const isGroup = (principalType: string | null | undefined): boolean =>
  principalType?.toLowerCase() !== 'user' && principalType?.toLowerCase() !== 'serviceprincipal';

const anyOf = (found: ReadonlyArray<boolean | undefined>): boolean | undefined =>
  found.includes(true) ? true : found.includes(undefined) ? undefined : false;
