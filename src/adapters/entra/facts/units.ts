// Reads administrative units: what they are, and which accounts are in them.
import type { AdministrativeUnit as GraphUnit, User } from '@microsoft/microsoft-graph-types';
import type { AdministrativeUnit, UnitMember, UnitMembers } from '../../../domain/facts.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import type { GraphClient } from '../graph/client.ts';
import { addressBehind, isExternal } from './account.ts';

const NEEDS = 'AdministrativeUnit.Read.All';
const SELECT = [
  'id',
  'displayName',
  'isMemberManagementRestricted',
  'membershipType',
  'visibility',
];
/** One page of directory objects holds no more. */
const AT_MOST = 999;

const pathOf = (unitId: string): string =>
  `/directory/administrativeUnits/${encodeURIComponent(unitId)}`;

/** https://learn.microsoft.com/graph/api/administrativeunit-get; null when there is no such unit. */
export async function readUnit(
  graph: GraphClient,
  tenantId: string,
  unitId: string,
  signal?: AbortSignal,
): Promise<AdministrativeUnit | null> {
  try {
    const { body } = await graph.get<GraphUnit>(pathOf(unitId), {
      needs: NEEDS,
      query: { $select: SELECT.join(',') },
      signal,
    });
    return {
      tenantId,
      id: unitId,
      displayName: body.displayName ?? unitId,
      restricted: body.isMemberManagementRestricted === true,
      dynamic: body.membershipType?.toLowerCase() === 'dynamic',
      hidden: body.visibility?.toLowerCase() === 'hiddenmembership',
    };
  } catch (error) {
    if (error instanceof DirectoryError && error.trouble === 'not-found') return null;
    throw error;
  }
}

type Member = User & { '@odata.type'?: string };

interface Page {
  readonly value?: Member[];
  readonly '@odata.nextLink'?: string;
}

/** https://learn.microsoft.com/graph/api/administrativeunit-list-members; the first page alone. */
export async function readUnitMembers(
  graph: GraphClient,
  tenantId: string,
  unitId: string,
  signal?: AbortSignal,
): Promise<UnitMembers> {
  const { body } = await graph.get<Page>(`${pathOf(unitId)}/members`, {
    needs: NEEDS,
    query: { $select: 'id,userPrincipalName,mail,identities', $top: String(AT_MOST) },
    signal,
  });
  // No list is not an empty one.
  if (!body.value) {
    throw new DirectoryError('unavailable', tenantId, 'malformed', 'its answer was no list');
  }
  return {
    people: body.value.filter(isPerson).map(toMember),
    complete: body['@odata.nextLink'] === undefined,
  };
}

const isPerson = (member: Member): boolean => member['@odata.type'] === '#microsoft.graph.user';

function toMember(user: Member): UnitMember {
  const addresses = [addressBehind(user.userPrincipalName ?? ''), user.mail?.toLowerCase()];
  return {
    objectId: (user.id ?? '').toLowerCase(),
    homeAddresses: isExternal(user)
      ? [...new Set(addresses.flatMap((address) => address ?? []))]
      : [],
  };
}
