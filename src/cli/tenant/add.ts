// `npm run tenant -- add DOMAIN`: from a domain to a tenant that is consented to, proven, owned, and observed.
import { join } from 'node:path';
import { addTenant, addTenantToRule, setTenantFields } from '../../config/estate/edit.ts';
import type { Tenant } from '../../domain/estate/estate.ts';
import { identitiesFor } from '../../domain/onboarding/asked-permissions.ts';
import { personName } from '../../domain/onboarding/first-owner.ts';
import { DirectoryError } from '../../ports/directory-error.ts';
import { MINUTE } from '../../shared/duration.ts';
import { writersOf } from '../shared/estate.ts';
import { CannotRun, plainLine, say } from '../shared/terminal.ts';
import type { TenantArguments } from './arguments.ts';
import type { TenantContext } from './context.ts';
import { administratorOf, withOwner } from './owner.ts';
import { permissionsGranted } from './permissions.ts';

const PURPOSE_OPEN = 'To be written: why this tenant exists';

/** Each step looks what is done already, so the same words go on where they were left. */
export async function add(context: TenantContext, args: TenantArguments): Promise<number> {
  const { estate } = context;
  const wrong = args.kinds.filter((kind) => !Object.hasOwn(writersOf, kind));
  if (wrong.length > 0) {
    throw new CannotRun([
      `There is no kind of access called ${wrong.join(' or ')}; write one of ${Object.keys(writersOf).join(', ')}.`,
    ]);
  }
  const known = estate.tenants.find(({ domains }) => domains.includes(args.what));
  if (known?.kind === 'external') {
    throw new CannotRun([
      `${known.displayName} is in the estate as an external tenant. Make it one of yours there first: another kind, and no longer external.`,
    ]);
  }
  const name = known?.name ?? (await entered(context, args));
  const kinds = kindsWanted(args, known);
  await context.change(`${name} signs in with what its kinds of access need`, (file, text) =>
    isEstate(context, file) ? withSignIn(text, context.tenant(name), kinds) : text,
  );
  const tenant = context.tenant(name);
  const granted = await permissionsGranted(context, tenant, args.wait ? args.minutes * MINUTE : 0);
  if (!granted) {
    say('', 'Not everything is granted yet. Run the same command again when it is, or add --wait.');
    return 1;
  }
  const changed = await settle(context, args, name, kinds);
  tellNext(context, context.tenant(name), changed);
  return 0;
}

const isEstate = ({ estateFile }: TenantContext, file: string): boolean => file === estateFile;

const kindsWanted = (args: TenantArguments, known: Tenant | undefined): string[] => [
  ...new Set([
    ...(known?.access ?? []),
    ...(args.kinds.length > 0 || known?.access.length ? args.kinds : ['guest-access']),
  ]),
];

function withSignIn(text: string, tenant: Tenant, kinds: readonly string[]): string {
  const wanted = identitiesFor(kinds, writersOf).filter((one) => !tenant.signIn.includes(one));
  return wanted.length === 0
    ? text
    : setTenantFields(text, tenant.name, { signIn: [...tenant.signIn, ...wanted] });
}

/** Looks the tenant up and writes its entry; gives the name it has there. */
async function entered(context: TenantContext, args: TenantArguments): Promise<string> {
  const { estate, lookup, reading } = context;
  const domain = args.what;
  const found = await lookup.find(domain);
  if (!found) {
    throw new CannotRun([
      `No tenant of Microsoft Entra has the domain ${domain}. Write a domain that is verified there.`,
    ]);
  }
  const same = estate.tenants.find(({ id }) => id === found.id);
  if (same) return same.name;
  const about = await reading.about(found.id).catch((error: unknown) => {
    if (!(error instanceof DirectoryError)) throw error;
    return { displayName: '', domain: null };
  });
  const displayName = plainLine(about.displayName) || domain;
  const name = args.name ?? personName(domain.split('.')[0] ?? domain, takenNames(context));
  say(`${domain} belongs to ${displayName}, tenant ${found.id}, in the ${found.cloud} cloud.`);
  await context.change(`${name} is added to the estate`, (file, text) =>
    isEstate(context, file)
      ? addTenant(text, {
          name,
          id: found.id,
          displayName,
          domains: [...new Set([domain, ...(about.domain ? [about.domain.toLowerCase()] : [])])],
          kind: args.kind,
          cloud: found.cloud,
          mode: 'observe',
          purpose: args.purpose ?? PURPOSE_OPEN,
          contact: args.contact ?? 'to be named',
          signIn: identitiesFor(args.kinds.length > 0 ? args.kinds : ['guest-access'], writersOf),
        })
      : text,
  );
  return name;
}

