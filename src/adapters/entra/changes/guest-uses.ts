// What a guest account is used for besides the access that ends: as long as there is anything, it stays.
import type {
  AdministrativeUnit,
  AppRoleAssignment,
  DirectoryObject,
  Group,
  UnifiedRoleAssignment,
  UnifiedRoleEligibilityScheduleInstance,
} from '@microsoft/microsoft-graph-types';
import type { Instant } from '../../../domain/facts.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { countGroupEligibilities } from '../facts/group-pim.ts';
import { givesAnything, readAssignments } from '../facts/package-assignments.ts';
import { type GraphClient, quoted } from '../graph/client.ts';
import type { ChangerDeps } from './deps.ts';

export interface GuestUses {
  /** In words: `2 memberships`, `1 application`. Empty means that nothing else uses it. */
  readonly uses: readonly string[];
  /** Each may have been taken back just now, and still be listed. */
  readonly mayPass: boolean;
}

/** Of an account that the directory does not know, or not yet everywhere, there are none. */
export async function usesOfGuest(
  deps: ChangerDeps,
  tenantId: string,
  objectId: string,
  signal: AbortSignal,
): Promise<GuestUses> {
  try {
    return await readUses(deps, tenantId, objectId, signal);
  } catch (error) {
    if (!(error instanceof DirectoryError) || error.trouble !== 'not-found') throw error;
    return { uses: [], mayPass: false };
  }
}

async function readUses(
  { reader, remover, clock }: ChangerDeps,
  tenantId: string,
  objectId: string,
  signal: AbortSignal,
): Promise<GuestUses> {
  const user = `/users/${encodeURIComponent(objectId)}`;
  // Application assignments can only be read with Directory.Read.All, which the reader does not have.
  const needs = 'Directory.Read.All';
  const graph = remover(tenantId);
  const [memberships, applications, owned, roles, eligible, inGroups, packages] = await Promise.all(
    [
      graph.list<Membership>(`${user}/memberOf`, {
        needs,
        query: { $select: 'id,groupTypes,membershipType', $top: '999' },
        signal,
      }),
      graph.list<AppRoleAssignment>(`${user}/appRoleAssignments`, { needs, signal }),
      graph.list<DirectoryObject>(`${user}/ownedObjects`, {
        needs,
        query: { $select: 'id' },
        signal,
      }),
      readRoles(reader(tenantId), objectId, signal),
      unlessUnlicensed(readEligibilities(reader(tenantId), objectId, clock.now(), signal)),
      unlessUnlicensed(countGroupEligibilities(reader(tenantId), objectId, clock.now(), signal)),
      readPackages(reader(tenantId), objectId, signal),
    ],
  );
  const own = applications.body.filter(
    // Those of the groups that somebody is in are listed as well, and tell of the group.
    ({ principalId }) => principalId?.toLowerCase() === objectId,
  );
  const lasting = [say(own.length, 'application', 'applications')];
  const passing = [
    say(memberships.body.filter(isGivenByHand).length, 'membership', 'memberships'),
    say(owned.body.length, 'owned object', 'owned objects'),
    say(roles, 'role', 'roles'),
    say(eligible, 'role eligibility', 'role eligibilities'),
    say(packages, 'access package', 'access packages'),
    say(inGroups, 'group eligibility', 'group eligibilities'),
  ];
  const [membership, ...others] = passing;
  return {
    uses: [membership, ...lasting, ...others].flatMap((use) => use ?? []),
    mayPass: lasting.every((use) => use === undefined),
  };
}

type Membership = DirectoryObject &
  Pick<Group, 'groupTypes'> &
  Pick<AdministrativeUnit, 'membershipType'> & { '@odata.type'?: string };

/**
 * Not what a rule brings along ("all guests" would keep every guest for ever), and no roles: those are
 * counted by themselves, the ones that reach no further than a unit included.
 */
const isGivenByHand = (one: Membership): boolean =>
  one['@odata.type'] !== '#microsoft.graph.directoryRole' &&
  !(one.groupTypes ?? []).includes('DynamicMembership') &&
  one.membershipType?.toLowerCase() !== 'dynamic';

/** https://learn.microsoft.com/graph/api/rbacapplication-list-roleassignments */
async function readRoles(
  graph: GraphClient,
  objectId: string,
  signal: AbortSignal,
): Promise<number> {
  const { body } = await graph.list<UnifiedRoleAssignment>(
    '/roleManagement/directory/roleAssignments',
    {
      needs: 'RoleManagement.Read.Directory',
      query: { $filter: `principalId eq ${quoted(objectId)}`, $select: 'id' },
      signal,
    },
  );
  return body.length;
}

async function readEligibilities(
  graph: GraphClient,
  objectId: string,
  now: Instant,
  signal: AbortSignal,
): Promise<number> {
  const { body } = await graph.list<UnifiedRoleEligibilityScheduleInstance>(
    '/roleManagement/directory/roleEligibilityScheduleInstances',
    {
      needs: 'RoleManagement.Read.Directory',
      query: { $filter: `principalId eq ${quoted(objectId)}`, $select: 'id,endDateTime' },
      signal,
    },
  );
  // One that is over may be listed for a while.
  return body.filter(({ endDateTime }) => !endDateTime || Date.parse(endDateTime) > now).length;
}

/** Without the licence there is no PIM, so nobody is eligible for anything. */
async function unlessUnlicensed(count: Promise<number>): Promise<number> {
  try {
    return await count;
  } catch (error) {
    if (error instanceof DirectoryError && /PremiumLicenseRequired/i.test(error.code)) return 0;
    throw error;
  }
}

/** One that is still being handed out would bring its roles back to an account that is gone. */
async function readPackages(
  graph: GraphClient,
  objectId: string,
  signal: AbortSignal,
): Promise<number> {
  try {
    const { body } = await readAssignments(graph, objectId, undefined, signal);
    return body.filter(givesAnything).length;
  } catch (error) {
    // Without the licence there are no access packages.
    if (error instanceof DirectoryError && error.trouble === 'unlicensed') return 0;
    throw error;
  }
}

const say = (count: number, one: string, many: string): string | undefined =>
  count === 0 ? undefined : `${count} ${count === 1 ? one : many}`;
