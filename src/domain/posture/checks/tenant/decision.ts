// TEN-07: why this tenant exists is written down, and somebody looked at it within a year.
import { DAY } from '../../../../shared/duration.ts';
import type { EstateView, TenantCheck, TenantView } from '../../check.ts';
import { momentOf } from '../../moments.ts';
import { knownValue } from '../../reading.ts';
import type { Verdict } from '../../result.ts';

const VALID = 365 * DAY;

export const architectureDecision: TenantCheck = {
  id: 'TEN-07',
  title: 'The architecture decision of the tenant is recorded and current',
  area: 'governance',
  kind: 'attestation',
  scope: 'tenant',
  severity: 'low',
  appliesTo: 'all',
  reads: [],
  why: 'Every further tenant costs administrators, licences and attention for as long as it lives. The decision says what it was worth that for; when the reason is gone, the tenant should be as well.',
  remediation:
    'Record context, constraints, alternatives and consequences, have the facts of the tenant drafted into the context, and declare the link, the reason and the day of the review in the estate.',
  words: [
    'architecture decision',
    'ADR',
    'decision record',
    'why does the tenant exist',
    'why do we have this tenant',
    'reviewed',
  ],
  assess: (view, estate) => judge(view, estate),
};

function judge({ tenant, declared, facts }: TenantView, { now }: EstateView): Verdict {
  const { decision } = declared;
  const created = momentOf(knownValue(facts, 'organization')?.createdDateTime);
  const age =
    created === undefined
      ? []
      : [`The tenant is ${Math.floor((now - created) / VALID)} years old.`];
  const notes = [
    ...age,
    'Azure subscriptions, application proxies and other clouds are not in the directory: the decision has to say what lies there. Advice to use Permissions Management has aged: Microsoft has retired it.',
  ];
  if (!decision?.url.trim()) {
    const reason = 'no architecture decision is declared';
    return { state: 'fail', reason, evidence: [], notes, attested: true };
  }
  const { reviewedOn, triggers, by } = decision;
  const day = new Date(reviewedOn).toISOString().slice(0, 10);
  const needsReason = tenant.kind !== 'primary' && triggers.every((one) => one.trim() === '');
  const wrong = [
    ...(now - reviewedOn > VALID ? [`it was last reviewed on ${day} and is due again`] : []),
    ...(reviewedOn > now ? [`its review is dated ${day}, which is still to come`] : []),
    ...(needsReason ? ['it gives no reason for a tenant beside the primary one'] : []),
  ];
  return {
    state: wrong.length > 0 ? 'fail' : 'pass',
    reason:
      wrong.length > 0
        ? `the architecture decision is recorded, but ${wrong.join('; ')}`
        : `recorded, and reviewed on ${day}${by ? ` by ${by}` : ''}`,
    evidence: [
      {
        kind: 'attestation',
        id: 'decision',
        name: decision.url,
        detail: [
          `reviewed on ${day}`,
          ...(triggers.length > 0 ? [`because of ${triggers.join(', ')}`] : []),
        ].join(', '),
        good: wrong.length === 0,
      },
    ],
    notes,
    attested: true,
  };
}
