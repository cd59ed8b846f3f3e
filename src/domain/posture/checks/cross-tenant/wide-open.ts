// Partners whose people all come in to every application, by their own entry or by inheriting an open default.
import { effectiveSection } from '../../between/effective.ts';
import { tenantIn } from '../../between/naming.ts';
import { opennessOf, originOf, saySection } from '../../between/openness.ts';
import { everySettings, type Settings } from '../../between/settings.ts';
import { type EstateView, type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import { hedged } from '../../hedge.ts';
import { defaultSeen } from './defaults.ts';
import { conclude, counted, type Level, type Observation, ofLevel, someNames } from './observed.ts';
import { partnerSeen } from './partner.ts';

const AREAS = ['crossTenantDefault', 'crossTenantPartners'] as const;
const LEVELS = { all: 'fail', 'all-but': 'partial', scoped: 'good', closed: 'good' } as const;

export const wideOpenPartners: TenantCheck = {
  id: 'XTA-06',
  title: 'No partner brings all its people to all applications',
  area: 'cross-tenant-access',
  kind: 'check',
  severity: 'high',
  appliesTo: 'all',
  scope: 'tenant',
  reads: ['crossTenantDefault', 'crossTenantPartners', 'partnerNames'],
  why: 'A partner that is open to all extends the tenant by every account of the other one, those of leavers and of attackers among them. An entry with nothing set is as open as the default, which is easily overlooked.',
  remediation:
    'Name a group of the partner and the applications it needs; where an entry inherits an open default, close the default or set the entry.',
  words: [
    'open partners',
    'all users allowed',
    'partners that allow everyone',
    'wide open',
    'all applications',
    'inherited',
    'which partners are open',
  ],
  assess(view, estate) {
    const verdict = withFacts(view, AREAS, ({ crossTenantDefault }) => {
      const partners = everySettings(view.facts).map((settings) => seenOf(estate, view, settings));
      const standard = defaultSeen(crossTenantDefault, 'b2bCollaborationInbound', LEVELS);
      const seen = [standard, ...partners.map(({ observation }) => observation)];
      const inherited = partners.filter(
        ({ observation, origin }) => observation.level === 'fail' && origin === 'inherited',
      );
      const notes =
        inherited.length > 0
          ? [
              `${counted(inherited.length, 'partner')} open by inheriting the default: ${someNames(inherited.map(({ observation }) => observation))}.`,
            ]
          : [];
      return conclude(seen, (state) => reasonOf(seen, state), notes);
    });
    return hedged(view, AREAS, 'every', verdict);
  },
};

function reasonOf(seen: readonly Observation[], state: string): string {
  if (state === 'pass') {
    const partners = seen.length - 1;
    if (partners === 0) return 'there is no partner entry, and the default is not open to all';
    return `${partners === 1 ? 'the only partner is not' : `none of ${partners} partners is`} open to all, nor is the default`;
  }
  if (state === 'unknown')
    return `cannot be told: of ${someNames(ofLevel(seen, 'unknown'))} Graph did not say all`;
  const partnersOf = (level: Level) =>
    ofLevel(seen, level).filter(({ kind }) => kind === 'partner');
  const [open, nearly] = [partnersOf('fail'), partnersOf('partial')];
  const standard = seen.find(({ kind }) => kind === 'setting');
  return [
    standard?.level === 'fail' && 'the default is open to all',
    standard?.level === 'partial' && 'the default is open to all but what it names',
    open.length > 0 && `${counted(open.length, 'partner')} open to all: ${someNames(open)}`,
    nearly.length > 0 &&
      `${counted(nearly.length, 'partner')} open to all but what is named: ${someNames(nearly)}`,
  ]
    .filter(Boolean)
    .join('; ');
}

function seenOf(estate: EstateView, view: TenantView, settings: Settings) {
  const lists = effectiveSection(settings, 'b2bCollaborationInbound');
  const openness = opennessOf(lists);
  const { partnerId } = settings;
  const origin = originOf(lists);
  const words = saySection(lists);
  const primary = tenantIn(estate.estate, partnerId)?.kind === 'primary';
  const of = (level: Level, detail: string) => ({
    origin,
    observation: partnerSeen(estate, view, partnerId, level, detail),
  });
  if (openness === undefined) return of('unknown', `${words}; Graph did not say all of it`);
  return primary && LEVELS[openness] !== 'good'
    ? of('good', `${words}; our primary tenant, from which all may come`)
    : of(LEVELS[openness], words);
}
