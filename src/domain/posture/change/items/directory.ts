// What is compared of the tenant itself: domains, subscriptions, outsiders, and what people and guests may do.
import { isOutsider } from '../../between/outsiders.ts';
import type { AreaValues } from '../../facts/areas.ts';
import { type Item, type Names, onOff, setOf, text, yesNo } from '../item.ts';

const GUEST_ROLES: Readonly<Record<string, string>> = {
  'a0b1b346-4d3e-4e8b-98f8-753987be4970': 'the same as members',
  '10dae51f-b6af-4016-8d66-8c2a99b929b3': 'limited',
  '2af84b1e-32c8-42b7-82bc-daa82404023b': 'restricted to their own objects',
};

export const directoryItems = {
  organization: (organization: AreaValues['organization']): Item[] => [
    {
      key: 'organization',
      kind: 'tenant',
      ids: [organization.id.toLowerCase()],
      noun: 'tenant',
      name: organization.displayName ?? organization.id,
      properties: {
        name: text(organization.displayName),
        'tenant type': text(organization.tenantType),
        country: text(organization.countryLetterCode),
        'synchronised from a directory on premises':
          organization.onPremisesSyncEnabled === true ? 'yes' : 'no',
        'security contacts': setOf(organization.securityComplianceNotificationMails),
        'technical contacts': setOf(organization.technicalNotificationMails),
      },
    },
  ],

  domains: (domains: AreaValues['domains']): Item[] =>
    domains.map(({ id, authenticationType, isDefault, isVerified }) => ({
      key: id.toLowerCase(),
      kind: 'domain',
      ids: [id.toLowerCase()],
      noun: 'domain',
      name: id,
      properties: {
        authentication: text(authenticationType),
        default: yesNo(isDefault),
        verified: yesNo(isVerified),
      },
    })),

  federation: (domains: AreaValues['federation']): Item[] =>
    domains.map(({ domain, federatedIdpMfaBehavior, issuerUri }) => ({
      key: domain.toLowerCase(),
      kind: 'domain',
      ids: [domain.toLowerCase()],
      noun: 'federation of the domain',
      name: domain,
      properties: {
        'multifactor authentication': text(federatedIdpMfaBehavior),
        issuer: text(issuerUri),
      },
    })),

  skus: (skus: AreaValues['skus']): Item[] =>
    skus.map(({ skuId, skuPartNumber, capabilityStatus, prepaidUnits }) => ({
      key: skuId.toLowerCase(),
      kind: 'licence',
      ids: [skuId.toLowerCase()],
      noun: 'subscription',
      name: skuPartNumber ?? skuId,
      properties: { status: text(capabilityStatus), seats: text(prepaidUnits?.enabled) },
    })),

  users: (users: AreaValues['users']): Item[] =>
    users.map((user) => {
      const outsider = isOutsider(user);
      return {
        key: user.id.toLowerCase(),
        kind: outsider ? 'guest' : 'user',
        ids: [user.id.toLowerCase()],
        noun: outsider ? 'account of an outsider' : 'account',
        name: user.displayName ?? user.userPrincipalName ?? user.id,
        quiet: !outsider,
        properties: {
          enabled: yesNo(user.accountEnabled),
          'user type': text(user.userType),
          invitation: outsider ? text(user.externalUserState) : undefined,
        },
      };
    }),

  guestSponsors: (guests: AreaValues['guestSponsors'], names: Names): Item[] =>
    guests.map(({ id, sponsors }) => ({
      key: id.toLowerCase(),
      kind: 'guest',
      ids: [id.toLowerCase()],
      noun: 'guest',
      name: names(id),
      quiet: true,
      properties: {
        sponsors: new Map(
          sponsors.map((one) => [one.id.toLowerCase(), one.displayName ?? names(one.id)]),
        ),
      },
    })),

  authorizationPolicy: (policy: AreaValues['authorizationPolicy']): Item[] => {
    const role = policy.guestUserRoleId?.toLowerCase();
    const people = policy.defaultUserRolePermissions;
    return [
      {
        key: 'authorization',
        kind: 'setting',
        ids: ['authorizationpolicy'],
        noun: 'setting',
        name: 'What people and guests may do',
        properties: {
          'guests see': role ? (GUEST_ROLES[role] ?? role) : undefined,
          'who may invite': text(policy.allowInvitesFrom),
          'self-service subscriptions': onOff(policy.allowedToSignUpEmailBasedSubscriptions),
          'joining by a verified address': onOff(policy.allowEmailVerifiedUsersToJoinOrganization),
          'people create tenants': yesNo(people?.allowedToCreateTenants),
          'people register applications': yesNo(people?.allowedToCreateApps),
          'people create security groups': yesNo(people?.allowedToCreateSecurityGroups),
          'consent policies': people ? setOf(people.permissionGrantPoliciesAssigned) : undefined,
        },
      },
    ];
  },

  authenticationFlowsPolicy: ({
    selfServiceSignUp,
  }: AreaValues['authenticationFlowsPolicy']): Item[] => [
    {
      key: 'authentication-flows',
      kind: 'setting',
      ids: ['authenticationflowspolicy'],
      noun: 'setting',
      name: 'Self-service sign-up of guests',
      properties: { state: onOff(selfServiceSignUp?.isEnabled) },
    },
  ],
};
