// People whose account is at risk, and how high.

import type { RiskyUserFact } from '../../../domain/posture/facts/security.ts';
import { byId, id, pickAll, texts } from './pick.ts';
import type { AreaReader } from './survey.ts';

const RISKY = {
  id,
  ...texts('userDisplayName userPrincipalName riskLevel riskState riskDetail'),
  ...texts('riskLastUpdatedDateTime'),
} as const;

export const readRiskyUsers: AreaReader<'riskyUsers'> = async (survey) =>
  byId(
    pickAll<RiskyUserFact>(
      await survey.list('/identityProtection/riskyUsers', {
        needs: 'IdentityRiskyUser.Read.All',
        query: { $filter: "riskState eq 'atRisk' or riskState eq 'confirmedCompromised'" },
      }),
      RISKY,
    ),
  );
