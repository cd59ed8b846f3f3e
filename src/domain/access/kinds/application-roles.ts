// What a group gives in applications: really assigned, a role for people, and nothing above the ceiling.
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import { ok, type Result, refused } from '../../../shared/result.ts';
import type { ApplicationOffer, Tenant } from '../../estate/estate.ts';
import type { EnterpriseApplication, Group, GroupAssignment } from '../../facts.ts';
import { ask, askAll, type Study, together } from '../../study.ts';
import { applicationCeiling } from '../ceiling.ts';
import { cannotRead, firstUnreadable } from '../unreadable.ts';
import { groupUnfit } from './group-fitness.ts';
import { isGone, notOffered, pickAnother } from './offering.ts';

/** One application, with the roles that the group has in it. */
export interface GivenApplication {
  readonly id: string;
  readonly name: string;
  readonly roleIds: readonly string[];
  /** Empty for the default access, which has no name. */
  readonly roles: readonly string[];
}

export interface Given {
  readonly group: Group;
  readonly wanted: GivenApplication;
  readonly others: readonly GivenApplication[];
}

/** The id that stands for "no particular role". */
const DEFAULT_ACCESS = '00000000-0000-0000-0000-000000000000';

/** More than these cannot be told on a card, so nobody could approve them knowingly. */
const OTHERS_AT_MOST = 10;

const LIST = new Intl.ListFormat('en-GB');

/** `Expense Portal as Approver` */
export const sayGiven = ({ name, roles }: GivenApplication): string =>
  roles.length > 0 ? `${name} as ${LIST.format(roles)}` : name;

export function* givenBy(tenant: Tenant, offer: ApplicationOffer): Study<Result<Given, Refusal>> {
  const { groupId, applicationId } = offer;
  const facts = yield* askAll({
    group: { fact: 'group', tenantId: tenant.id, groupId },
    application: { fact: 'enterprise-application', tenantId: tenant.id, applicationId },
    assignments: { fact: 'group-applications', tenantId: tenant.id, groupId },
  });
  const { group, application, assignments } = facts;
  if (!group.known || !application.known || !assignments.known) {
    return refused(firstUnreadable(tenant, facts) ?? notOffered('application'));
  }
  if (group.value === null) return refused(isGone('group', tenant));
  if (application.value === null) return refused(isGone('application', tenant));
  const hindrance = groupUnfit(group.value) ?? unfit(application.value);
  if (hindrance) return refused(hindrance);
  const wanted = givenIn(application.value, assignments.value);
  if (!wanted.ok) return wanted;
  if (wanted.value.roleIds.length === 0) {
    return refused(notAssigned(group.value, application.value));
  }
  const others = yield* othersOf(tenant, group.value, applicationId, assignments.value);
  if (!others.ok) return others;
  return ok({ group: group.value, wanted: wanted.value, others: others.value });
}

/** Whoever is put into the group gets these too, so what is never given must not be among them. */
function* othersOf(
  tenant: Tenant,
  group: Group,
  applicationId: string,
  assignments: readonly GroupAssignment[],
): Study<Result<readonly GivenApplication[], Refusal>> {
  const ids = new Set(assignments.map((one) => one.applicationId));
  ids.delete(applicationId);
  if (ids.size > OTHERS_AT_MOST) return refused(givesTooMuch(group, ids.size));
  const read = yield* together(
    [...ids].map((id) =>
      ask({ fact: 'enterprise-application', tenantId: tenant.id, applicationId: id }),
    ),
  );
  const others: GivenApplication[] = [];
  for (const fact of read) {
    if (!fact.known) return refused(cannotRead(tenant.displayName, fact.reason));
    // An assignment to an application that was deleted gives nothing.
    if (fact.value === null) continue;
    const never = applicationCeiling(fact.value);
    if (never) return refused(alsoNever(group, fact.value));
    const given = givenIn(fact.value, assignments);
    if (!given.ok) return given;
    others.push(given.value);
  }
  return ok(others);
}

/** Refused where a role of the assignment is none that people have. */
function givenIn(
  application: EnterpriseApplication,
  assignments: readonly GroupAssignment[],
): Result<GivenApplication, Refusal> {
  const { id, displayName: name } = application;
  const roleIds = assignments.filter((one) => one.applicationId === id).map((one) => one.roleId);
  const named = roleIds.filter((roleId) => roleId !== DEFAULT_ACCESS);
  const roles = named.map((roleId) => application.roles.find((role) => role.id === roleId));
  const known = roles.filter((role) => role?.enabled && role.forPeople);
  return known.length === named.length
    ? ok({ id, name, roleIds, roles: known.map((role) => role?.displayName ?? '') })
    : refused(roleUnfit(application));
}

const unfit = (application: EnterpriseApplication): Refusal | undefined =>
  applicationCeiling(application) ??
  (application.type !== 'Application'
    ? refusal(
        'application-unfit',
        `${application.displayName} is no application that people use.`,
        pickAnother('application'),
        'resource',
      )
    : !application.enabled
      ? refusal(
          'application-disabled',
          `Nobody can sign in to ${application.displayName}: it is switched off in this tenant.`,
          pickAnother('application'),
          'resource',
        )
      : undefined);

const notAssigned = (group: Group, application: EnterpriseApplication): Refusal =>
  refusal(
    'not-assigned',
    `${group.displayName} is not assigned to ${application.displayName}, so being in it would not open it.`,
    pickAnother('application'),
    'resource',
  );

const roleUnfit = (application: EnterpriseApplication): Refusal =>
  refusal(
    'role-unfit',
    `The group has a role in ${application.displayName} that is switched off or meant for applications, not for people.`,
    pickAnother('application'),
    'resource',
  );

const alsoNever = (group: Group, application: EnterpriseApplication): Refusal =>
  refusal(
    'above-ceiling',
    `${group.displayName} is assigned to ${application.displayName} as well, an application of Microsoft’s whose roles are never given through Drawbridge.`,
    pickAnother('application'),
    'resource',
  );

const givesTooMuch = (group: Group, count: number): Refusal =>
  refusal(
    'gives-too-much',
    `${group.displayName} gives ${count} other applications as well, too many to decide about.`,
    pickAnother('application'),
    'resource',
  );
