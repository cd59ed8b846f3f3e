// Every reason why a tenant cannot be brought into another's multitenant organization.
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import type { Tenant } from '../../estate/estate.ts';
import type { Joining, Organization, OrganizationTenant } from '../../facts.ts';

/** https://learn.microsoft.com/graph/api/resources/multitenantorganization-overview#multitenant-organization-size-limitation */
const MOST_TENANTS = 100;

const PLANS = ['AAD_PREMIUM', 'AAD_PREMIUM_P2'];

export interface Meeting {
  /** Owns the organization, or will make it. */
  readonly owner: Tenant;
  readonly added: Tenant;
  readonly organization: Organization | null;
  readonly addedIsIn: Organization | null;
  readonly joining: Joining;
}

export const tenantIn = (
  organization: Organization | null,
  tenantId: string,
): OrganizationTenant | undefined =>
  organization?.tenants.find((tenant) => tenant.tenantId === tenantId);

export function whyNotJoin(meeting: Meeting): Refusal[] {
  const { owner, added, organization, addedIsIn, joining } = meeting;
  const listed = tenantIn(organization, added.id);
  const others = (organization?.tenants ?? []).filter(({ tenantId }) => tenantId !== added.id);
  if (organization && !tenantIn(organization, owner.id)?.owner) {
    return [
      no(
        'not-owner',
        `${owner.displayName} is in ${organization.displayName}, which other tenants own: only they add tenants to it.`,
        'Ask the owner of that organization.',
      ),
    ];
  }
  if (listed?.state === 'leaving') {
    return [
      no(
        'leaving',
        `${added.displayName} is just leaving ${organization?.displayName}, which takes up to two hours.`,
        'Ask again once it has left.',
      ),
    ];
  }
  if (listed?.state === 'active') {
    return [
      no(
        'already-held',
        `${added.displayName} is in ${organization?.displayName} already.`,
        'There is nothing to ask for.',
      ),
    ];
  }
  if (addedIsIn) {
    return [
      no(
        'in-another',
        `${added.displayName} is in another multitenant organization (${addedIsIn.displayName}), and a tenant can be in one only.`,
        `Have it leave that one first; ${added.contact} knows whether it may.`,
      ),
    ];
  }
  if (joining.state === 'pending' && joining.addedBy !== owner.id) {
    return [
      no(
        'in-another',
        `${added.displayName} is just joining another multitenant organization.`,
        `Ask ${added.contact} about it.`,
      ),
    ];
  }
  return others.length >= MOST_TENANTS
    ? [
        no(
          'too-many-tenants',
          `${organization?.displayName} has ${others.length} tenants, and Microsoft allows ${MOST_TENANTS}.`,
          'Microsoft raises the limit on request; ask again then.',
        ),
      ]
    : [];
}

export const unlicensed = (tenant: Tenant, plans: readonly string[]): Refusal | undefined =>
  plans.some((plan) => PLANS.includes(plan))
    ? undefined
    : no(
        'unlicensed',
        `${tenant.displayName} has no licence for multitenant organizations (Entra ID P1).`,
        `Ask ${tenant.contact} about the licence.`,
      );

const no = (code: string, what: string, next: string): Refusal =>
  refusal(code, what, next, 'resource');
