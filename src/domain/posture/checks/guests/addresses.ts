// To which addresses invitations may go: those of the primary tenant and no others.
import type { EstateView, TenantView } from '../../check.ts';
import { counted, listed } from '../../conditional-access/policy.ts';
import { knownValue, readingOf } from '../../reading.ts';
import type { Evidence } from '../../result.ts';
import { allowedDomains } from './definition.ts';
import type { Half } from './half.ts';

export function addresses(view: TenantView, estate: EstateView): Half {
  const reading = readingOf(view.facts, 'b2bManagement');
  const list = reading.state === 'read' ? allowedDomains(reading.value) : undefined;
  if (list === undefined) {
    return {
      is: 'unsaid',
      text: 'to which domains invitations may go could not be read',
      evidence: [],
    };
  }
  const own = new Set(
    estate.tenants
      .filter(({ tenant }) => tenant.kind === 'primary')
      .flatMap(({ tenant, facts }) => [
        ...tenant.domains,
        ...(knownValue(facts, 'organization')?.verifiedDomains ?? []).map(({ name }) => name),
      ])
      .map((domain) => domain.toLowerCase()),
  );
  const others = list.filter((domain) => !own.has(domain));
  const evidence: Evidence[] = list.map((domain) => ({
    kind: 'domain',
    id: domain,
    name: domain,
    detail: own.has(domain)
      ? 'allowed, of the primary tenant'
      : 'allowed, not of the primary tenant',
    good: own.has(domain),
  }));
  if (list.length === 0) {
    return { is: 'bad', text: 'no list of allowed domains limits invitations', evidence };
  }
  return others.length > 0
    ? {
        is: 'bad',
        text: `invitations may go to ${counted(others.length, 'domain')} that ${others.length === 1 ? 'is' : 'are'} not of the primary tenant: ${listed(others)}`,
        evidence,
      }
    : { is: 'good', text: 'invitations may go to domains of the primary tenant only', evidence };
}
