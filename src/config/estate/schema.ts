// The form of the estate file, field by field, with what to write where something else stands.
import * as z from 'zod/v4';
import { parseIsoDuration } from '../../shared/duration.ts';

const guid = z
  .string({ error: 'must be an id as Entra shows it' })
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, {
    error: 'must be an id as Entra shows it, such as 0b7ad8a3-c551-4bf1-9157-7f2a01302770',
  })
  .transform((id) => id.toLowerCase());
const slug = z.string({ error: 'must be a short name' }).regex(/^[a-z0-9][a-z0-9.-]{0,62}$/, {
  error: 'must be a short name of small letters, digits, dots and hyphens, such as contoso-labs',
});
const words = z.string({ error: 'must be a text' }).min(1, { error: 'must not be empty' });
const domain = z
  .string({ error: 'must be a domain' })
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, { error: 'must be a domain, such as contoso.com' })
  .transform((name) => name.toLowerCase());
const duration = z
  .string({ error: 'must be a length of time, such as P14D or PT8H' })
  .transform((text, context) => {
    const ms = parseIsoDuration(text);
    if (ms !== undefined) return ms;
    context.addIssue({ code: 'custom', message: 'must be a length of time, such as P14D or PT8H' });
    return z.NEVER;
  });
const oneOf = <T extends string>(...choices: [T, ...T[]]) =>
  z.enum(choices, { error: `must be one of ${choices.join(', ')}` });
const list = <T extends z.ZodType>(of: T) => z.array(of, { error: 'must be a list' });

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
  approvers: list(words).optional(),
  alsoApprovers: list(words).optional(),
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
  posture: z.strictObject({
    readers: list(
      z.strictObject({ person: words, tenants: z.union([z.literal('all'), list(words)]) }),
    ),
  }),
  policies: list(policy),
});

export type EstateFile = z.output<typeof estateSchema>;
export type TenantEntry = EstateFile['tenants'][number];
export type RoleEntry = NonNullable<NonNullable<TenantEntry['offers']>['roles']>[number];
export type PolicyEntry = EstateFile['policies'][number];
export type IdentityEntry = EstateFile['identities'][string];

/** A role with units is offered for those alone, unless the file says otherwise. */
export const isWhole = ({ units, whole }: RoleEntry): boolean => whole ?? units === undefined;
