// What would break if the entry for a partner were removed: what falls back to the default, and who rests on it.
import type { EstateView, TenantView } from '../check.ts';
import type { ServicePrincipalFact } from '../facts/workloads.ts';
import { knownValue, readingOf } from '../reading.ts';
import type { Evidence } from '../result.ts';
import {
  acceptsSynchronization,
  type EffectiveSection,
  effectiveClaim,
  effectiveRedemption,
  effectiveSection,
  inOrganization,
  type SectionName,
} from './effective.ts';
import { type NamedTenant, tenantNamed } from './naming.ts';
import { type Openness, opennessOf, sayLists } from './openness.ts';
import { homeTenantOf, isOutsider } from './outsiders.ts';
import { CLAIMS, LEAF_OF_CLAIM, SAID_CLAIM } from './relation.ts';
import { type Settings, settingsFor } from './settings.ts';
import { whyUnread } from './told.ts';

export interface Impact {
  readonly at: NamedTenant;
  readonly partner: NamedTenant;
  /** Undefined: it is not known whether there is an entry. */
  readonly hasEntry: boolean | undefined;
  /** Settings whose value would change, and in which direction. */
  readonly falls: readonly Fall[];
  /** Graph refuses to delete the entry while synchronization is set up. */
  readonly blocked: readonly string[];
  readonly lost: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly unknown: readonly string[];
}

export interface Fall {
  readonly setting: string;
  readonly from: string;
  readonly to: string;
  /** `wider` is what surprises: without the entry the default opens more. */
  readonly turn: 'wider' | 'narrower' | 'other' | 'unknown';
}

const SECTIONS: ReadonlyArray<readonly [SectionName, string]> = [
  ['b2bCollaborationInbound', 'inbound B2B collaboration'],
  ['b2bCollaborationOutbound', 'outbound B2B collaboration'],
  ['b2bDirectConnectInbound', 'inbound B2B direct connect'],
  ['b2bDirectConnectOutbound', 'outbound B2B direct connect'],
  ['tenantRestrictions', 'tenant restrictions'],
];

export function impactOf(estate: EstateView, at: string, partnerId: string): Impact {
  const view = estate.view(at);
  const names = {
    at: tenantNamed(estate, at),
    partner: tenantNamed(estate, partnerId, view?.facts),
  };
  const nothing = { falls: [], blocked: [], lost: [], evidence: [] };
  if (!view) {
    const unknown = [`not observable from Graph: ${names.at.name} is not one of our tenants`];
    return { ...names, hasEntry: undefined, ...nothing, unknown };
  }
  const settings = settingsFor(view.facts, partnerId);
  if (!settings.entry) {
    const unknown = settings.entriesKnown ? [] : settings.unseen.map(({ sentence }) => sentence);
    return { ...names, hasEntry: settings.entriesKnown ? false : undefined, ...nothing, unknown };
  }
  const people = peopleOf(estate, view, partnerId);
  return {
    ...names,
    hasEntry: true,
    falls: fallsOf(settings),
    blocked: settings.entry.identitySynchronization
      ? ['the synchronization settings of the entry have to be deleted first']
      : [],
    lost: [...lostSettings(settings), ...people.lost],
    evidence: people.evidence,
    unknown: [...settings.unseen.map(({ sentence }) => sentence), ...people.unknown],
  };
}

function fallsOf(settings: Settings): Fall[] {
  const bare: Settings = { ...settings, entry: undefined };
  const sections = SECTIONS.flatMap(([section, name]) => {
    const [was, is] = [effectiveSection(settings, section), effectiveSection(bare, section)];
    return fall(name, sayLists(was), sayLists(is), turnOf(was, is));
  });
  const claims = CLAIMS.flatMap((claim) => {
    const [was, is] = [settings, bare].map(
      (one) => effectiveClaim(one, LEAF_OF_CLAIM[claim])?.value,
    );
    return fall(`trust of ${SAID_CLAIM[claim]}`, sayFlag(was), sayFlag(is), turnOfFlag(was, is));
  });
  const redemption = (['inboundAllowed', 'outboundAllowed'] as const).flatMap((direction) => {
    const [was, is] = [settings, bare].map((one) => effectiveRedemption(one, direction)?.value);
    const name = `automatic redemption ${direction.replace('Allowed', '')}`;
    return fall(name, sayFlag(was), sayFlag(is), turnOfFlag(was, is));
  });
  return [...sections, ...claims, ...redemption];
}

function fall(setting: string, from: string, to: string, turn: Fall['turn'] | 'same'): Fall[] {
  return turn === 'same' ? [] : [{ setting, from, to, turn }];
}

