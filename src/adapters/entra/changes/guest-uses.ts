// What a guest account is used for besides the access that ends: as long as there is anything, it stays.
import type { AppRoleAssignment, DirectoryObject } from '@microsoft/microsoft-graph-types';
import { DirectoryError } from '../../../ports/directory-error.ts';
import type { DirectoryAccess } from '../directory-access.ts';
import { type GraphClient, quoted } from '../graph/client.ts';

/** In words: `2 memberships`, `1 application`. Empty means that nothing else uses it. */
export async function usesOfGuest(
  reader: DirectoryAccess,
  remover: DirectoryAccess,
  tenantId: string,
  objectId: string,
  signal: AbortSignal,
): Promise<string[]> {
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
  return [
    say(memberships.body.value.length, 'membership', 'memberships'),
    say(applications.body.length, 'application', 'applications'),
    say(owned.body.length, 'owned object', 'owned objects'),
    say(eligible, 'role eligibility', 'role eligibilities'),
  ].flatMap((use) => use ?? []);
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
