// Whom an assignment policy lets have its access package, and what does not go together with it.
import { type Body, bodies, flag, inner, same, text } from '../body.ts';
import type { Call } from '../call.ts';
import { ancestorsOf } from '../memberships.ts';
import { bodiesIn } from '../objects.ts';
import { badRequest } from '../problem.ts';
import type { Tenant } from '../state/tenant.ts';
import { tenantsOf } from '../state/tenants.ts';

const idIn = (body: Body | undefined, name: string) => text(inner(body, name), 'id') ?? '';

const isGuest = (user: Body) => text(user, 'userType') === 'Guest';

const groupsOf = (tenant: Tenant, userId: string): string[] =>
  [...ancestorsOf(tenant, userId)].map(({ body }) => text(body, 'id') ?? '');

/** Where a guest comes from is told by the domain of the address: the directory knows nothing else. */
function organizationsOf({ tenant, world }: Call, user: Body): Body[] {
  const mail = text(user, 'mail') ?? '';
  const home = tenantsOf(world).byAddress(mail)?.about.tenantId;
  return bodiesIn(tenant, 'connectedOrganizations').filter((organization) =>
    bodies(organization, 'identitySources').some(
      (source) =>
        same(text(source, 'tenantId'), home) ||
        same(text(source, 'domainName'), mail.split('@')[1]),
    ),
  );
}

function isInScope(call: Call, policy: Body, user: Body): boolean {
  const { tenant } = call;
  const targets = bodies(policy, 'specificAllowedTargets');
  const userId = text(user, 'id') ?? '';
  switch (text(policy, 'allowedTargetScope')) {
    case 'allMemberUsers':
      return !isGuest(user);
    case 'specificDirectoryUsers': {
      const groups = groupsOf(tenant, userId);
      return targets.some(
        (target) =>
          same(text(target, 'userId'), userId) ||
          groups.some((id) => same(text(target, 'groupId'), id)),
      );
    }
    case 'specificConnectedOrganizationUsers':
      return organizationsOf(call, user).some(({ id }) =>
        targets.some((target) => text(target, 'connectedOrganizationId') === id),
      );
    case 'allConfiguredConnectedOrganizationUsers':
      return organizationsOf(call, user).some(({ state }) => state === 'configured');
    case 'allExternalUsers':
      return isGuest(user);
    case 'notSpecified':
    case 'allDirectoryUsers':
      return true;
    default:
      return false;
  }
}

/** The documentation says that both are refused; the codes are inference. */
export function demandEligible(call: Call, policy: Body, user: Body, packageId: string): void {
  const { tenant } = call;
  if (!isInScope(call, policy, user))
    throw badRequest(
      'The target is not in the scope of the assignment policy.',
      'SubjectNotInScope',
    );
  if (flag(inner(policy, 'requestApprovalSettings'), 'isApprovalRequiredForAdd'))
    throw badRequest('The assignment policy requires an approval.', 'ApprovalRequired');
  const userId = text(user, 'id') ?? '';
  const groups = groupsOf(tenant, userId);
  const apart = [...tenant.links('incompatibleGroups').to(packageId)].map(([id]) => id);
  const others = [...tenant.links('incompatiblePackages').to(packageId)].map(([id]) => id);
  const holds = bodiesIn(tenant, 'assignments').some(
    (one) =>
      text(one, 'state') === 'delivered' &&
      same(text(inner(one, 'target'), 'objectId'), userId) &&
      others.some((id) => same(idIn(one, 'accessPackage'), id)),
  );
  if (holds || apart.some((id) => groups.some((group) => same(group, id))))
    throw badRequest('The target holds access that is incompatible.', 'IncompatibleAccess');
}
