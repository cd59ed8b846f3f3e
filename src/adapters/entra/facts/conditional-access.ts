// Reads which Conditional Access policies may ask people of other tenants for multifactor authentication.
import type {
  ConditionalAccessGuestsOrExternalUsers,
  ConditionalAccessPolicy,
} from '@microsoft/microsoft-graph-types';
import type { GraphClient } from '../graph/client.ts';

const OTHERS = 'GuestsOrExternalUsers';

/**
 * Names of the policies. One that names applications, places or devices counts as well: what it does
 * in the end is decided at the sign-in.
 * https://learn.microsoft.com/graph/api/conditionalaccessroot-list-policies
 */
export async function readMfaForDirectConnect(
  graph: GraphClient,
  signal?: AbortSignal,
): Promise<string[]> {
  const { body } = await graph.list<ConditionalAccessPolicy>(
    '/identity/conditionalAccess/policies',
    {
      needs: 'Policy.Read.All',
      query: { $select: 'id,displayName,state,conditions,grantControls' },
      signal,
    },
  );
  return body
    .filter((policy) => policy.state === 'enabled' && asksForMfa(policy) && isForThem(policy))
    .map(({ displayName, id }) => displayName ?? id ?? '');
}

const asksForMfa = ({ grantControls }: ConditionalAccessPolicy): boolean =>
  (grantControls?.builtInControls ?? []).includes('mfa') ||
  (grantControls?.authenticationStrength ?? null) !== null;

function isForThem({ conditions }: ConditionalAccessPolicy): boolean {
  const users = conditions?.users;
  const included =
    (users?.includeUsers ?? []).some((one) => one === 'All' || one === OTHERS) ||
    names(users?.includeGuestsOrExternalUsers);
  const excluded =
    (users?.excludeUsers ?? []).includes(OTHERS) || names(users?.excludeGuestsOrExternalUsers);
  return included && !excluded;
}

/** The kinds of people stand in one text, separated by commas. */
const names = (of: ConditionalAccessGuestsOrExternalUsers | null | undefined): boolean =>
  String(of?.guestOrExternalUserTypes ?? '')
    .toLowerCase()
    .includes('b2bdirectconnectuser');
