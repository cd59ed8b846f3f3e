// An administrator signs in to their own tenant with a code; who they are is asked of Graph, with their token.
// https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code
import type { AdministratorSignIn, DeviceCode } from '../../../ports/tenant-lookup.ts';
import { tokenClaims } from './token-claims.ts';

export interface SignInSettings {
  readonly authorityHost: string;
  readonly graphBaseUrl: string;
  readonly graphCanonicalUrl: string;
  /** A public client that the tenant lets people use. */
  readonly clientId: string;
}

interface Answer {
  readonly message?: string;
  readonly device_code?: string;
  readonly interval?: number;
  readonly access_token?: string;
  readonly error?: string;
  readonly error_description?: string;
}

const PATIENCE_MS = 20_000;

export function createAdministratorSignIn(settings: SignInSettings): AdministratorSignIn {
  const post = async (tenantId: string, path: string, form: Record<string, string>) => {
    const response = await fetch(`${settings.authorityHost}/${tenantId}/oauth2/v2.0/${path}`, {
      method: 'POST',
      body: new URLSearchParams(form),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return (await response.json()) as Answer;
  };
  const wait = (seconds: number) => new Promise((done) => setTimeout(done, seconds * 1_000));

  return {
    async begin(tenantId): Promise<DeviceCode> {
      const begun = await post(tenantId, 'devicecode', {
        client_id: settings.clientId,
        scope: `${settings.graphCanonicalUrl}/User.Read`,
      });
      const { device_code, message } = begun;
      if (!device_code || !message) throw new Error(saidIn(begun));
      let interval = begun.interval ?? 5;
      return {
        message,
        async token() {
          for (;;) {
            await wait(interval);
            const answer = await post(tenantId, 'token', {
              grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
              client_id: settings.clientId,
              device_code,
            });
            if (answer.access_token) return answer.access_token;
            if (answer.error === 'slow_down') interval += 5;
            else if (answer.error !== 'authorization_pending') throw new Error(saidIn(answer));
          }
        },
      };
    },

    async whoIs(token) {
      const response = await fetch(
        `${settings.graphBaseUrl}/v1.0/me?$select=id,displayName,userPrincipalName`,
        {
          headers: { authorization: `Bearer ${token}` },
          signal: AbortSignal.timeout(PATIENCE_MS),
        },
      );
      if (!response.ok) throw new Error(`Graph does not accept that sign-in (${response.status}).`);
      const me = (await response.json()) as Record<string, string | null>;
      // Graph has just checked this very token, so what it says of its tenant is true.
      const { tid = '' } = tokenClaims(token);
      return {
        tenantId: tid.toLowerCase(),
        objectId: (me.id ?? '').toLowerCase(),
        displayName: me.displayName ?? '',
        userPrincipalName: me.userPrincipalName ?? '',
      };
    },
  };
}

const saidIn = ({ error, error_description }: Answer): string =>
  (error_description ?? error ?? 'Entra gave no reason').split(/[\r\n]| Trace ID/)[0] ?? '';
