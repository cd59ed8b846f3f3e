// What is on record about one partner entry: ours, owned and reviewed, or known to nobody.
import { DAY } from '../../../../shared/duration.ts';
import { isOwned, tenantIn } from '../../between/naming.ts';
import type { EstateView, TenantView } from '../../check.ts';
import type { PartnerFact } from '../../facts/cross-tenant.ts';
import type { Level, Observation } from './observed.ts';
import { documentedPartner, partnerSeen } from './partner.ts';

const REVIEWED_WITHIN = 180 * DAY;

export function seenOf(estate: EstateView, view: TenantView, partner: PartnerFact): Observation {
  const id = partner.tenantId.toLowerCase();
  const provider = partner.isServiceProvider === true ? '; service provider' : '';
  const of = (level: Level, detail: string) =>
    partnerSeen(estate, view, id, level, detail + provider);
  if (isOwned(estate.estate, id)) return of('good', 'one of our tenants');
  const documented = documentedPartner(estate, id);
  if (documented?.microsoftSupport)
    return of('good', 'made by Microsoft for a support case, as the estate declares');
  if (documented) {
    const age = estate.now - documented.reviewedOn;
    const on = new Date(documented.reviewedOn).toISOString().slice(0, 10);
    if (documented.owner.trim() === '') return of('partial', 'documented without an owner');
    return age <= REVIEWED_WITHIN
      ? of('good', `owned by ${documented.owner}, reviewed on ${on}`)
      : of(
          'partial',
          `owned by ${documented.owner}, last reviewed on ${on}, more than 180 days ago`,
        );
  }
  return tenantIn(estate.estate, id)
    ? of(
        'partial',
        'known to the estate, but no owner and review of the relationship are on record',
      )
    : of('fail', 'the estate does not know this tenant');
}
