// Invitations that wait to be accepted, and what accepting does.
import type { SandboxStore } from '../../store.ts';
import { addAudit } from '../audit.ts';
import { type Body, inner, same, stamp, text } from '../body.ts';
import { addChange } from '../feed.ts';
import { bodiesIn, nameOf } from '../objects.ts';
import type { Tenant } from '../state/tenant.ts';
import { tenantsOf } from '../state/tenants.ts';
import { asPerson } from '../words.ts';
import type { GraphWorld } from '../world.ts';
import { isBlockedInbound } from './inbound.ts';

export interface Ticket {
  tenant: string;
  userId: string;
  redirect: string;
}

const keyOf = (ticket: string) => `redeem/${ticket}`;

export function openTicket({ store }: { store: SandboxStore }, ticket: Ticket): string {
  const id = crypto.randomUUID();
  store.put(keyOf(id), ticket);
  return id;
}

export interface Redemption {
  tenant: Tenant;
  user: Body;
  redirect: string;
  /** Both tenants agreed beforehand that nobody has to be asked. */
  automatic: boolean;
  /** The tenant's inbound settings keep this guest out. */
  blocked: boolean;
}

/** `undefined` when the ticket or the guest is gone. */
export function findRedemption(world: GraphWorld, id: string): Redemption | undefined {
  const ticket = world.store.get<Ticket>(keyOf(id));
  const tenant = ticket && tenantsOf(world).bySlug(ticket.tenant);
  const user = tenant?.rows('users').get(ticket?.userId ?? '');
  if (!ticket || !tenant || !user) return undefined;
  const home = tenantsOf(world).byAddress(text(user, 'mail') ?? '');
  return {
    tenant,
    user,
    redirect: ticket.redirect,
    automatic: Boolean(home && agreed(tenant, home)),
    blocked: isBlockedInbound(tenant, home?.about.tenantId),
  };
}

/** The prompt goes only when the guest's tenant allows it outbound and the inviting one inbound. */
function agreed(resource: Tenant, home: Tenant): boolean {
  const consent = (tenant: Tenant, other: Tenant) => {
    const partners = bodiesIn(tenant, 'partners');
    const partner = partners.find((body) => same(text(body, 'tenantId'), other.about.tenantId));
    return inner(partner, 'automaticUserConsentSettings');
  };
  return (
    consent(resource, home)?.inboundAllowed === true &&
    consent(home, resource)?.outboundAllowed === true
  );
}

export function acceptInvitation(world: GraphWorld, { tenant, user }: Redemption): void {
  if (text(user, 'externalUserState') === 'Accepted') return;
  const now = world.clock.now();
  const id = text(user, 'id') ?? '';
  const accepted: Body = {
    ...user,
    externalUserState: 'Accepted',
    externalUserStateChangeDateTime: stamp(now),
  };
  tenant.attempt(() => {
    tenant.put('users', id, accepted);
    addChange(world, {
      atMs: now,
      tenant: tenant.about.slug,
      summary: `${nameOf(user)} accepted the invitation`,
      before: asPerson(user),
      after: asPerson(accepted),
      by: nameOf(user),
      method: 'POST',
      path: '/redeem',
      clientRequestId: '',
    });
    addAudit(
      tenant,
      now,
      { displayName: 'Microsoft Invitation Acceptance Portal' },
      {
        activity: 'Redeem external user invite',
        category: 'UserManagement',
        service: 'B2B Auth',
        targets: [{ id, type: 'User', displayName: nameOf(user) }],
      },
      crypto.randomUUID(),
    );
  });
}
