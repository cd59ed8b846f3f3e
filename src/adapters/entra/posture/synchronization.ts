// Jobs that write people into another directory, and into which one as far as Graph tells.
import type { SynchronizationFact } from '../../../domain/posture/facts/workloads.ts';
import { lowerId, pick, texts } from './pick.ts';
import { type AreaReader, ofEach } from './survey.ts';

type Job = SynchronizationFact['jobs'][number];

const JOB = {
  ...texts('id templateId'),
  status: {
    ...texts('code countSuccessiveCompleteFailures quarantine'),
    lastSuccessfulExecution: texts('timeEnded'),
  },
} as const;

/** Each application costs a call of its own; a tenant has rarely a tenth of this that synchronise. */
const ASKED_AT_MOST = 500;

/**
 * https://learn.microsoft.com/graph/api/synchronization-synchronization-list-jobs
 * An application of somebody else cannot be set up here to provision, so only the tenant's own are asked.
 */
export const readSynchronization: AreaReader<'synchronization'> = async (survey, gap) => {
  const own = (await survey.area('servicePrincipals')).filter(
    ({ servicePrincipalType, appOwnerOrganizationId }) =>
      servicePrincipalType === 'Application' && appOwnerOrganizationId === survey.tenantId,
  );
  if (own.length > ASKED_AT_MOST) {
    gap(`${own.length - ASKED_AT_MOST} applications were not asked whether they synchronise`);
  }
  const read = await ofEach(
    own.slice(0, ASKED_AT_MOST),
    (principal) =>
      survey.list<{ synchronizationJobSettings?: unknown }>(
        `/servicePrincipals/${encodeURIComponent(principal.id)}/synchronization/jobs`,
        { needs: 'Synchronization.Read.All' },
      ),
    gap,
    'applications asked whether they synchronise',
  );
  return read.flatMap(([principal, jobs]): SynchronizationFact[] =>
    jobs && jobs.length > 0 ? [{ servicePrincipalId: principal.id, jobs: jobs.map(jobOf) }] : [],
  );
};

const jobOf = (job: { synchronizationJobSettings?: unknown }): Job => ({
  ...pick<Job>(job, JOB),
  targetTenantId: targetOf(job.synchronizationJobSettings),
});

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The target stands among the secrets, which are not sent; some jobs name it in their settings as well. */
function targetOf(settings: unknown): string | null {
  const pairs = Array.isArray(settings) ? (settings as Array<Record<string, unknown>>) : [];
  const named = pairs.find(
    ({ name, value }) =>
      /^(companyid|.*tenant_?id)$/i.test(String(name)) && GUID.test(String(value)),
  );
  return named ? lowerId(String(named.value)) : null;
}
