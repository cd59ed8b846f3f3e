// POST /invitations: makes guests, or asks them again. https://learn.microsoft.com/graph/api/invitation-post
import { answerCreated } from '../answer.ts';
import { type Body, bodies, flag, inner, same, stamp, text } from '../body.ts';
import type { Call, Reply } from '../call.ts';
import { findObject, nameOf, nameOfId, objectOf } from '../objects.ts';
import { badRequest, denied, missing } from '../problem.ts';
import { idInUrl, readBody } from '../read-body.ts';
import { initialDomain } from '../rules/domains.ts';
import { guestNameFor, identitiesOfGuest } from '../rules/guests.ts';
import { mailInvitation } from '../rules/invitation-mail.ts';
import { openTicket } from '../rules/redemption.ts';
import { activeAssignments } from '../rules/role-assignments.ts';
import { hasDomain } from '../state/tenant.ts';
import { tenantsOf } from '../state/tenants.ts';
import { asPerson } from '../words.ts';
import type { Family } from './family.ts';

const ADDRESS = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

function invite(call: Call): Reply {
  const body = readBody(call, 'invitation', {
    required: ['invitedUserEmailAddress', 'inviteRedirectUrl'],
    readOnly: ['id', 'inviteRedeemUrl', 'status'],
  });
  const address = text(body, 'invitedUserEmailAddress') ?? '';
  const redirect = text(body, 'inviteRedirectUrl') ?? '';
  if (!ADDRESS.test(address))
    throw badRequest(`The invited user email address '${address}' is not valid.`, 'BadRequest');
  if (!URL.canParse(redirect))
    throw badRequest(`The redirect URL '${redirect}' is not valid.`, 'BadRequest');
  demandInvitations(call);
  demandNotOwn(call, address);
  const sponsors = sponsorsIn(call, body);
  const user = flag(body, 'resetRedemption')
    ? asked(call, body, address)
    : (guestWith(call, address) ?? createGuest(call, body, address));
  for (const sponsor of sponsors) call.tenant.link('sponsors', text(user, 'id') ?? '', sponsor);
  const ticket = openTicket(call.world, {
    tenant: call.tenant.about.slug,
    userId: text(user, 'id') ?? '',
    redirect,
  });
  const accepted = text(user, 'externalUserState') === 'Accepted';
  const invitation: Body = {
    ...body,
    id: ticket,
    inviteRedeemUrl: `${call.world.origin()}/redeem/${ticket}`,
    invitedUserType: text(user, 'userType') ?? 'Guest',
    invitedUserDisplayName: text(user, 'displayName') ?? null,
    sendInvitationMessage: flag(body, 'sendInvitationMessage'),
    resetRedemption: flag(body, 'resetRedemption'),
    status: accepted ? 'Completed' : 'PendingAcceptance',
    invitedUserMessageInfo: inner(body, 'invitedUserMessageInfo') ?? {
      messageLanguage: null,
      customizedMessageBody: null,
      ccRecipients: [{ emailAddress: { name: null, address: null } }],
    },
  };
  if (flag(body, 'sendInvitationMessage')) mailInvitation(call, invitation);
  const reply = answerCreated(call, 'invitation', invitation);
  return { ...reply, body: { ...(reply.body as Body), invitedUser: { id: text(user, 'id') } } };
}

/** Settings under which the page says that application permissions do not work. */
const CLOSED = new Set(['none', 'adminsAndGuestInviters']);
const GUEST_INVITER = '95e79109-95c0-4d8e-aee3-d01accf2d47b';

/** Status and code are inference, and so is that the role of a guest inviter opens the second setting. */
function demandInvitations({ tenant, caller }: Call): void {
  const policy = tenant.rows('singles').get('/policies/authorizationPolicy');
  const allowed = text(policy, 'allowInvitesFrom') ?? 'everyone';
  if (!CLOSED.has(allowed)) return;
  const inviter = activeAssignments(tenant).some(
    (one) =>
      same(text(one, 'principalId'), caller.principalId) &&
      same(text(one, 'roleDefinitionId'), GUEST_INVITER),
  );
  if (allowed === 'none' || !inviter)
    throw denied(
      'Guest invitations not allowed for your company. Contact your company administrator for more details.',
    );
}

