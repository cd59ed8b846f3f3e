// Reads the tenants of a report now, judges them, and puts together what was found.
import { createClock } from '../adapters/clock.ts';
import { directoryAccess } from '../adapters/entra/directory-access.ts';
import { createBudgets } from '../adapters/entra/graph/budgets.ts';
import { createSurveyor } from '../adapters/entra/posture/surveyor.ts';
import { credentialSource } from '../adapters/entra/tokens/credential-source.ts';
import { createJsonLog } from '../adapters/telemetry/json-log.ts';
import { sandboxClockOffset } from '../config/sandbox-clock.ts';
import { assessEstate, assessTenant } from '../domain/posture/assess.ts';
import type { EstateView } from '../domain/posture/check.ts';
import { checks } from '../domain/posture/checks/index.ts';
import { estateView, isOurs } from '../domain/posture/estate-view.ts';
import type { AreaName } from '../domain/posture/facts/areas.ts';
import type { TenantFacts } from '../domain/posture/reading.ts';
import { buildReport, type Report } from '../domain/posture/report.ts';
import type { PostureEstate } from './posture-estate.ts';

/** As many tenants are read at the same time. */
const AT_ONCE = 8;

/** What checks of one tenant read of others, besides how these deal with it. */
const ELSEWHERE: readonly AreaName[] = [
  ...new Set<AreaName>([
    'crossTenantDefault',
    'crossTenantPartners',
    ...checks.flatMap(({ readsElsewhere }) => readsElsewhere ?? []),
  ]),
];

export async function surveyedReport(
  { settings, estate, identities }: PostureEstate,
  tenantIds: readonly string[],
): Promise<Report> {
  const log = createJsonLog('error');
  const clock = createClock(await sandboxClockOffset(settings.sandboxOrigin));
  const credentialFor = credentialSource({
    identities,
    authorityHost: settings.authorityHost,
    tokenExchangeAudience: settings.tokenExchangeAudience,
    sandbox: settings.mode === 'sandbox',
    log,
  });
  const budgets = createBudgets();
  const access = directoryAccess({ ...settings, estate, credentialFor, budgets }, 'reader');
  const surveyor = createSurveyor({ access, estate, clock, log });

  const ours = estate.tenants.filter(isOurs).map(({ id }) => id);
  const facts = new Map<string, TenantFacts>();
  const waiting = ours.map((id) => ({ id, whole: tenantIds.includes(id) }));
  const hand = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { id, whole } = next;
      facts.set(id, await surveyor.survey(id, whole ? {} : { areas: ELSEWHERE }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));

  const view: EstateView = {
    ...estateView(estate, (id) => facts.get(id), clock.now()),
    ownApplications: Object.values(identities).map(({ clientId }) => clientId),
  };
  const tenants = view.tenants.filter(({ tenant }) => tenantIds.includes(tenant.id));
  const whole = tenants.length === view.tenants.length;
  const results = checks.flatMap((check) => {
    if (check.scope === 'tenant') return tenants.map((one) => assessTenant(check, one, view));
    // Of the estate as a whole nothing is said where only some of it was read.
    return whole ? [assessEstate(check, view)] : [];
  });
  return buildReport(view, checks, results, tenants);
}
