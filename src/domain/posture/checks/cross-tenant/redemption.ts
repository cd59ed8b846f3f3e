// Automatic redemption: on at both sides between tenants of ours that need it, off towards everybody else.
import {
  acceptsSynchronization,
  effectiveRedemption,
  inOrganization,
} from '../../between/effective.ts';
import { isOwned, tenantNamed } from '../../between/naming.ts';
import { everySettings, type Settings } from '../../between/settings.ts';
import { type Side, sideOf, toldBy, toldValue } from '../../between/told.ts';
import { type EstateView, type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import { hedged } from '../../hedge.ts';
import { conclude, counted, type Observation, ofLevel, someNames } from './observed.ts';
import { partnerSeen } from './partner.ts';

const AREAS = ['crossTenantPartners'] as const;

export const automaticRedemption: TenantCheck = {
  id: 'XTA-08',
  title: 'Invitations redeem themselves between our tenants, by both halves, and nowhere else',
  area: 'cross-tenant-access',
  kind: 'check',
  severity: 'medium',
  appliesTo: 'all',
  scope: 'tenant',
  reads: ['crossTenantPartners', 'partnerNames'],
  readsElsewhere: ['crossTenantDefault', 'crossTenantPartners'],
  why: 'With automatic redemption nobody is asked before another tenant makes an account for them. It works only if the home tenant says so outbound and the resource tenant inbound; one half alone leaves the prompt and a false belief.',
  remediation:
    'Set both halves between tenants of ours that synchronise or share an organization, or neither; turn it off towards every other tenant.',
  words: [
    'automatic redemption',
    'auto redeem',
    'consent prompt',
    'invitation prompt',
    'suppress consent',
    'redeem automatically',
  ],
  assess(view, estate) {
    const verdict = withFacts(view, AREAS, () => {
      const seen = everySettings(view.facts).flatMap((settings) =>
        isOwned(estate.estate, settings.partnerId)
          ? between(estate, view, settings)
          : outside(estate, view, settings),
      );
      return conclude(seen, (state) => {
        if (state === 'pass') {
          const on = ofLevel(seen, 'good').length;
          return on === 0
            ? 'off towards every partner'
            : `on at both sides where it is on: ${counted(on, 'direction')}`;
        }
        if (state === 'unknown')
          return `cannot be told: the other half of ${someNames(ofLevel(seen, 'unknown'))} is not known`;
        const wrong = [...ofLevel(seen, 'fail'), ...ofLevel(seen, 'partial')];
        return `${counted(wrong.length, 'direction')} not as ${wrong.length === 1 ? 'it' : 'they'} should be: ${someNames(wrong)}`;
      });
    });
    return hedged(view, AREAS, 'every', verdict);
  },
};

/** Towards tenants that are not ours both halves have to be off. */
function outside(estate: EstateView, view: TenantView, settings: Settings): Observation[] {
  const on = (['inboundAllowed', 'outboundAllowed'] as const).filter(
    (direction) => effectiveRedemption(settings, direction)?.value === true,
  );
  if (on.length === 0) return [];
  const words = on.map((direction) => direction.replace('Allowed', '')).join(' and ');
  return [
    partnerSeen(
      estate,
      view,
      settings.partnerId,
      'fail',
      `on ${words} towards a tenant that is not ours`,
    ),
  ];
}

/** Both directions of a pair of ours: its people here, and ours there. */
function between(estate: EstateView, view: TenantView, settings: Settings): Observation[] {
  const { id } = view.tenant;
  const here: Side = { visible: true, settings };
  const there = sideOf(estate, settings.partnerId, id);
  return [
    ...direction(estate, view, {
      home: there,
      resource: here,
      partnerId: settings.partnerId,
      coming: true,
    }),
    ...direction(estate, view, {
      home: here,
      resource: there,
      partnerId: settings.partnerId,
      coming: false,
    }),
  ];
}

interface Direction {
  readonly home: Side;
  readonly resource: Side;
  readonly partnerId: string;
  /** People of the partner come here; else ours go there. */
  readonly coming: boolean;
}

function direction(
  estate: EstateView,
  view: TenantView,
  { home, resource, partnerId, coming }: Direction,
): Observation[] {
  const inbound = toldValue(toldBy(resource, (one) => effectiveRedemption(one, 'inboundAllowed')));
  const outbound = toldValue(toldBy(home, (one) => effectiveRedemption(one, 'outboundAllowed')));
  const needed = isNeeded(resource);
  const partner = tenantNamed(estate, partnerId, view.facts).name;
  const way = coming ? `people of ${partner} here` : `people of ours in ${partner}`;
  const of = (level: Observation['level'], detail: string) => [
    partnerSeen(estate, view, partnerId, level, `${way}: ${detail}`),
  ];
  if (inbound === undefined || outbound === undefined) {
    const known = inbound ?? outbound;
    if (known === false && needed === false) return [];
    return of(
      'unknown',
      `${inbound === undefined ? 'the inbound' : 'the outbound'} half is not known`,
    );
  }
  if (inbound && outbound) return of('good', 'on at both sides');
  const half = inbound ? 'inbound' : outbound ? 'outbound' : undefined;
  if (needed) {
    return of(
      'fail',
      half
        ? `only the ${half} half is on, and they synchronise or share an organization`
        : 'off, though they synchronise or share an organization',
    );
  }
  if (half) return of('partial', `only the ${half} half is on, so they are still asked`);
  return needed === undefined
    ? of('unknown', 'off, and whether they synchronise or share an organization is not known')
    : [];
}

/** Synchronised accounts and those of an organization are made without anybody accepting an invitation. */
function isNeeded(resource: Side): boolean | undefined {
  const accepted = toldValue(toldBy(resource, acceptsSynchronization));
  if (!resource.visible) return undefined;
  const together = inOrganization(resource.settings);
  if (accepted || together) return true;
  return accepted === undefined || together === undefined ? undefined : false;
}
