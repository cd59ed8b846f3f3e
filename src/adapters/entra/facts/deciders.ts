// Reads who may have to decide: the people in a group, the owners of an application, manager and sponsors.
import type { DirectoryObject, User } from '@microsoft/microsoft-graph-types';
import type { Account, GroupPeople } from '../../../domain/facts.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import type { GraphClient } from '../graph/client.ts';
import { ACCOUNT_SELECT, toAccount } from './account.ts';

const NEEDS_GROUP = 'GroupMember.Read.All';
const NEEDS_USER = 'User.Read.All';
const NEEDS_APPLICATION = 'Application.Read.All';

/** More people are no group of deciders, and more than a card can be brought to in good time. */
const AT_MOST = 200;

interface Page {
  readonly value?: ReadonlyArray<User & { '@odata.type'?: string }>;
  readonly '@odata.nextLink'?: string;
}

const isPerson = (one: { '@odata.type'?: string }): boolean =>
  one['@odata.type'] === '#microsoft.graph.user';

/**
 * https://learn.microsoft.com/graph/api/group-list-transitivemembers: not by an index, which may lag, so
 * that whoever left the group just now does not decide.
 */
export async function readGroupPeople(
  graph: GraphClient,
  tenantId: string,
  groupId: string,
  signal?: AbortSignal,
): Promise<GroupPeople | null> {
  const found = await orNull(
    graph.get<Page>(`/groups/${encodeURIComponent(groupId)}/transitiveMembers`, {
      needs: NEEDS_GROUP,
      query: { $select: ACCOUNT_SELECT, $top: '999' },
      signal,
    }),
  );
  if (!found) return null;
  const { value, '@odata.nextLink': more } = found.body;
  if (!value) throw noList(tenantId);
  const people = value.filter(isPerson).map((user) => toAccount(tenantId, user));
  return {
    people: people.slice(0, AT_MOST),
    complete: more === undefined && people.length <= AT_MOST,
  };
}

/** Which is not an empty one. */
const noList = (tenantId: string): DirectoryError =>
  new DirectoryError('unavailable', tenantId, 'malformed', 'its answer was no list');

/** So many are checked with one call. */
const CHECKED_AT_ONCE = 20;

/**
 * Which of these groups a group is in, through others as well; one that is gone is in none.
 * https://learn.microsoft.com/graph/api/directoryobject-checkmembergroups
 */
export async function readGroupsAround(
  graph: GraphClient,
  tenantId: string,
  groupId: string,
  among: readonly string[],
  signal?: AbortSignal,
): Promise<string[]> {
  const found: string[] = [];
  for (let i = 0; i < among.length; i += CHECKED_AT_ONCE) {
    const answer = await orNull(
      graph.send<{ value?: string[] }>(
        'POST',
        `/groups/${encodeURIComponent(groupId)}/checkMemberGroups`,
        { groupIds: among.slice(i, i + CHECKED_AT_ONCE) },
        { needs: NEEDS_GROUP, signal, onlyReads: true },
      ),
    );
    if (answer && !answer.body.value) throw noList(tenantId);
    found.push(...(answer?.body.value ?? []).map((id) => id.toLowerCase()));
  }
  return found;
}

/** https://learn.microsoft.com/graph/api/serviceprincipal-list-owners */
export async function readApplicationOwners(
  graph: GraphClient,
  applicationId: string,
  signal?: AbortSignal,
): Promise<string[]> {
  const { body } = await graph.list<DirectoryObject & { '@odata.type'?: string }>(
    `/servicePrincipals/${encodeURIComponent(applicationId)}/owners`,
    { needs: NEEDS_APPLICATION, query: { $select: 'id' }, signal },
  );
  return body.filter(isPerson).map(({ id }) => (id ?? '').toLowerCase());
}

/** https://learn.microsoft.com/graph/api/user-list-manager: none is an answer of 404. */
export async function readManager(
  graph: GraphClient,
  tenantId: string,
  objectId: string,
  signal?: AbortSignal,
): Promise<Account | null> {
  const found = await orNull(
    graph.get<User & { '@odata.type'?: string }>(`/users/${encodeURIComponent(objectId)}/manager`, {
      needs: NEEDS_USER,
      query: { $select: ACCOUNT_SELECT },
      signal,
    }),
  );
  return found ? toAccount(tenantId, found.body) : null;
}

/** https://learn.microsoft.com/graph/api/user-list-sponsors; groups can be sponsors, and do not decide. */
export async function readSponsors(
  graph: GraphClient,
  tenantId: string,
  objectId: string,
  signal?: AbortSignal,
): Promise<Account[]> {
  const { body } = await graph.list<User & { '@odata.type'?: string }>(
    `/users/${encodeURIComponent(objectId)}/sponsors`,
    { needs: NEEDS_USER, query: { $select: ACCOUNT_SELECT }, signal },
  );
  return body.filter(isPerson).map((user) => toAccount(tenantId, user));
}

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof DirectoryError && error.trouble === 'not-found') return null;
    throw error;
  }
}
