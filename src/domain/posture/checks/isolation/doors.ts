// Every door of a tenant towards others that Graph shows, and whether it is shut, open or not known.
import { acceptsSynchronization, type SectionName } from '../../between/effective.ts';
import { isOutsider } from '../../between/outsiders.ts';
import { CLAIMS, LEAF_OF_CLAIM, SAID_CLAIM } from '../../between/relation.ts';
import { everySettings } from '../../between/settings.ts';
import { whyUnread } from '../../between/told.ts';
import type { EstateView, TenantView } from '../../check.ts';
import type { AreaName, AreaValues } from '../../facts/areas.ts';
import type { DefaultFact } from '../../facts/cross-tenant.ts';
import { readingOf } from '../../reading.ts';
import { defaultSeen } from '../cross-tenant/defaults.ts';
import type { Level, Observation } from '../cross-tenant/observed.ts';
import { isMicrosoftSupport, partnerSeen } from '../cross-tenant/partner.ts';
import { surfaces } from './surfaces.ts';

export const DOOR_AREAS = [
  'crossTenantPolicy',
  'crossTenantDefault',
  'crossTenantPartners',
  'users',
  'multiTenantOrganization',
  'organization',
] as const;

const SECTIONS: readonly SectionName[] = [
  'b2bCollaborationInbound',
  'b2bCollaborationOutbound',
  'b2bDirectConnectInbound',
  'b2bDirectConnectOutbound',
];

const SHUT = { all: 'fail', 'all-but': 'fail', scoped: 'fail', closed: 'good' } as const;

/** `fail`: open; `good`: shut. An area that was not read is a door of which nothing is known. */
export function doorsOf(view: TenantView, estate: EstateView): readonly Observation[] {
  return [
    ...opened(view, 'crossTenantDefault', 'Default settings', defaultDoors),
    ...opened(view, 'crossTenantPolicy', 'Other clouds', ({ allowedCloudEndpoints: clouds }) => [
      setting(
        'allowedCloudEndpoints',
        'Other clouds',
        clouds ? (clouds.length > 0 ? 'fail' : 'good') : 'unknown',
        clouds
          ? clouds.length > 0
            ? `allowed: ${clouds.join(', ')}`
            : 'none allowed'
          : 'Graph did not say',
      ),
    ]),
    ...opened(view, 'crossTenantPartners', 'Partner entries', () => partnerDoors(view, estate)),
    ...opened(view, 'users', 'Accounts of outsiders', (users) => accountDoors(users)),
    ...organizationDoor(view),
    ...opened(view, 'organization', 'Hybrid link', ({ onPremisesSyncEnabled: hybrid }) => [
      setting(
        'onPremisesSyncEnabled',
        'Hybrid link',
        hybrid === true ? 'fail' : 'good',
        hybrid === true ? 'a directory on premises synchronises into it' : 'none',
      ),
    ]),
  ];
}

function opened<A extends AreaName>(
  view: TenantView,
  area: A,
  name: string,
  doors: (value: AreaValues[A]) => Observation[],
): Observation[] {
  const reading = readingOf(view.facts, area);
  if (reading.state !== 'read') return [setting(area, name, 'unknown', whyUnread(view, reading))];
  const found = doors(reading.value);
  const gaps = reading.gaps ?? [];
  return gaps.length > 0
    ? [...found, setting(area, name, 'unknown', `not wholly read: ${gaps[0]}`)]
    : found;
}

function defaultDoors(fact: DefaultFact): Observation[] {
  const trust = CLAIMS.map((claim) => {
    const value = fact.inboundTrust?.[LEAF_OF_CLAIM[claim]];
    const level: Level = value === true ? 'fail' : value === false ? 'good' : 'unknown';
    const detail = value === true ? 'on' : value === false ? 'off' : 'Graph did not say';
    return setting(
      `inboundTrust.${LEAF_OF_CLAIM[claim]}`,
      `Default trust of ${SAID_CLAIM[claim]}`,
      level,
      detail,
    );
  });
  return [
    ...SECTIONS.map((section) => defaultSeen(fact, section, SHUT)),
    ...trust,
    ...surfaces(fact).map(({ id, name, state, detail }) =>
      setting(id, name, state === 'open' ? 'fail' : state === 'shut' ? 'good' : 'unknown', detail),
    ),
  ];
}

function partnerDoors(view: TenantView, estate: EstateView): Observation[] {
  return everySettings(view.facts).map((settings): Observation => {
    const { partnerId } = settings;
    const accepted = acceptsSynchronization(settings)?.value;
    if (accepted)
      return partnerSeen(
        estate,
        view,
        partnerId,
        'fail',
        'may synchronise people into this tenant',
      );
    if (!isMicrosoftSupport(estate, partnerId)) {
      return partnerSeen(estate, view, partnerId, 'fail', 'there is an entry for it');
    }
    return accepted === undefined
      ? partnerSeen(
          estate,
          view,
          partnerId,
          'unknown',
          'for a support case; whether it may synchronise is not known',
        )
      : partnerSeen(
          estate,
          view,
          partnerId,
          'good',
          'made by Microsoft for a support case, as the estate declares',
        );
  });
}

function accountDoors(users: AreaValues['users']): Observation[] {
  const outsiders = users.filter(isOutsider);
  if (outsiders.length === 0) return [setting('users', 'Accounts of outsiders', 'good', 'none')];
  return outsiders.map((user) => ({
    level: 'fail',
    kind: 'guest',
    id: user.id,
    name: user.displayName ?? user.userPrincipalName ?? user.id,
    detail: user.accountEnabled === false ? 'at home elsewhere, disabled' : 'at home elsewhere',
  }));
}

/** Without the licence for it a tenant cannot be in one. */
function organizationDoor(view: TenantView): Observation[] {
  const id = 'multiTenantOrganization';
  const name = 'Multitenant organization';
  const reading = readingOf(view.facts, id);
  if (reading.state === 'unlicensed') return [setting(id, name, 'good', 'no licence for one')];
  return opened(view, id, name, ({ state }) => {
    const inside = state !== null && state.toLowerCase() !== 'inactive';
    return [setting(id, name, inside ? 'fail' : 'good', inside ? `in one, ${state}` : 'in none')];
  });
}

const setting = (id: string, name: string, level: Level, detail: string): Observation => ({
  level,
  kind: 'setting',
  id,
  name,
  detail,
});
