// Partners with B2B direct connect: scoped to groups and to Office 365, and open at both ends where both are ours.
import { type EffectiveSection, effectiveSection } from '../../between/effective.ts';
import { isOwned } from '../../between/naming.ts';
import { coversAll, opennessOf, saySection } from '../../between/openness.ts';
import { everySettings, type Settings } from '../../between/settings.ts';
import { sideOf } from '../../between/told.ts';
import { type EstateView, type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import { hedged } from '../../hedge.ts';
import { conclude, counted, type Observation, ofLevel, someNames } from './observed.ts';
import { partnerSeen } from './partner.ts';

const AREAS = ['crossTenantDefault', 'crossTenantPartners'] as const;

export const directConnectPartners: TenantCheck = {
  id: 'XTA-09',
  title: 'Direct connect is open to groups and Office 365 only, and at both ends',
  area: 'cross-tenant-access',
  kind: 'check',
  severity: 'medium',
  appliesTo: 'all',
  scope: 'tenant',
  reads: ['crossTenantDefault', 'crossTenantPartners', 'partnerNames'],
  readsElsewhere: ['crossTenantDefault', 'crossTenantPartners'],
  why: 'People in shared channels leave no account behind, so nothing but these settings says who they can be. A half that is open alone does not work and is forgotten.',
  remediation:
    'Scope B2B direct connect to groups of the partner and to Office 365; open the other half, or close this one.',
  words: [
    'direct connect partners',
    'shared channel partners',
    'half open',
    'reciprocal direct connect',
  ],
  assess(view, estate) {
    const verdict = withFacts(view, AREAS, () => {
      const seen = everySettings(view.facts).flatMap((settings) => seenOf(estate, view, settings));
      const notes =
        seen.length > 0
          ? [
              'People who come in by direct connect have no guest account: lists of guests do not show them.',
            ]
          : [];
      return conclude(
        seen,
        (state) => {
          if (state === 'pass') {
            return seen.length === 0
              ? 'no partner comes in by direct connect'
              : `${counted(seen.length, 'partner')} by direct connect, each scoped${seen.some(({ detail }) => detail.includes('not observable')) ? '; the other end is not always observable' : ' and open at both ends'}`;
          }
          if (state === 'unknown')
            return `cannot be told of ${someNames(ofLevel(seen, 'unknown'))}`;
          const [wide, half] = [ofLevel(seen, 'fail'), ofLevel(seen, 'partial')];
          return [
            wide.length > 0 && `${counted(wide.length, 'partner')} not scoped: ${someNames(wide)}`,
            half.length > 0 &&
              `${counted(half.length, 'partner')} open at this end only: ${someNames(half)}`,
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
  const lists = effectiveSection(settings, 'b2bDirectConnectInbound');
  const openness = opennessOf(lists);
  const { partnerId } = settings;
  const words = saySection(lists);
  const of = (level: Observation['level'], detail: string) => [
    partnerSeen(estate, view, partnerId, level, `${words}: ${detail}`),
  ];
  if (openness === 'closed') return [];
  if (openness === undefined) return of('unknown', 'Graph did not say all of it');
  const wide = tooWide(lists);
  if (wide) return of('fail', wide);
  if (!isOwned(estate.estate, partnerId))
    return of('good', 'scoped; the other end is not observable from Graph');
  const mirror = sideOf(estate, partnerId, view.tenant.id);
  const end = mirror.visible
    ? opennessOf(effectiveSection(mirror.settings, 'b2bDirectConnectOutbound'))
    : undefined;
  if (end === undefined) return of('unknown', 'scoped; whether the other end is open is not known');
  return end === 'closed'
    ? of('partial', 'scoped, but outbound is closed at the other end, so nobody comes')
    : of('good', 'scoped, and open at the other end');
}

/** Undefined: people and applications are named, and no application beyond Office 365. */
function tooWide({ usersAndGroups, applications }: EffectiveSection): string | undefined {
  const [people, apps] = [usersAndGroups?.value, applications?.value];
  if (people?.accessType !== 'allowed' || coversAll(people)) return 'all people of the partner';
  const beyond =
    apps?.accessType !== 'allowed' ||
    apps.targets.some(({ target }) => target.toLowerCase() !== 'office365');
  return beyond ? 'applications beyond Office 365' : undefined;
}
