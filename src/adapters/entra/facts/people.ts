// Reads accounts: by id, by address at home, and the guest objects that stand for somebody elsewhere.
import type { User } from '@microsoft/microsoft-graph-types';
import type { Account, GuestObjects } from '../../../domain/facts.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import type { KnownUnder } from '../../../shared/known-under.ts';
import { type GraphClient, quoted } from '../graph/client.ts';
import { ACCOUNT_SELECT, addressBehind, toAccount } from './account.ts';

const NEEDS = 'User.Read.All';

/** https://learn.microsoft.com/graph/api/user-get; null when there is no such object. */
export async function readAccount(
  graph: GraphClient,
  tenantId: string,
  objectId: string,
  signal?: AbortSignal,
): Promise<Account | null> {
  try {
    const { body } = await graph.get<User>(`/users/${encodeURIComponent(objectId)}`, {
      needs: NEEDS,
      query: { $select: ACCOUNT_SELECT },
      signal,
    });
    return toAccount(tenantId, body);
  } catch (error) {
    if (error instanceof DirectoryError && error.trouble === 'not-found') return null;
    throw error;
  }
}

export async function findUsers(
  graph: GraphClient,
  tenantId: string,
  filter: string,
  signal?: AbortSignal,
): Promise<Account[]> {
  const { body } = await graph.list<User>('/users', {
    needs: NEEDS,
    query: { $filter: filter, $select: ACCOUNT_SELECT, $top: '999' },
    signal,
  });
  return body.map((user) => toAccount(tenantId, user));
}

/** The one account of the tenant itself that has this address; null when there is none or several. */
export async function readAccountByAddress(
  graph: GraphClient,
  tenantId: string,
  address: string,
  signal?: AbortSignal,
): Promise<Account | null> {
  const text = quoted(address);
  const found = await findUsers(
    graph,
    tenantId,
    `userPrincipalName eq ${text} or mail eq ${text} or proxyAddresses/any(p:p eq ${quoted(`smtp:${address}`)})`,
    signal,
  );
  const own = found.filter((account) => !account.external);
  return own.length === 1 ? (own[0] ?? null) : null;
}

/** https://learn.microsoft.com/graph/api/user-list; exact names only, so that nobody browses. */
export async function readAccountsByName(
  graph: GraphClient,
  tenantId: string,
  name: string,
  signal?: AbortSignal,
): Promise<Account[]> {
  const { body } = await graph.get<{ value?: User[] }>('/users', {
    needs: NEEDS,
    query: {
      $filter: `displayName eq ${quoted(name)}`,
      $select: ACCOUNT_SELECT,
      $top: '10',
    },
    signal,
  });
  return (body.value ?? [])
    .map((user) => toAccount(tenantId, user))
    .filter((account) => !account.external);
}

/** Every guest object that stands, or may stand, for this account of another tenant. */
export async function readGuestsOf(
  graph: GraphClient,
  tenantId: string,
  { own, mail }: KnownUnder,
  signal?: AbortSignal,
): Promise<GuestObjects> {
  const filter = [...own, ...(mail === null ? [] : [mail])]
    .flatMap((address) => [
      `mail eq ${quoted(address)}`,
      `startsWith(userPrincipalName,${quoted(`${address.replace('@', '_')}#EXT#`)})`,
    ])
    .join(' or ');
  const found = (await findUsers(graph, tenantId, filter, signal)).filter(
    (account) => account.external,
  );
  // An equal mail address alone does not make it the same person: that is for somebody to settle.
  const certain = (account: Account) =>
    own.includes(addressBehind(account.userPrincipalName) ?? '');
  return {
    certain: found.filter(certain),
    unclear: found.filter((account) => !certain(account)),
  };
}
