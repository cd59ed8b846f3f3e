// What the estate file may declare for posture: of each tenant, and of all of them together.
import * as z from 'zod/v4';
import {
  count,
  duration,
  guid,
  list,
  moment,
  oneOf,
  share,
  slug,
  words,
  yesOrNo,
} from './fields.ts';

const link = z.string({ error: 'must be a link' }).regex(/^https:\/\/\S+$/, {
  error: 'must be a link that begins with https://',
});

const attestation = z.strictObject({ statement: words, by: words, on: moment, due: moment });

const exception = z.strictObject({
  check: z.string({ error: 'must be the id of a check' }).regex(/^[A-Z]{2,4}-\d{2}$/, {
    error: 'must be the id of a check, such as PRV-01',
  }),
  because: words,
  by: words,
  until: moment,
  objects: list(words).min(1, { error: 'must name at least one object id' }).optional(),
});

export const tenantPosture = z.strictObject({
  country: z
    .string({ error: 'must be a country' })
    .regex(/^[a-z]{2}$/i, { error: 'must be a country of two letters, such as DE' })
    .transform((code) => code.toUpperCase())
    .optional(),
  tenantType: words.optional(),
  hybrid: yesOrNo.optional(),
  clouds: list(words).optional(),
  owner: words.optional(),
  decision: z
    .strictObject({
      url: link,
      reviewedOn: moment,
      triggers: list(words).optional(),
      by: words.optional(),
    })
    .optional(),
  emergencyAccounts: list(guid).optional(),
  lastEmergencyDrill: moment.optional(),
  acceptedOn: moment.optional(),
  allowedStanding: list(guid).optional(),
  allowedServicePrincipals: list(guid).optional(),
  declaredExclusions: list(guid).optional(),
  maxLocalAdmins: count.optional(),
  federationException: yesOrNo.optional(),
  membersMayInvite: yesOrNo.optional(),
  requiredIsolation: oneOf('resource', 'resource-and-identity').optional(),
  allowedPlans: list(words).optional(),
  maxDevices: count.optional(),
  compliantShare: share.optional(),
  secureScoreTarget: share.optional(),
  phishingResistantShare: share.optional(),
  privilegedWorkstationRule: words.optional(),
  applicationException: yesOrNo.optional(),
  awsApplications: list(guid).optional(),
  googleApplications: list(guid).optional(),
  attestations: z
    .record(slug, attestation, { error: 'must name attestations by their subject' })
    .optional(),
  exceptions: list(exception).optional(),
});

export const reader = z.strictObject({
  person: words.optional(),
  group: guid.optional(),
  in: words.optional(),
  tenants: z.union([z.literal('all'), list(words)], {
    error: 'must be all, or a list of tenants',
  }),
});

export const estatePosture = z.strictObject({
  readers: list(reader),
  partners: list(
    z.strictObject({
      tenant: z.string({ error: 'must be a tenant' }).transform((text) => text.toLowerCase()),
      name: words.optional(),
      owner: words,
      reviewedOn: moment,
      trust: list(oneOf('mfa', 'compliant-device', 'hybrid-device')).optional(),
      microsoftSupport: yesOrNo.optional(),
    }),
  ).optional(),
  reviewEvery: duration.optional(),
  multiTenant: z
    .strictObject({
      members: list(words),
      owners: list(words).min(1, { error: 'must name at least one owner' }),
    })
    .optional(),
  riskProfile: oneOf('zero-trust', 'cisa').optional(),
  globalAdministrators: z.strictObject({ atLeast: count, atMost: count }).optional(),
  oneWay: list(z.strictObject({ from: words, to: words })).optional(),
});

export type TenantPosture = z.output<typeof tenantPosture>;
export type EstatePosture = z.output<typeof estatePosture>;
export type ReaderEntry = EstatePosture['readers'][number];
export type PartnerEntry = NonNullable<EstatePosture['partners']>[number];
