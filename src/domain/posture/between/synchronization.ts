// Who synchronises people into whom: accepted by the one, done by the other, and whether it works.
import { DAY } from '../../../shared/duration.ts';
import type { EstateView } from '../check.ts';
import type { SynchronizationFact } from '../facts/workloads.ts';
import { knownValue, readingOf, type TenantFacts } from '../reading.ts';
import { acceptsSynchronization } from './effective.ts';
import { everySettings, settingsFor } from './settings.ts';

export type JobHealth = 'healthy' | 'failing' | 'quarantined' | 'late' | 'paused';

export interface Job {
  readonly id: string;
  readonly servicePrincipalId: string;
  readonly health: JobHealth;
  /** In plain words. */
  readonly detail: string;
  readonly lastSuccess: string | null;
  /** Undefined: the job does not tell into which tenant it writes. */
  readonly target: string | undefined;
}

export type SourceJobs =
  | { readonly known: true; readonly jobs: readonly Job[]; readonly gaps: readonly string[] }
  | { readonly known: false; readonly because: string };

export interface Synchronization {
  /** People of this tenant … */
  readonly from: string;
  /** … are made users of this one. */
  readonly into: string;
  /** Undefined: Graph did not say. */
  readonly accepted: boolean | undefined;
  readonly source: SourceJobs;
}

type RawJob = SynchronizationFact['jobs'][number];

/** Template of cross-tenant synchronization among the jobs of provisioning. */
const TEMPLATE = /^(azure2azure|entra2entra|crosstenant)/i;

/** Jobs in the source tenant that write into `into`, or that do not tell where they write. */
export function jobsInto(estate: EstateView, from: string, into: string): SourceJobs {
  const view = estate.view(from);
  if (!view) {
    return {
      known: false,
      because: 'not observable from Graph: the source is not one of our tenants',
    };
  }
  const reading = readingOf(view.facts, 'synchronization');
  if (reading.state !== 'read') {
    const because = reading.state === 'unlicensed' ? 'no licence for it' : reading.sentence;
    return { known: false, because };
  }
  const jobs = reading.value.flatMap(({ servicePrincipalId, jobs: all }) =>
    all
      .filter((job) => isCrossTenant(job) && writesInto(job, into))
      .map((job) => jobOf(job, servicePrincipalId, estate.now)),
  );
  return { known: true, jobs, gaps: reading.gaps ?? [] };
}

/** Every synchronisation that one of our tenants accepts (or may), and every job that runs against a closed door. */
export function synchronizations(estate: EstateView): readonly Synchronization[] {
  const accepted = estate.tenants.flatMap(({ tenant, facts }) =>
    everySettings(facts).flatMap((settings): Synchronization[] => {
      const value = acceptsSynchronization(settings)?.value;
      if (value === false) return [];
      const from = settings.partnerId;
      return [
        { from, into: tenant.id, accepted: value, source: jobsInto(estate, from, tenant.id) },
      ];
    }),
  );
  const known = new Set(accepted.map(({ from, into }) => `${from} ${into}`));
  const unwelcome = estate.tenants.flatMap(({ tenant, facts }) =>
    targetsOf(facts)
      .filter((into) => !known.has(`${tenant.id} ${into}`))
      .map((into): Synchronization => {
        const target = estate.view(into);
        const value = target && acceptsSynchronization(settingsFor(target.facts, tenant.id))?.value;
        return {
          from: tenant.id,
          into,
          accepted: value,
          source: jobsInto(estate, tenant.id, into),
        };
      }),
  );
  return [...accepted, ...unwelcome];
}

function targetsOf(facts: TenantFacts): string[] {
  const found = (knownValue(facts, 'synchronization') ?? []).flatMap(({ jobs }) =>
    jobs.flatMap(({ targetTenantId }) => (targetTenantId ? [targetTenantId.toLowerCase()] : [])),
  );
  return [...new Set(found)];
}

function isCrossTenant({ templateId, targetTenantId }: RawJob): boolean {
  return typeof targetTenantId === 'string' || !templateId || TEMPLATE.test(templateId);
}

const writesInto = ({ targetTenantId }: RawJob, into: string): boolean =>
  !targetTenantId || targetTenantId.toLowerCase() === into.toLowerCase();

function jobOf(job: RawJob, servicePrincipalId: string, now: number): Job {
  const lastSuccess = job.status?.lastSuccessfulExecution?.timeEnded ?? null;
  const [health, detail] = healthOf(job, lastSuccess, now);
  const target = job.targetTenantId?.toLowerCase();
  return { id: job.id, servicePrincipalId, health, detail, lastSuccess, target };
}

function healthOf(
  { status }: RawJob,
  lastSuccess: string | null,
  now: number,
): [JobHealth, string] {
  const code = status?.code ?? '';
  if (/^quarantine$/i.test(code) || status?.quarantine) {
    return ['quarantined', 'the job is in quarantine'];
  }
  if (/^(paused|notconfigured|notrun)$/i.test(code)) return ['paused', `the job stands at ${code}`];
  const failures = status?.countSuccessiveCompleteFailures ?? 0;
  if (failures > 0) return ['failing', `${failures} runs in a row failed`];
  const ended = lastSuccess === null ? Number.NaN : Date.parse(lastSuccess);
  if (Number.isNaN(ended)) return ['late', 'no run has succeeded yet'];
  return now - ended <= DAY
    ? ['healthy', `last success ${lastSuccess}`]
    : ['late', `the last success was ${lastSuccess}, more than 24 hours ago`];
}
