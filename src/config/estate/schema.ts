// The form of the estate file, field by field, with what to write where something else stands.
import * as z from 'zod/v4';
import { renewal, roles, ruleDeciders } from './deciders-schema.ts';
import { domain, duration, guid, list, oneOf, slug, words } from './fields.ts';
import { atOnce, automatic, breakGlass, incompatible } from './limits-schema.ts';
import { estatePosture, tenantPosture } from './posture-schema.ts';
import { auditors, retention } from './record-schema.ts';
import { questions, ticket } from './rule-asks-schema.ts';

const credential = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('managed-identity'), managedIdentityClientId: guid }),
    z.strictObject({ kind: z.literal('workload-identity') }),
    z.strictObject({ kind: z.literal('certificate'), certificatePath: words }),
    z.strictObject({ kind: z.literal('secret'), secretVariable: words }),
  ],
  { error: 'must have a kind: managed-identity, workload-identity, certificate or secret' },
);

const nameable = z.strictObject({ id: guid, name: words.optional() });

const tenant = z.strictObject({
  name: slug,
  id: guid,
  displayName: words,
  domains: list(domain).min(1, { error: 'must name at least one domain' }),
  kind: oneOf('primary', 'secondary', 'sandbox', 'isolated', 'external'),
  cloud: oneOf('commercial', 'gcc', 'gcchigh', 'dod'),
  mode: oneOf('observe', 'enforce').default('enforce'),
  purpose: words,
  contact: words,
  owners: list(words),
  access: list(words),
  signIn: list(words),
  offers: z
    .strictObject({
      groups: list(z.strictObject({ id: guid })).optional(),
      roles: list(
        z.strictObject({
          id: guid,
          units: list(guid).optional(),
          whole: z.boolean({ error: 'must be true or false' }).optional(),
        }),
      ).optional(),
      sponsored: list(z.strictObject({ id: guid })).optional(),
      partners: list(words).optional(),
      packages: list(z.strictObject({ id: guid, policy: guid })).optional(),
      organization: list(words).optional(),
      openings: z
        .strictObject({
          applications: list(nameable).optional(),
          groups: list(nameable).optional(),
        })
        .optional(),
      memberships: list(
        z.strictObject({
          id: guid,
          as: list(oneOf('member', 'owner'))
            .min(1, { error: 'must name member, owner or both' })
            .default(['member']),
          pim: oneOf('eligible', 'active').optional(),
        }),
      ).optional(),
      applications: list(z.strictObject({ group: guid, application: guid })).optional(),
    })
    .optional(),
  posture: tenantPosture.optional(),
});

const policy = z.strictObject({
  id: slug,
  kinds: list(words).min(1, { error: 'must name at least one kind of access' }),
  requestors: z
    .strictObject({
      tenants: list(words).optional(),
      userTypes: list(oneOf('member', 'guest')).optional(),
      people: list(words).optional(),
    })
    .optional(),
  recipients: z.strictObject({ userTypes: list(oneOf('member', 'guest')) }).optional(),
  tenants: list(words).optional(),
  resources: list(words).min(1, { error: 'must name at least one' }).optional(),
  decision: oneOf('ask', 'refuse'),
  because: words.optional(),
  longest: duration.optional(),
  usual: duration.optional(),
  lapsesAfter: duration.optional(),
  renewal: renewal.optional(),
  ...ruleDeciders,
  stepUp: z.boolean({ error: 'must be true or false' }).optional(),
  questions: questions.optional(),
  ticket: ticket.optional(),
  automatic: automatic.optional(),
  atOnce: atOnce.optional(),
});

export const estateSchema = z.strictObject({
  version: z.literal(1, { error: 'must be 1' }),
  organization: words,
  identities: z.record(slug, z.strictObject({ clientId: guid, credential })),
  tenants: list(tenant).min(1, { error: 'must name at least one tenant' }),
  people: list(
    z.strictObject({
      name: slug,
      displayName: words,
      accounts: list(z.strictObject({ tenant: words, objectId: guid })).min(1, {
        error: 'must name at least one account',
      }),
    }),
  ),
  oncall: list(words).optional(),
  roles,
  incompatible: incompatible.optional(),
  breakGlass: breakGlass.optional(),
  auditors,
  retention,
  posture: estatePosture,
  policies: list(policy),
});

export type EstateFile = z.output<typeof estateSchema>;
export type TenantEntry = EstateFile['tenants'][number];
export type RoleEntry = NonNullable<NonNullable<TenantEntry['offers']>['roles']>[number];
export type PolicyEntry = EstateFile['policies'][number];
export type IdentityEntry = EstateFile['identities'][string];

/** A role with units is offered for those alone, unless the file says otherwise. */
export const isWhole = ({ units, whole }: RoleEntry): boolean => whole ?? units === undefined;
