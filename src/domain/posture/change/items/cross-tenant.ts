// What is compared of the cross-tenant access policy and the multitenant organization.
import { type SectionName, sectionOf } from '../../between/effective.ts';
import { sayLists } from '../../between/openness.ts';
import type { AreaValues, Maybe } from '../../facts/areas.ts';
import type { CrossTenantFact, SectionFact } from '../../facts/cross-tenant.ts';
import {
  canonical,
  type Item,
  type Names,
  onOff,
  type Property,
  setOf,
  text,
  yesNo,
} from '../item.ts';

const SECTIONS: ReadonlyArray<readonly [SectionName, string]> = [
  ['b2bCollaborationInbound', 'inbound B2B collaboration'],
  ['b2bCollaborationOutbound', 'outbound B2B collaboration'],
  ['b2bDirectConnectInbound', 'inbound B2B direct connect'],
  ['b2bDirectConnectOutbound', 'outbound B2B direct connect'],
  ['tenantRestrictions', 'tenant restrictions'],
];

const SURFACES = [
  ['m365CollaborationInbound', 'inbound Microsoft 365 collaboration'],
  ['m365CollaborationOutbound', 'outbound Microsoft 365 collaboration'],
  ['appServiceConnectInbound', 'inbound App Service connect'],
] as const;

const INHERITED = 'as the default';

/** Of a partner null is a value: as the default. Of the default itself it is none. */
function settings(
  fact: CrossTenantFact,
  unset: string | undefined,
): Record<string, Property | undefined> {
  const trust = fact.inboundTrust;
  const redemption = fact.automaticUserConsentSettings;
  const off = unset && 'off';
  return {
    ...Object.fromEntries(
      SECTIONS.flatMap(([id, name]) => sectionProperties(fact[id], name, unset)),
    ),
    'trust of multifactor authentication': onOff(trust?.isMfaAccepted) ?? unset,
    'trust of compliant devices': onOff(trust?.isCompliantDeviceAccepted) ?? unset,
    'trust of hybrid joined devices': onOff(trust?.isHybridAzureADJoinedDeviceAccepted) ?? unset,
    'automatic redemption inbound': onOff(redemption?.inboundAllowed) ?? off,
    'automatic redemption outbound': onOff(redemption?.outboundAllowed) ?? off,
    ...Object.fromEntries(
      SURFACES.map(([id, name]) => [name, fact[id] ? canonical(fact[id]) : unset]),
    ),
  };
}

/** The words of a list do not name its targets, so these are compared beside it, one by one. */
function sectionProperties(
  section: Maybe<SectionFact>,
  name: string,
  unset: string | undefined,
): Array<readonly [string, Property | undefined]> {
  const lists =
    section?.usersAndGroups || section?.applications ? sayLists(sectionOf(section)) : unset;
  const targets = (list: 'usersAndGroups' | 'applications') =>
    setOf(
      (section?.[list]?.targets ?? []).flatMap(({ target }) =>
        target && isId(target) ? [target] : [],
      ),
    );
  return [
    [name, lists?.replaceAll('not known', unset ?? 'not known')],
    [`people in ${name}`, targets('usersAndGroups')],
    [`applications in ${name}`, targets('applications')],
  ];
}

const isId = (target: string): boolean => /^[0-9a-f-]{36}$/i.test(target);

export const crossTenantItems = {
  crossTenantPolicy: ({ allowedCloudEndpoints }: AreaValues['crossTenantPolicy']): Item[] => [
    {
      key: 'policy',
      kind: 'setting',
      ids: ['crosstenantaccesspolicy'],
      noun: 'setting',
      name: 'Cross-tenant access policy',
      properties: {
        'allowed clouds': allowedCloudEndpoints ? setOf(allowedCloudEndpoints) : undefined,
      },
    },
  ],

  crossTenantDefault: (fact: AreaValues['crossTenantDefault']): Item[] => [
    {
      key: 'default',
      kind: 'setting',
      ids: ['default', 'crosstenantaccesspolicy'],
      noun: 'setting',
      name: 'Default cross-tenant access settings',
      properties: settings(fact, undefined),
    },
  ],

  crossTenantPartners: (partners: AreaValues['crossTenantPartners'], names: Names): Item[] =>
    partners.map((partner) => {
      const { identitySynchronization: sync } = partner;
      const accepted = sync === null ? false : sync?.userSyncInbound?.isSyncAllowed;
      return {
        key: partner.tenantId.toLowerCase(),
        kind: 'partner',
        ids: [partner.tenantId.toLowerCase()],
        noun: 'partner',
        name: names(partner.tenantId),
        properties: {
          ...settings(partner, INHERITED),
          'accepts synchronization': yesNo(accepted),
          'in the multitenant organization': yesNo(partner.isInMultiTenantOrganization),
          'service provider': yesNo(partner.isServiceProvider),
        },
      };
    }),

  multiTenantOrganization: ({ state }: AreaValues['multiTenantOrganization']): Item[] => [
    {
      key: 'organization',
      kind: 'setting',
      ids: ['multitenantorganization'],
      noun: 'setting',
      name: 'Multitenant organization',
      properties: { state: state ?? 'none' },
    },
  ],

  multiTenantMembers: (members: AreaValues['multiTenantMembers'], names: Names): Item[] =>
    members.map(({ tenantId, displayName, role, state }) => ({
      key: tenantId.toLowerCase(),
      kind: 'tenant',
      ids: [tenantId.toLowerCase()],
      noun: 'member of the multitenant organization',
      name: displayName ?? names(tenantId),
      properties: { role: text(role), state: text(state) },
    })),

  b2bManagement: (policies: AreaValues['b2bManagement']): Item[] =>
    policies.map(({ id, definition }) => ({
      key: id,
      kind: 'policy',
      ids: [id],
      noun: 'policy',
      name: 'Domains that may be invited',
      properties: {
        definition: definition ? [...definition].map(sortedJson).sort().join(' ') : undefined,
      },
    })),
};

/** A definition is JSON in a string: its order says nothing. */
function sortedJson(definition: string): string {
  try {
    return canonical(JSON.parse(definition));
  } catch (error) {
    if (error instanceof SyntaxError) return definition;
    throw error;
  }
}
