// Whether every partner entry is a relationship that somebody owns and has looked at of late.
import { someOf } from '../../all-of.ts';
import { sectionOf } from '../../between/effective.ts';
import { opennessOf } from '../../between/openness.ts';
import { type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import { hedged } from '../../hedge.ts';
import { knownValue } from '../../reading.ts';
import type { Verdict } from '../../result.ts';
import { conclude, type Observation, ofLevel, someNames } from './observed.ts';
import { partnerSeen } from './partner.ts';
import { seenOf } from './partner-record.ts';

const AREAS = ['crossTenantPartners'] as const;

export const documentedPartners: TenantCheck = {
  id: 'XTA-05',
  title: 'Each partner entry stands for a relationship that somebody owns and reviews',
  area: 'cross-tenant-access',
  kind: 'check',
  severity: 'high',
  appliesTo: 'all',
  scope: 'tenant',
  reads: ['crossTenantPartners', 'crossTenantDefault', 'partnerNames'],
  why: 'An entry that nobody can explain is either left over from something that ended or was made by somebody who should not have. Without an owner and a review it stays for ever.',
  remediation: 'Document the partner with an owner and a review date, or delete its entry.',
  words: [
    'partners',
    'unknown partners',
    'undocumented partners',
    'partner owner',
    'partner review',
    'organisations we work with',
    'who is that partner',
    'office 365 support',
  ],
  assess(view, estate) {
    const verdict = withFacts(view, AREAS, ({ crossTenantPartners }) => {
      if (crossTenantPartners.length === 0) return withoutPartners(view);
      const seen = crossTenantPartners.map((partner) => seenOf(estate, view, partner));
      const providers = crossTenantPartners.filter(({ isServiceProvider }) => isServiceProvider);
      const notes = providers.map(
        ({ tenantId }) =>
          `${partnerSeen(estate, view, tenantId, 'good', '').name} is a service provider: its delegated administration is not visible from here.`,
      );
      return conclude(seen, (state) => reasonOf(seen, state), notes);
    });
    return hedged(view, AREAS, 'every', verdict);
  },
};

function reasonOf(seen: readonly Observation[], state: Verdict['state']): string {
  if (state === 'pass')
    return seen.length === 1
      ? 'the only partner entry is documented'
      : `all ${seen.length} partner entries are documented`;
  const [unknown, stale] = [ofLevel(seen, 'fail'), ofLevel(seen, 'partial')];
  return [
    unknown.length > 0 &&
      `${someOf(unknown.length, seen.length, 'partner entry', 'partner entries')} ${unknown.length === 1 ? 'is' : 'are'} not documented: ${someNames(unknown)}`,
    stale.length > 0 &&
      `${someOf(stale.length, seen.length, 'partner entry', 'partner entries')} ${stale.length === 1 ? 'is' : 'are'} without an owner or a recent review: ${someNames(stale)}`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** Without entries the default alone decides about everybody who is invited, partner or not. */
function withoutPartners(view: TenantView): Verdict {
  const standard = knownValue(view.facts, 'crossTenantDefault');
  const doors = [standard?.b2bCollaborationInbound, standard?.b2bCollaborationOutbound];
  const shut = doors.every((door) => opennessOf(sectionOf(door)) === 'closed');
  return shut
    ? {
        state: 'pass',
        reason: 'there is no partner entry, and the default lets nobody in or out',
        evidence: [],
      }
    : {
        state: 'partial',
        reason:
          'there is no partner entry: whoever is invited comes in by the default alone, which is a gap and not a safe state',
        evidence: [],
      };
}
