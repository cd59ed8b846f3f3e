// Security operations: scores over time, controls, and open incidents.
import type {
  IncidentFact,
  SecureScoreFact,
  SecurityAreas,
} from '../../../domain/posture/facts/security.ts';
import { byId, pickAll, texts } from './pick.ts';
import type { AreaReader } from './survey.ts';

const NEEDS = 'SecurityEvents.Read.All';

const SCORE = {
  ...texts('id createdDateTime currentScore maxScore'),
  averageComparativeScores: [texts('basis averageScore')],
  controlScores: [texts('controlName score description')],
} as const;

/**
 * One a day, newest first, for 90 days. Only the newest keeps its controls: of the others nothing
 * but the score is looked at, and they would be most of everything that is kept.
 */
export const readSecureScores: AreaReader<'secureScores'> = async (survey) => {
  const { value } = await survey.get<{ value?: readonly unknown[] }>('/security/secureScores', {
    needs: NEEDS,
    query: { $top: '90' },
  });
  return pickAll<SecureScoreFact>(value ?? [], SCORE).map(({ controlScores, ...score }, i) =>
    i === 0 && controlScores !== undefined ? { ...score, controlScores } : score,
  );
};

export const readControlProfiles: AreaReader<'controlProfiles'> = async (survey) =>
  byId(
    pickAll<SecurityAreas['controlProfiles'][number]>(
      await survey.list('/security/secureScoreControlProfiles', { needs: NEEDS }),
      texts('id title maxScore service remediation'),
    ),
  );

const INCIDENT = {
  ...texts('id displayName severity status assignedTo createdDateTime lastUpdateDateTime'),
  ...texts('incidentWebUrl'),
} as const;

/** A page holds 50 at most: https://learn.microsoft.com/graph/api/security-list-incidents */
export const readIncidents: AreaReader<'incidents'> = async (survey) =>
  byId(
    pickAll<IncidentFact>(
      await survey.list('/security/incidents', {
        needs: 'SecurityIncident.Read.All',
        query: { $filter: "status eq 'active' or status eq 'inProgress'", $top: '50' },
      }),
      INCIDENT,
    ),
  );
