// The page on which an administrator consents to an application for the whole tenant, and what that makes.
// https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
import { stamp } from '../graph/body.ts';
import { addChange } from '../graph/feed.ts';
import { type Registered, registeredAs } from '../graph/registered.ts';
import { consent } from '../graph/rules/consent.ts';
import type { Tenant } from '../graph/state/tenant.ts';
import { tenantsOf } from '../graph/state/tenants.ts';
import type { GraphWorld } from '../graph/world.ts';
import { accountsOf, mayConsent, signedInAs } from './administrators.ts';
import { liftRefusals } from './lift-refusals.ts';
import { accountChoice, escaped, page } from './page.ts';

export interface ConsentAnswer {
  status: number;
  html?: string;
  /** Where the application wants its answer, where that is on this machine. */
  redirect?: string;
}

interface Asked {
  tenant: Tenant;
  app: Registered;
  query: URLSearchParams;
}

function asked(world: GraphWorld, tenantId: string, query: URLSearchParams): Asked | ConsentAnswer {
  const all = tenantsOf(world);
  const tenant = all.byId(tenantId) ?? all.byAddress(tenantId);
  if (!tenant) return problem(`AADSTS90002: Tenant '${tenantId}' not found.`);
  const appId = query.get('client_id') ?? '';
  const app = registeredAs(world, appId);
  if (!app) {
    return problem(`AADSTS700016: Application with identifier '${appId}' was not found.`);
  }
  return { tenant, app, query };
}

export function showConsent(
  world: GraphWorld,
  tenantId: string,
  query: URLSearchParams,
): ConsentAnswer {
  const what = asked(world, tenantId, query);
  if ('status' in what) return what;
  const { tenant, app } = what;
  const permissions = app.permissions.map((name) => `<li>${escaped(name)}</li>`).join('');
  const form = `<ul>${permissions}</ul><form method="post">${accountChoice(accountsOf(tenant))}<button type="submit">Accept</button></form>`;
  const sentence = `${app.displayName} asks for these permissions in the whole of ${tenant.about.displayName}, without anybody signed in.`;
  return { status: 200, html: page('Permissions requested', sentence, form) };
}

/** `account` is the object id of whoever accepts. */
export function giveConsent(
  world: GraphWorld,
  tenantId: string,
  query: URLSearchParams,
  account: string,
): ConsentAnswer {
  const what = asked(world, tenantId, query);
  if ('status' in what) return what;
  const { tenant, app } = what;
  const person = signedInAs(tenant, account);
  if (!person || !mayConsent(tenant, account)) {
    return problem(
      `AADSTS90094: An administrator of ${tenant.about.displayName} is required to grant the permissions requested.`,
    );
  }
  world.store.transaction(() => {
    consent(tenant, app, app.permissions, stamp(world.clock.now()));
    liftRefusals(world, tenant, app.permissions);
  });
  addChange(world, {
    atMs: world.clock.now(),
    tenant: tenant.about.slug,
    summary: `${app.displayName} was consented to`,
    before: 'not there',
    after: app.permissions.join(', '),
    by: person.name,
    method: 'POST',
    path: '/adminconsent',
    clientRequestId: '',
  });
  const redirect = answerTo(query, tenant.about.tenantId);
  return redirect ? { status: 302, redirect } : { status: 200, html: consented(tenant) };
}

export const consented = (tenant?: Tenant): string =>
  page(
    'Consent was given',
    `${tenant?.about.displayName ?? 'The tenant'} lets the application in. You can close this page, and open the next link if there is one.`,
  );

/** Only to this machine: the sandbox sends nobody anywhere else. */
function answerTo(query: URLSearchParams, tenantId: string): string | undefined {
  const written = query.get('redirect_uri') ?? '';
  const to = URL.canParse(written) ? new URL(written) : undefined;
  if (!to || !['127.0.0.1', 'localhost'].includes(to.hostname)) return undefined;
  to.searchParams.set('admin_consent', 'True');
  to.searchParams.set('tenant', tenantId);
  const state = query.get('state');
  if (state) to.searchParams.set('state', state);
  return to.href;
}

const problem = (sentence: string): ConsentAnswer => ({
  status: 400,
  html: page('Consent was not given', sentence),
});
