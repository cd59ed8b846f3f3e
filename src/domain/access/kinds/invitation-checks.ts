// What stands against inviting somebody from outside, told before anybody asks in vain.
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import { type Estate, type Tenant, tenantByDomain } from '../../estate/estate.ts';
import type { InvitesFrom, PolicySection } from '../../facts.ts';
import { ask, askAll, type Study } from '../../study.ts';
import { isClosed, wholeSection } from '../pairs/section.ts';
import { cannotRead, firstUnreadable } from '../unreadable.ts';

/** An application's permission to invite does nothing under these. */
const CLOSED: readonly InvitesFrom[] = ['none', 'adminsAndGuestInviters'];

/**
 * The first reason why they could not be invited, or could not accept. The list of domains that a
 * tenant lets in or keeps out is not looked at: Graph v1.0 does not show it.
 */
export function* whyNotInvited(
  estate: Estate,
  tenant: Tenant,
  address: string,
): Study<Refusal | undefined> {
  const tenantId = tenant.id;
  const facts = yield* askAll({
    invites: { fact: 'invites-from', tenantId },
    standard: { fact: 'default-policy', tenantId },
  });
  const { invites, standard } = facts;
  if (!invites.known || !standard.known) return firstUnreadable(tenant, facts);
  if (CLOSED.includes(invites.value)) return closed(tenant);
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const home = tenantByDomain(estate, domain);
  let own: PolicySection | null = null;
  if (home) {
    const partner = yield* ask({ fact: 'partner-policy', tenantId, partnerId: home.id });
    if (!partner.known) return cannotRead(tenant.displayName, partner.reason);
    own = partner.value?.sections.b2bCollaborationInbound ?? null;
  }
  const section = wholeSection(own, standard.value.sections.b2bCollaborationInbound);
  // What neither the entry nor the default says is no reason: it shows when they accept.
  return section && isClosed(section)
    ? keptOut(tenant, home?.displayName ?? domain, home !== undefined)
    : undefined;
}

const closed = (tenant: Tenant): Refusal =>
  refusal(
    'invitations-closed',
    `${tenant.displayName} lets nobody but its administrators invite guests, so Drawbridge cannot.`,
    `Ask ${tenant.contact} to have them invited, or whether that may be opened.`,
    'resource',
  );

const keptOut = (tenant: Tenant, whose: string, known: boolean): Refusal =>
  refusal(
    'kept-out',
    known
      ? `${tenant.displayName} lets no guests of ${whose} in, so the invitation could not be accepted.`
      : `${tenant.displayName} lets in guests of organisations it names only, and ${whose} is not known to Drawbridge as one of them.`,
    `Ask ${tenant.contact} whether guests of ${whose} may be let in.`,
    'input-address',
  );
