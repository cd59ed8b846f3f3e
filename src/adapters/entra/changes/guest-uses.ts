// What a guest account is used for besides the access that ends: as long as there is anything, it stays.
import type { AppRoleAssignment, DirectoryObject } from '@microsoft/microsoft-graph-types';
import { DirectoryError } from '../../../ports/directory-error.ts';
import type { DirectoryAccess } from '../directory-access.ts';
import { type GraphClient, quoted } from '../graph/client.ts';

export interface GuestUses {
  /** In words: `2 memberships`, `1 application`. Empty means that nothing else uses it. */
  readonly uses: readonly string[];
  readonly onlyMemberships: boolean;
}

/** Of an account that the directory does not know, or not yet everywhere, there are none. */
export async function usesOfGuest(
  reader: DirectoryAccess,
  remover: DirectoryAccess,
  tenantId: string,
  objectId: string,
  signal: AbortSignal,
): Promise<GuestUses> {
  try {
    return await readUses(reader, remover, tenantId, objectId, signal);
  } catch (error) {
    if (!(error instanceof DirectoryError) || error.trouble !== 'not-found') throw error;
    return { uses: [], onlyMemberships: false };
  }
}

async function readUses(
  reader: DirectoryAccess,
  remover: DirectoryAccess,
  tenantId: string,
  objectId: string,
  signal: AbortSignal,
): Promise<GuestUses> {
  const user = `/users/${encodeURIComponent(objectId)}`;
  // Application assignments can only be read with Directory.Read.All, which the reader does not have.
  const needs = 'Directory.Read.All';
  const graph = remover(tenantId);
  const [memberships, applications, owned, eligible] = await Promise.all([
    graph.send<{ value: string[] }>(
      'POST',
      `${user}/getMemberObjects`,
      { securityEnabledOnly: false },
      { needs, signal },
    ),
    graph.list<AppRoleAssignment>(`${user}/appRoleAssignments`, { needs, signal }),
    graph.list<DirectoryObject>(`${user}/ownedObjects`, {
      needs,
      query: { $select: 'id' },
      signal,
    }),
    readEligibilities(reader(tenantId), objectId, signal),
  ]);
  const member = say(memberships.body.value.length, 'membership', 'memberships');
  const others = [
    say(applications.body.length, 'application', 'applications'),
    say(owned.body.length, 'owned object', 'owned objects'),
    say(eligible, 'role eligibility', 'role eligibilities'),
  ].flatMap((use) => use ?? []);
  return { uses: member ? [member, ...others] : others, onlyMemberships: others.length === 0 };
}

async function readEligibilities(
  graph: GraphClient,
  objectId: string,
  signal: AbortSignal,
): Promise<number> {
  try {
    const { body } = await graph.list<{ id: string }>(
      '/roleManagement/directory/roleEligibilityScheduleInstances',
      {
        needs: 'RoleManagement.Read.Directory',
        query: { $filter: `principalId eq ${quoted(objectId)}` },
        signal,
      },
    );
    return body.length;
  } catch (error) {
    // Without the licence there is no PIM, so nobody is eligible for anything.
    if (error instanceof DirectoryError && /PremiumLicenseRequired/i.test(error.code)) return 0;
    throw error;
  }
}

const say = (count: number, one: string, many: string): string | undefined =>
  count === 0 ? undefined : `${count} ${count === 1 ? one : many}`;
