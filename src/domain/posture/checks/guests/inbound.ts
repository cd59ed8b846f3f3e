// Whom cross-tenant access lets in: people of the primary tenant and nobody else.
import { effectiveSection, sectionOf } from '../../between/effective.ts';
import { opennessOf, sayLists, saySection } from '../../between/openness.ts';
import { settingsFor } from '../../between/settings.ts';
import type { EstateView, TenantView } from '../../check.ts';
import { knownValue } from '../../reading.ts';
import type { Evidence } from '../../result.ts';
import type { Half } from './half.ts';

export function access(view: TenantView, estate: EstateView): Half {
  const standard = knownValue(view.facts, 'crossTenantDefault');
  const lists = standard && sectionOf(standard.b2bCollaborationInbound);
  const byDefault = lists && opennessOf(lists);
  const primaries = estate.tenants.filter(({ tenant }) => tenant.kind === 'primary');
  const partners = primaries.map(({ tenant }) => {
    const section = effectiveSection(settingsFor(view.facts, tenant.id), 'b2bCollaborationInbound');
    return { tenant, section, openness: opennessOf(section) };
  });
  const evidence: Evidence[] = [
    ...(lists
      ? [
          {
            kind: 'setting' as const,
            id: 'b2bCollaborationInbound',
            name: 'Default inbound B2B collaboration',
            detail: sayLists(lists),
            good: byDefault === 'closed',
          },
        ]
      : []),
    ...partners.map(
      ({ tenant, section, openness }): Evidence => ({
        kind: 'partner',
        id: tenant.id,
        name: tenant.displayName,
        detail: saySection(section),
        good: openness !== undefined && openness !== 'closed',
      }),
    ),
  ];
  if (byDefault !== undefined && byDefault !== 'closed') {
    return { is: 'bad', text: 'inbound B2B collaboration is not blocked by default', evidence };
  }
  if (byDefault === undefined || partners.some(({ openness }) => openness === undefined)) {
    return {
      is: 'unsaid',
      text: 'how inbound B2B collaboration stands could not be told',
      evidence,
    };
  }
  return partners.some(({ openness }) => openness !== 'closed')
    ? {
        is: 'good',
        text: 'inbound B2B collaboration is blocked but for the primary tenant',
        evidence,
      }
    : {
        is: 'bad',
        text: 'inbound B2B collaboration is blocked for the primary tenant as well',
        evidence,
      };
}
