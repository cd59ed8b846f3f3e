// What Drawbridge itself calls lists, facts, claims and settings, as a line of words has them.
import type { Claim, Fact, Listed, Relation } from '../../domain/posture/question.ts';

export const LISTED: Readonly<Record<string, Listed>> = {
  guests: 'guests',
  'pending guests': 'pending-guests',
  'stale guests': 'stale-guests',
  'guests who never signed in': 'never-signed-in-guests',
  'guests without a sponsor': 'unsponsored-guests',
  'external members': 'external-members',
  partners: 'partners',
  'open partners': 'open-partners',
  'unknown partners': 'unknown-partners',
  'trusted partners': 'trusted-partners',
  'global administrators': 'global-administrators',
  'standing administrators': 'standing-administrators',
  'eligible administrators': 'eligible-administrators',
  'external administrators': 'external-administrators',
  'emergency accounts': 'emergency-accounts',
  'privileged service principals': 'privileged-service-principals',
  'foreign service principals': 'foreign-service-principals',
  'conditional access policies': 'conditional-access-policies',
  'report only policies': 'report-only-policies',
  'disabled policies': 'disabled-policies',
  exclusions: 'exclusions',
  domains: 'domains',
  'federated domains': 'federated-domains',
  licences: 'licences',
  devices: 'devices',
  applications: 'applications',
  incidents: 'incidents',
  'risky users': 'risky-users',
  tenants: 'tenants',
  'tenants without a licence': 'tenants-without-licence',
  'unknown tenants signed in to': 'unknown-tenants-signed-in-to',
  'what is synchronised': 'synchronised-into',
  'members of the multitenant organization': 'multitenant-members',
  attestations: 'attestations',
  exceptions: 'exceptions',
};

/** As they are counted. */
export const COUNTED: Readonly<Record<string, Listed>> = {
  ...LISTED,
  'unknown tenants that people sign in to': 'unknown-tenants-signed-in-to',
  synchronisations: 'synchronised-into',
};

export const FACTS: Readonly<Record<string, Fact>> = {
  'an overview': 'overview',
  'the tenant id': 'id',
  'the kind of tenant': 'kind',
  'the owner': 'owner',
  'the purpose': 'purpose',
  'the contact': 'contact',
  'the country': 'country',
  'the creation date': 'age',
  'the domains': 'domains',
  'the licences': 'licences',
  'the number of users': 'users',
  'the number of guests': 'guests',
  'hybrid identity': 'hybrid',
  'the cloud': 'cloud',
  'the tenant type': 'tenant-type',
};

export const CLAIMS: Readonly<Record<string, Claim>> = {
  'trust in mfa': 'mfa',
  'trust in compliant devices': 'compliant-device',
  'trust in hybrid joined devices': 'hybrid-device',
};

export const ASPECTS: Readonly<Record<string, Relation['of']>> = {
  trust: 'trust',
  'inbound access': 'inbound',
  'outbound access': 'outbound',
  'direct connect': 'direct-connect',
  'automatic redemption': 'redemption',
  synchronization: 'synchronization',
  everything: 'everything',
};
