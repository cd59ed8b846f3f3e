// Cross-tenant synchronization: accepted from tenants of ours alone, and done by a job there that works.
import { acceptsSynchronization } from '../../between/effective.ts';
import { isOwned, tenantNamed } from '../../between/naming.ts';
import { everySettings, type Settings, settingsFor } from '../../between/settings.ts';
import { type Job, jobsInto } from '../../between/synchronization.ts';
import { type EstateView, type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import { hedged } from '../../hedge.ts';
import { conclude, counted, type Observation, ofLevel, someNames } from './observed.ts';
import { partnerSeen } from './partner.ts';

const AREAS = ['crossTenantPartners'] as const;
const STRANGER = 'accepted from a tenant that is not ours';

export const acceptedSynchronization: TenantCheck = {
  id: 'XTA-10',
  title: 'Only our own tenants synchronise people into this one, and their jobs work',
  area: 'cross-tenant-access',
  kind: 'check',
  severity: 'high',
  appliesTo: ['primary', 'secondary', 'sandbox'],
  scope: 'tenant',
  reads: ['crossTenantPartners', 'partnerNames'],
  readsElsewhere: ['synchronization', 'crossTenantPartners'],
  why: 'Whoever may synchronise makes accounts here without being asked, and keeps making them: attackers set it up to stay. A job that has stopped leaves people with accounts that nobody updates or removes.',
  remediation:
    'Stop accepting synchronization from tenants that are not ours; mend the job in the source tenant.',
  words: [
    'cross-tenant sync',
    'synchronisation',
    'user sync',
    'who synchronises',
    'sync job',
    'quarantine',
    'provisioning',
  ],
  assess(view, estate) {
    const verdict = withFacts(view, AREAS, () => {
      const seen = everySettings(view.facts).flatMap((settings) => seenOf(estate, view, settings));
      const strangers = seen.filter(
        ({ detail }) => detail === STRANGER || detail.startsWith(`${STRANGER};`),
      );
      const notes =
        strangers.length > 0
          ? [
              'Treat it as critical: an unexpected source of accounts is a known way to stay in a tenant.',
            ]
          : [];
      return conclude(
        seen,
        (state) => {
          if (state === 'pass') {
            return seen.length === 0
              ? 'no tenant may synchronise people into this one'
              : `accepted from ${counted(seen.length, 'tenant')} of ours, ${seen.length === 1 ? '' : 'each '}with a job that works`;
          }
          if (state === 'unknown')
            return `cannot be told: ${ofLevel(seen, 'unknown')[0]?.name}: ${ofLevel(seen, 'unknown')[0]?.detail}`;
          const broken = ofLevel(seen, 'fail').filter((one) => !strangers.includes(one));
          return [
            strangers.length > 0 &&
              `accepted from ${counted(strangers.length, 'tenant')} not ours: ${someNames(strangers)}`,
            broken.length > 0 && `no job works in ${someNames(broken)}`,
          ]
            .filter(Boolean)
            .join('; ');
        },
        notes,
      );
    });
    return hedged(view, AREAS, 'every', verdict);
  },
};

function seenOf(estate: EstateView, view: TenantView, settings: Settings): Observation[] {
  const accepted = acceptsSynchronization(settings)?.value;
  const { partnerId } = settings;
  const of = (level: Observation['level'], detail: string) => [
    partnerSeen(estate, view, partnerId, level, detail),
  ];
  if (accepted === false) return [];
  if (accepted === undefined)
    return of('unknown', 'whether synchronization is accepted is not known');
  if (!isOwned(estate.estate, partnerId)) return of('fail', STRANGER);
  const source = jobsInto(estate, partnerId, view.tenant.id);
  if (!source.known) return of('unknown', `the job there cannot be seen: ${source.because}`);
  const [level, detail] = healthOf(estate, partnerId, view.tenant.id, source.jobs);
  const unsure = level === 'fail' && source.gaps.length > 0;
  return of(
    unsure ? 'unknown' : level,
    unsure ? `${detail}, as far as it was read: ${source.gaps[0]}` : detail,
  );
}

/** One job that works is enough, provided that it is known to write into this tenant. */
function healthOf(
  estate: EstateView,
  from: string,
  into: string,
  jobs: readonly Job[],
): [Observation['level'], string] {
  const named = jobs.filter(({ target }) => target !== undefined);
  const works = named.find(({ health }) => health === 'healthy');
  if (works) return ['good', works.detail];
  if (named.length > 0) return ['fail', named.map(({ detail }) => detail).join('; ')];
  const unnamed = jobs.filter(({ health }) => health === 'healthy');
  if (jobs.length === 0) return ['fail', 'accepted, and there is no job in the source tenant'];
  if (unnamed.length === 0) return ['fail', jobs.map(({ detail }) => detail).join('; ')];
  const targets = estate.tenants.filter(
    ({ facts }) => acceptsSynchronization(settingsFor(facts, from))?.value !== false,
  );
  const only = targets.length === 1 && targets[0]?.tenant.id === into;
  const { name } = tenantNamed(estate, from);
  return only
    ? [
        'good',
        `${unnamed[0]?.detail}; the job does not name its target, and only this tenant accepts from ${name}`,
      ]
    : ['unknown', 'a job works there, but it does not tell into which tenant it writes'];
}