const takenNames = ({ estate }: TenantContext): string[] => estate.tenants.map(({ name }) => name);

/** Domains as the tenant has verified them, its first owner, what may be asked for, and by which rules. */
async function settle(
  context: TenantContext,
  args: TenantArguments,
  name: string,
  kinds: readonly string[],
): Promise<boolean> {
  const tenant = context.tenant(name);
  const domains = await context.reading.verifiedDomains(tenant.id);
  const owner = tenant.owners.length === 0 ? await administratorOf(context, tenant) : undefined;
  const missing = args.rules.filter(
    (rule) => !context.estate.policies.some(({ id }) => id === rule),
  );
  if (missing.length > 0) throw new CannotRun([`There is no rule called ${missing.join(' or ')}.`]);
  const groups = [...new Set([...tenant.offers.groups, ...args.groups])];
  return context.change(
    `${tenant.displayName} has an owner and its kinds of access`,
    (file, text) => {
      const ruled = args.rules.reduce(
        (left, rule) => addTenantToRule(left, rule, tenant.name) ?? left,
        text,
      );
      if (!isEstate(context, file)) return ruled;
      const owned = owner ? withOwner(ruled, tenant, owner) : ruled;
      return setTenantFields(owned, tenant.name, {
        ...(differs(tenant.domains, domains) && { domains: [...domains] }),
        ...(differs(tenant.access, kinds) && { access: [...kinds] }),
        ...(groups.length > tenant.offers.groups.length && {
          offers: { groups: groups.map((id) => ({ id })) },
        }),
      });
    },
  );
}

const differs = (a: readonly string[], b: readonly string[]): boolean =>
  b.length > 0 && (a.length !== b.length || a.some((one, i) => one !== b[i]));

function tellNext(context: TenantContext, tenant: Tenant, changed: boolean): void {
  const { displayName, name, mode, access, purpose } = tenant;
  const observed = mode === 'observe';
  const production = context.settings.mode === 'production';
  const ruled = context.estate.policies.some(
    ({ kinds, tenants, decision }) =>
      decision !== 'refuse' &&
      kinds.some((kind) => access.includes(kind)) &&
      (tenants?.includes(tenant.id) ?? true),
  );
  const next = [
    ...(ruled
      ? []
      : [`A rule has to name ${name} under "tenants" before anybody can ask (--rule ID).`]),
    ...(changed
      ? [
          ...(production
            ? ['Commit the changed files and deploy them where Drawbridge runs.']
            : []),
          'Drawbridge sees the changed files within a minute, and asks those who decide about the estate.\n    It is in force once they have said yes; "estate" in the chat shows how that stands.',
        ]
      : []),
    ...(purpose === PURPOSE_OPEN
      ? [`Write its purpose and its contact into ${join(context.folder, context.estateFile)}.`]
      : []),
    ...(observed && production
      ? [`Have the Teams app uploaded in ${displayName}, so that its owners get their cards.`]
      : []),
    ...(observed
      ? [`When what it would have done is right, write "mode: enforce" for ${name}.`]
      : []),
  ];
  const ready = `${displayName} is ready${observed ? ', and Drawbridge only observes there' : ''}.`;
  say('', next.length > 0 ? `${ready} Next:` : ready, ...next.map((line) => `  - ${line}`));
}
