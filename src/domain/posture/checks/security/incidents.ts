// SEC-02: no grave Defender incident lies about without anybody who works on it.
import { DAY } from '../../../../shared/duration.ts';
import type { Instant } from '../../../facts.ts';
import { type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import { counted, listed } from '../../conditional-access/policy.ts';
import type { IncidentFact } from '../../facts/security.ts';
import { hedged } from '../../hedge.ts';
import { hasLicence } from '../../licences.ts';
import { momentOf } from '../../moments.ts';
import { readingOf } from '../../reading.ts';
import type { PostureState, Verdict } from '../../result.ts';

const WAITING = new Set(['active', 'awaitingAction']);

export const unassignedIncidents: TenantCheck = {
  id: 'SEC-02',
  title: 'No high-severity Defender incident is unassigned',
  area: 'security-operations',
  kind: 'check',
  scope: 'tenant',
  severity: 'high',
  appliesTo: 'all',
  needs: 'defender',
  reads: ['incidents', 'skus'],
  why: 'An incident that nobody has taken is an attack that nobody stops. In an estate of several tenants it is the small one whose incidents nobody reads.',
  remediation: 'Open the incident in Defender and assign it to somebody.',
  words: [
    'incidents',
    'open incidents',
    'Defender incidents',
    'Defender XDR',
    'unassigned incidents',
    'alerts',
    'attacks',
  ],
  assess: (view, { now }) =>
    notProvisioned(view) ??
    withFacts(view, ['incidents'], ({ incidents }) => {
      const verdict = judge(incidents, now);
      return hedged(view, ['incidents'], 'every', verdict);
    }),
};

/** Without the product there is nothing to read; with a licence for it, something else is wrong. */
function notProvisioned(view: TenantView): Verdict | undefined {
  const reading = readingOf(view.facts, 'incidents');
  if (reading.state !== 'unlicensed' || hasLicence(view, 'defender') !== true) return undefined;
  const { tenantId } = view.facts;
  const sentence =
    'Defender answers that it is not set up here, though the tenant is licensed for it';
  return {
    state: 'unknown',
    reason: `cannot be told: ${sentence}`,
    evidence: [],
    missing: [{ tenantId, area: 'incidents', why: 'unreadable', code: reading.code, sentence }],
  };
}

function judge(all: readonly IncidentFact[], now: Instant): Verdict {
  const grave = all.filter(
    ({ severity, status, assignedTo }) =>
      severity === 'high' && WAITING.has(status ?? '') && !assignedTo,
  );
  const ageOf = ({ createdDateTime }: IncidentFact) => {
    const created = momentOf(createdDateTime);
    return created === undefined ? undefined : now - created;
  };
  const late = grave.filter((incident) => (ageOf(incident) ?? 0) > DAY);
  const unsaid = [
    ...grave.filter((incident) => ageOf(incident) === undefined),
    ...all.filter(
      ({ severity, status, assignedTo }) =>
        !assignedTo &&
        ((!severity && (!status || WAITING.has(status))) || (severity === 'high' && !status)),
    ),
  ];
  const fresh = grave.filter((incident) => !late.includes(incident) && !unsaid.includes(incident));
  const [state, reason]: [PostureState, string] =
    late.length > 0
      ? [
          'fail',
          `${counted(late.length, 'high-severity incident has', 'high-severity incidents have')} been assigned to nobody for more than a day: ${listed(late.map(({ id, displayName }) => `“${displayName ?? id}”`))}`,
        ]
      : unsaid.length > 0
        ? [
            'unknown',
            `of ${counted(unsaid.length, 'incident')} severity, status or age is not said`,
          ]
        : fresh.length > 0
          ? [
              'pass',
              `${counted(fresh.length, 'high-severity incident is', 'high-severity incidents are')} unassigned, for less than a day`,
            ]
          : ['pass', 'no high-severity incident is unassigned'];
  return {
    state,
    reason,
    evidence: [...late, ...unsaid, ...fresh].map((incident) => ({
      kind: 'incident',
      id: incident.id,
      name: incident.displayName ?? incident.id,
      detail: [
        incident.status ?? 'status not said',
        `since ${incident.createdDateTime ?? 'an unknown time'}`,
        'unassigned',
        ...(incident.incidentWebUrl ? [incident.incidentWebUrl] : []),
      ].join(', '),
      good: fresh.includes(incident),
    })),
    notes: ['Which tenants the multitenant view of Defender shows cannot be read from Graph.'],
  };
}