const sayFlag = (value: boolean | undefined): string =>
  value === undefined ? 'not known' : value ? 'on' : 'off';

const turnOfFlag = (was: boolean | undefined, is: boolean | undefined): Fall['turn'] | 'same' => {
  if (was === undefined || is === undefined) return 'unknown';
  return was === is ? 'same' : is ? 'wider' : 'narrower';
};

const WIDTH: readonly Openness[] = ['closed', 'scoped', 'all-but', 'all'];

function turnOf(was: EffectiveSection, is: EffectiveSection): Fall['turn'] | 'same' {
  const [before, after] = [opennessOf(was), opennessOf(is)];
  if (!before || !after) return 'unknown';
  if (before !== after) return WIDTH.indexOf(after) > WIDTH.indexOf(before) ? 'wider' : 'narrower';
  const inherited =
    was.usersAndGroups?.origin === 'inherited' && was.applications?.origin === 'inherited';
  return inherited || before === 'closed' || before === 'all' ? 'same' : 'other';
}

function lostSettings(settings: Settings): string[] {
  const trusted = CLAIMS.filter(
    (claim) =>
      effectiveClaim(settings, LEAF_OF_CLAIM[claim])?.value === true &&
      effectiveClaim({ ...settings, entry: undefined }, LEAF_OF_CLAIM[claim])?.value === false,
  );
  const connect = opennessOf(effectiveSection(settings, 'b2bDirectConnectInbound'));
  const bare = opennessOf(
    effectiveSection({ ...settings, entry: undefined }, 'b2bDirectConnectInbound'),
  );
  return [
    ...(trusted.length > 0
      ? [
          `no longer trusted: ${trusted.map((claim) => SAID_CLAIM[claim]).join(', ')}; their people register here or meet policies on devices that they cannot satisfy`,
        ]
      : []),
    ...(connect && connect !== 'closed' && bare === 'closed'
      ? [
          'their people leave the shared channels that they use by direct connect; who these are is not visible',
        ]
      : []),
    ...(acceptsSynchronization(settings)?.value
      ? [
          'their people are no longer synchronised; accounts already made stay, and nobody updates them',
        ]
      : []),
    ...(inOrganization(settings) === true
      ? ['the entry belongs to the multitenant organization, of which the partner is a member']
      : []),
  ];
}

/** Accounts stay when an entry goes; whether they still get in is what falls back to the default. */
function peopleOf(estate: EstateView, view: TenantView, partnerId: string) {
  const users = readingOf(view.facts, 'users');
  if (users.state !== 'read') {
    const unknown = [`their guests cannot be counted: ${whyUnread(view, users)}`];
    return { lost: [], evidence: [], unknown };
  }
  const theirs = users.value.filter(
    (user) => isOutsider(user) && homeTenantOf(estate, user) === partnerId.toLowerCase(),
  );
  const homeless = users.value.filter(
    (user) => isOutsider(user) && homeTenantOf(estate, user) === undefined,
  ).length;
  const ids = new Set(theirs.map(({ id }) => id));
  const assigned = (knownValue(view.facts, 'applicationAssignments') ?? []).filter(
    ({ principalId }) => ids.has(principalId),
  );
  const applications = new Map(
    (knownValue(view.facts, 'servicePrincipals') ?? []).map((one) => [one.id, one]),
  );
  const used = [...new Set(assigned.map(({ servicePrincipalId }) => servicePrincipalId))];
  return {
    lost: [
      ...(theirs.length > 0
        ? [
            `guests of theirs here: ${theirs.length}; their accounts stay, and the default decides whether they still get in`,
          ]
        : []),
      ...(used.length > 0 ? [`applications to which they are assigned: ${used.length}`] : []),
    ],
    evidence: [
      ...theirs.map(
        ({ id, displayName, userPrincipalName }): Evidence => ({
          kind: 'guest',
          id,
          name: displayName ?? userPrincipalName ?? id,
        }),
      ),
      ...used.map((id) => applicationEvidence(id, applications.get(id))),
    ],
    unknown: homeless > 0 ? [ofUnknownHome(homeless)] : [],
  };
}

const ofUnknownHome = (homeless: number): string =>
  homeless === 1
    ? 'of 1 guest the home tenant is not known; it may be theirs'
    : `of ${homeless} guests the home tenant is not known; some may be theirs`;

const applicationEvidence = (id: string, found: ServicePrincipalFact | undefined): Evidence => ({
  kind: 'application',
  id,
  name: found?.displayName ?? id,
});