function demandNotOwn(call: Call, address: string): void {
  if (!hasDomain(call.tenant.about, address)) return;
  const own =
    call.tenant.rows('users').find('mail', address) ??
    call.tenant.rows('users').find('userPrincipalName', address);
  throw badRequest(
    own
      ? `The invited user already exists in the directory as object ID: ${text(own, 'id')}. They can use that account to sign in to shared apps and resources.`
      : `The domain of the email address '${address}' is verified in this directory. Users of it cannot be invited.`,
    'BadRequest',
  );
}

function sponsorsIn(call: Call, body: Body): string[] {
  const named = bodies(body, 'invitedUserSponsors').map((sponsor) => text(sponsor, 'id'));
  const bound = body['invitedUserSponsors@odata.bind'];
  const urls = Array.isArray(bound) ? bound.map((url) => idInUrl(String(url))) : [];
  const ids = [...named.filter((id) => id !== undefined), ...urls];
  for (const id of ids) if (!findObject(call.tenant, id)) throw missing(id);
  return ids;
}

const guestWith = ({ tenant }: Call, address: string) => tenant.rows('users').find('mail', address);

/** Asking again keeps the object and whatever it is in. */
function asked(call: Call, body: Body, address: string): Body {
  const id = text(inner(body, 'invitedUser'), 'id');
  if (!id)
    throw badRequest('To reset the redemption, invitedUser must carry the id.', 'BadRequest');
  const user = objectOf(call.tenant, 'users', id);
  const changed: Body = {
    ...user,
    mail: address,
    externalUserState: 'PendingAcceptance',
    externalUserStateChangeDateTime: stamp(call.now),
  };
  call.tenant.put('users', id, changed);
  call.note({
    summary: `${nameOf(user)} was asked to accept the invitation again`,
    before: asPerson(user),
    after: asPerson(changed),
    audit: {
      activity: 'Reset redemption for external user',
      category: 'UserManagement',
      targets: [{ id, type: 'User', displayName: nameOf(user) }],
    },
  });
  return changed;
}

function createGuest(call: Call, body: Body, address: string): Body {
  const { tenant, now } = call;
  const id = crypto.randomUUID();
  const upn = guestNameFor(tenant, address);
  const home = tenantsOf(call.world).byAddress(address);
  const person = home?.rows('users').find('mail', address);
  const user: Body = {
    id,
    accountEnabled: true,
    displayName:
      text(body, 'invitedUserDisplayName') ?? text(person, 'displayName') ?? address.split('@')[0],
    mail: address,
    mailNickname: upn.split('@')[0],
    otherMails: [address],
    proxyAddresses: [`SMTP:${address}`],
    userPrincipalName: upn,
    userType: text(body, 'invitedUserType') ?? 'Guest',
    creationType: 'Invitation',
    createdDateTime: stamp(now),
    externalUserState: 'PendingAcceptance',
    externalUserStateChangeDateTime: stamp(now),
    identities: identitiesOfGuest(upn, initialDomain(tenant)),
    businessPhones: [],
  };
  tenant.put('users', id, user);
  const sponsors = sponsorsIn(call, body).map((sponsor) => nameOfId(tenant, sponsor));
  call.note({
    summary: `Guest account for ${address} created`,
    before: 'no account',
    after: `${asPerson(user)}${sponsors.length > 0 ? `, sponsor: ${sponsors.join(', ')}` : ''}`,
    audit: {
      activity: 'Invite external user',
      category: 'UserManagement',
      service: 'Invited Users',
      operation: 'Add',
      targets: [{ id, type: 'User', displayName: nameOf(user), userPrincipalName: upn }],
    },
  });
  return user;
}

export const invitations: Family = {
  places: [{ path: '/invitations', is: 'derived' }],
  routes: [{ path: '/invitations', POST: { answer: invite } }],
};
