// Who of a tenant may consent for all of it: its Global and Privileged Role Administrators.
// https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent#prerequisites
import { isGuid, same, text } from '../graph/body.ts';
import { findUser, nameOf } from '../graph/objects.ts';
import { activeAssignments } from '../graph/rules/role-assignments.ts';
import type { Tenant } from '../graph/state/tenant.ts';

const MAY_CONSENT = [
  '62e90394-69f5-4237-9190-012177145e10',
  'e8611ab8-c189-46e8-94e1-60213ab1f814',
];

export interface SignInAccount {
  id: string;
  name: string;
}

export const mayConsent = (tenant: Tenant, userId: string): boolean =>
  activeAssignments(tenant).some(
    (assignment) =>
      same(text(assignment, 'principalId'), userId) &&
      MAY_CONSENT.some((role) => same(role, text(assignment, 'roleDefinitionId'))),
  );

/** Everybody who can sign in there, administrators first. */
export function accountsOf(tenant: Tenant): SignInAccount[] {
  const people = [...tenant.rows('users').rows()].flatMap(({ body }) => {
    const id = text(body, 'id');
    return id && body.accountEnabled !== false ? [{ id, name: nameOf(body) }] : [];
  });
  const rank = ({ id }: SignInAccount) => (mayConsent(tenant, id) ? 0 : 1);
  return people.sort((a, b) => rank(a) - rank(b));
}

/** The account, where it is one that can sign in. */
export function signedInAs(tenant: Tenant, id: string): SignInAccount | undefined {
  const user = isGuid(id) ? findUser(tenant, id) : undefined;
  return user && user.accountEnabled !== false ? { id, name: nameOf(user) } : undefined;
}
