// What is on record about one partner entry: ours, owned and reviewed, or known to nobody.
import { DAY } from '../../../../shared/duration.ts';
import { isOwned, tenantIn } from '../../between/naming.ts';
import type { EstateView, TenantView } from '../../check.ts';
import type { DocumentedPartner } from '../../declared.ts';
import type { PartnerFact } from '../../facts/cross-tenant.ts';
import type { Level, Observation } from './observed.ts';
import { documentedPartner, partnerSeen } from './partner.ts';

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
    if (documented.owner.trim() === '') return of('partial', 'documented without an owner');
    const { level, words } = reviewOf(estate, documented, view.tenant.id);
    return of(level, `owned by ${documented.owner}, ${words}`);
  }
  return tenantIn(estate.estate, id)
    ? of(
        'partial',
        'known to the estate, but no owner and review of the relationship are on record',
      )
    : of('fail', 'the estate does not know this tenant');
}

/** The newest of what the file declares and what an owner of this tenant said. */
function reviewOf(
  { now, declared }: EstateView,
  { reviewedOn, attested = [] }: DocumentedPartner,
  tenantId: string,
): { readonly level: Level; readonly words: string } {
  const said = attested.find(
    (one) => one.tenantId === tenantId && one.on > reviewedOn && one.on <= now,
  );
  const at = said?.on ?? reviewedOn;
  const on = new Date(at).toISOString().slice(0, 10);
  const who = said?.by ?? 'an owner whose name was erased';
  if (said?.verdict === 'not-needed') {
    return { level: 'partial', words: `no longer needed, as ${who} attested on ${on}` };
  }
  const how = said ? `still needed, as ${who} attested on ${on}` : `reviewed on ${on}`;
  if (now - at <= declared.reviewEvery) return { level: 'good', words: how };
  const days = Math.floor(declared.reviewEvery / DAY);
  return {
    level: 'partial',
    words: `${said ? how : `last ${how}`}, more than ${days === 1 ? 'a day' : `${days} days`} ago`,
  };
}
