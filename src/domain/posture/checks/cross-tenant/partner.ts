// How a partner entry appears in evidence: its id, and the name by which the estate or that tenant itself calls it.
import { sayWhoNames, tenantNamed } from '../../between/naming.ts';
import type { EstateView, TenantView } from '../../check.ts';
import type { DocumentedPartner } from '../../declared.ts';
import type { Level, Observation } from './observed.ts';

export function partnerSeen(
  estate: EstateView,
  view: TenantView,
  partnerId: string,
  level: Level,
  detail: string,
): Observation {
  const named = tenantNamed(estate, partnerId, view.facts);
  const whose = sayWhoNames(named);
  return {
    level,
    kind: 'partner',
    id: named.id,
    name: named.name,
    detail: whose ? `${detail}; ${whose}` : detail,
  };
}

export const documentedPartner = (
  { declared }: EstateView,
  partnerId: string,
): DocumentedPartner | undefined =>
  declared.partners.find(({ tenantId }) => tenantId.toLowerCase() === partnerId.toLowerCase());

/** Told by the id that the estate declares; anybody can give their tenant a name of Microsoft's. */
export const isMicrosoftSupport = (estate: EstateView, partnerId: string): boolean =>
  documentedPartner(estate, partnerId)?.microsoftSupport === true;
