// TEN-08: nothing of weight changed since a snapshot that somebody accepted, or somebody accepted the change.
import type { Estate } from '../../../estate/estate.ts';
import { type Change, diffFacts, incomparable } from '../../change/diff.ts';
import type { TenantCheck, TenantView } from '../../check.ts';
import { counted, listed } from '../../conditional-access/policy.ts';
import type { AreaName } from '../../facts/areas.ts';
import { onlyIfRead } from '../../only-if-read.ts';
import { readingOf, type TenantFacts } from '../../reading.ts';
import type { Evidence, Verdict } from '../../result.ts';
import { roleSource } from '../../role-holders.ts';

const TRACKED = [
  'crossTenantDefault',
  'crossTenantPartners',
  'multiTenantMembers',
  'conditionalAccess',
  'roleGroups',
  'authorizationPolicy',
  'authenticationMethodsPolicy',
  'domains',
] as const satisfies readonly AreaName[];
const WITH_PIM = ['roleAssignmentInstances', 'roleEligibilityInstances'] as const;
const WITHOUT_PIM = ['roleAssignments'] as const;

export const drift: TenantCheck = {
  id: 'TEN-08',
  title: 'Nothing drifted from the accepted snapshot without being approved',
  area: 'governance',
  kind: 'check',
  scope: 'tenant',
  severity: 'high',
  appliesTo: 'all',
  reads: [...TRACKED, ...WITH_PIM],
  comparesWithAccepted: true,
  why: 'What was reviewed once is only worth something as long as it stays so. Most gaps are not decided: they are left behind by a test, an incident or a helpful click.',
  remediation:
    'Ask what changed and who changed it. Accept each change with a reason and an end, or put it right through a request.',
  words: [
    'drift',
    'configuration drift',
    'what changed',
    'baseline changes',
    'deviations',
    'unapproved changes',
    'since the last review',
  ],
  assess(view, estate) {
    const before = estate.baseline?.(view.tenant.id);
    if (!before) {
      return {
        state: 'unknown',
        reason: `cannot be told: ${whyNothing(view)}`,
        evidence: [],
      };
    }
    const pim = roleSource(view) === 'pim';
    const areas: readonly AreaName[] = [...TRACKED, ...(pim ? WITH_PIM : WITHOUT_PIM)];
    return onlyIfRead(view, areas, judge(view, before, areas, estate.estate));
  },
};

const whyNothing = ({ declared: { acceptedOn } }: TenantView): string =>
  acceptedOn === null
    ? 'the estate does not say on which day this tenant was looked at and accepted'
    : `it was accepted on ${new Date(acceptedOn).toISOString().slice(0, 10)}, and no reading from then is at hand`;

function judge(
  view: TenantView,
  before: TenantFacts,
  areas: readonly AreaName[],
  estate: Estate,
): Verdict {
  const tracked = new Set(areas);
  const changes = diffFacts(before, view.facts, estate).filter(({ area }) => tracked.has(area));
  const blind = incomparable(before, view.facts).filter(({ area }) => tracked.has(area));
  const partial = areas.flatMap((area) => {
    const reading = readingOf(before, area);
    return reading.state === 'read' ? (reading.gaps ?? []) : [];
  });
  const notes = [
    'What people activated for some hours is use, not drift, and is not counted.',
    'Who made a change stands in the directory’s audit, as long as that is kept: 7 days without a premium licence, 30 with one.',
    ...blind.map(({ area, because }) => `Not compared: ${area} (${because}).`),
  ];
  const evidence = changes.map(evidenceOf);
  if (changes.length > 0) {
    const shown = listed(
      changes.map(({ sentence }) => sentence),
      3,
    );
    return {
      state: 'fail',
      reason: `${counted(changes.length, 'change')} since the accepted snapshot: ${shown}`,
      evidence,
      notes,
    };
  }
  const [first] = blind.map(({ area, because }) => `${area} could not be compared (${because})`);
  const doubt = first ?? partial[0];
  return doubt === undefined
    ? { state: 'pass', reason: 'nothing changed since the accepted snapshot', evidence, notes }
    : { state: 'unknown', reason: `cannot be told for sure: ${doubt}`, evidence, notes };
}

const evidenceOf = ({ kind, ids, name, sentence }: Change): Evidence => ({
  kind,
  id: ids[0] ?? name,
  name,
  detail: sentence,
});
