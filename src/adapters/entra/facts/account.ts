// Accounts as Graph shows them, and whose they are: `#EXT#` and identities tell, userType alone does not.
import type { User } from '@microsoft/microsoft-graph-types';
import type { Account } from '../../../domain/facts.ts';

export const ACCOUNT_SELECT = [
  'id',
  'displayName',
  'userPrincipalName',
  'mail',
  'otherMails',
  'employeeId',
  'userType',
  'accountEnabled',
  'externalUserState',
  'identities',
  'identityParentId',
].join(',');

const EXT = /^(.+)_([^_]+)#EXT#@/i;

/**
 * The address behind an external user principal name: `alex_contoso.com#EXT#@…` stands for
 * `alex@contoso.com`. Null where the name has no such form.
 */
export function addressBehind(userPrincipalName: string): string | null {
  const match = EXT.exec(userPrincipalName);
  return match ? `${match[1]}@${match[2]}`.toLowerCase() : null;
}

export const isExternal = ({ userPrincipalName, identities }: User): boolean =>
  /#EXT#@/i.test(userPrincipalName ?? '') ||
  (identities ?? []).some(
    (identity) =>
      identity.signInType === 'federated' &&
      /^(ExternalAzureAD|google\.com|facebook\.com|mail)$/i.test(identity.issuer ?? ''),
  );

/** Only accounts of agents have one: https://learn.microsoft.com/graph/api/resources/agentuser */
const isAgent = (user: User & { readonly identityParentId?: string | null }): boolean =>
  Boolean(user.identityParentId);

export function toAccount(tenantId: string, user: User): Account {
  const userPrincipalName = user.userPrincipalName ?? '';
  const external = isExternal(user);
  return {
    tenantId,
    objectId: (user.id ?? '').toLowerCase(),
    displayName: user.displayName ?? userPrincipalName,
    userPrincipalName,
    mail: user.mail ?? null,
    otherMails: user.otherMails ?? [],
    employeeId: user.employeeId ?? null,
    // An account without a type is an old member; guests always carry theirs.
    userType: user.userType?.toLowerCase() === 'guest' ? 'guest' : 'member',
    enabled: user.accountEnabled === true,
    ...(isAgent(user) && { agent: true as const }),
    external,
    // A mail address alone does not tell whose account it is.
    homeAddress: external ? addressBehind(userPrincipalName) : null,
    redemption: external ? redemptionOf(user) : null,
  };
}

/** A synchronised member has no invitation to accept: no state means accepted. */
const redemptionOf = (user: User): 'pending' | 'accepted' =>
  user.externalUserState === 'PendingAcceptance' ? 'pending' : 'accepted';
