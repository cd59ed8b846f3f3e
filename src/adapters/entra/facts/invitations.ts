// Reads who may invite guests, and which objects stand for an address outside.
import type { AuthorizationPolicy } from '@microsoft/microsoft-graph-types';
import type { GuestObjects, InvitesFrom } from '../../../domain/facts.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { type GraphClient, quoted } from '../graph/client.ts';
import { addressBehind } from './account.ts';
import { findUsers } from './people.ts';

const KNOWN: readonly InvitesFrom[] = [
  'none',
  'adminsAndGuestInviters',
  'adminsGuestInvitersAndAllMembers',
  'everyone',
];

/** https://learn.microsoft.com/graph/api/authorizationpolicy-get */
export async function readInvitesFrom(
  graph: GraphClient,
  tenantId: string,
  signal?: AbortSignal,
): Promise<InvitesFrom> {
  const { body } = await graph.get<AuthorizationPolicy>('/policies/authorizationPolicy', {
    needs: 'Policy.Read.All',
    query: { $select: 'allowInvitesFrom' },
    signal,
  });
  const found = KNOWN.find((known) => known === body.allowInvitesFrom);
  if (found) return found;
  throw new DirectoryError('unavailable', tenantId, 'malformed', 'who may invite is not known');
}

/**
 * An object made by an invitation is found by its name or its mail; that another account merely lists
 * the address is for somebody to settle.
 */
export async function readGuestsByAddress(
  graph: GraphClient,
  tenantId: string,
  address: string,
  signal?: AbortSignal,
): Promise<GuestObjects> {
  const text = quoted(address);
  const filter = [
    `mail eq ${text}`,
    `otherMails/any(m:m eq ${text})`,
    `startsWith(userPrincipalName,${quoted(`${address.replace('@', '_')}#EXT#`)})`,
  ].join(' or ');
  const found = await findUsers(graph, tenantId, filter, signal);
  const isCertain = ({ userPrincipalName }: { userPrincipalName: string }) =>
    addressBehind(userPrincipalName) === address;
  return {
    certain: found.filter(isCertain),
    unclear: found.filter((account) => !isCertain(account)),
  };
}
