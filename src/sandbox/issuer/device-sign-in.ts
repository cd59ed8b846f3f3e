// People sign in with a code that a program without a browser shows: codes, the page, and the token at the end.
// https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code
import { randomBytes, randomInt } from 'node:crypto';
import { tenantsOf } from '../graph/state/tenants.ts';
import type { GraphWorld } from '../graph/world.ts';
import { accountsOf, signedInAs } from './administrators.ts';
import { accountChoice, page } from './page.ts';
import { GRAPH_RESOURCE, LIFETIME_SECONDS, type Tokens } from './tokens.ts';

interface Pending {
  readonly userCode: string;
  readonly tenantId: string;
  readonly appId: string;
  readonly until: number;
  account?: string;
}

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

const EXPIRES_SECONDS = 900;
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

export interface DeviceSignIn {
  begin(tenantId: string, form: Record<string, string>): Answer;
  /** The page for this code; `account` chosen: the person is signed in. */
  page(userCode: string, account?: string): { status: number; html: string };
  token(tenantId: string, form: Record<string, string>): Promise<Answer>;
}

export function createDeviceSignIn(world: GraphWorld, tokens: Tokens): DeviceSignIn {
  const pending = new Map<string, Pending>();
  const byUserCode = (code: string) =>
    [...pending.values()].find(
      ({ userCode, until }) => userCode === code.trim().toUpperCase() && until > Date.now(),
    );

  return {
    begin(tenantId, form) {
      const all = tenantsOf(world);
      const tenant = all.byId(tenantId) ?? all.byAddress(tenantId);
      if (!tenant) return refuse('invalid_request', `AADSTS90002: Tenant '${tenantId}' not found.`);
      const deviceCode = randomBytes(24).toString('base64url');
      const userCode = Array.from({ length: 9 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
      pending.set(deviceCode, {
        userCode,
        tenantId: tenant.about.tenantId,
        appId: form.client_id ?? '',
        until: Date.now() + EXPIRES_SECONDS * 1_000,
      });
      const verification = `${world.origin()}/devicelogin`;
      return {
        status: 200,
        body: {
          user_code: userCode,
          device_code: deviceCode,
          verification_uri: verification,
          expires_in: EXPIRES_SECONDS,
          interval: 1,
          message: `To sign in, use a web browser to open the page ${verification} and enter the code ${userCode} to authenticate.`,
        },
      };
    },

    page(userCode, account) {
      const found = byUserCode(userCode);
      const tenant = found && tenantsOf(world).byId(found.tenantId);
      if (!found || !tenant) {
        const form =
          '<form method="get"><label>Code<input name="otc" autocomplete="off"></label><button type="submit">Next</button></form>';
        const [status, sentence] =
          userCode === ''
            ? [200, 'Enter the code that the program shows.']
            : [404, 'That code does not exist, or it has expired.'];
        return { status, html: page('Sign in', sentence, form) };
      }
      const person = account === undefined ? undefined : signedInAs(tenant, account);
      if (person) {
        found.account = person.id;
        return {
          status: 200,
          html: page('You are signed in', `${person.name}, you can close this page.`),
        };
      }
      const form = `<form method="post">${accountChoice(accountsOf(tenant))}<button type="submit">Continue</button></form>`;
      return { status: 200, html: page(`Sign in to ${tenant.about.displayName}`, userCode, form) };
    },

    async token(tenantId, form) {
      const found = pending.get(form.device_code ?? '');
      const tenant = found && tenantsOf(world).byId(found.tenantId);
      const all = tenantsOf(world);
      const at = all.byId(tenantId) ?? all.byAddress(tenantId);
      if (!found || !tenant || at !== tenant || found.appId !== form.client_id) {
        return refuse('bad_verification_code', 'AADSTS70019: The code is not known here.');
      }
      if (found.until <= Date.now()) {
        return refuse('expired_token', 'AADSTS70020: The code has expired.');
      }
      if (!found.account) {
        return refuse('authorization_pending', 'AADSTS70016: Authorization is pending.');
      }
      pending.delete(form.device_code ?? '');
      const { appId, account } = found;
      const token = await tokens.personToken({
        tenantId: tenant.about.tenantId,
        appId,
        objectId: account,
      });
      return {
        status: 200,
        body: {
          token_type: 'Bearer',
          scope: `${GRAPH_RESOURCE}/User.Read`,
          expires_in: LIFETIME_SECONDS,
          access_token: token,
        },
      };
    },
  };
}

const refuse = (error: string, description: string): Answer => ({
  status: 400,
  body: { error, error_description: description },
});
