// The signing keys of each tenant whose people sign in here: fetched when the first of them does.
import type { Log } from '../../../ports/log.ts';
import { createSigningKeys, type SigningKeys } from '../guard/signing-keys.ts';

export interface TenantKeys {
  /** `tenantId` comes from an activity whose token was checked, of a tenant of the estate. */
  of(tenantId: string): SigningKeys;
  issuerOf(tenantId: string): string;
  stop(): void;
}

/** https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens */
export function createTenantKeys(authorityHost: string, log: Log): TenantKeys {
  const known = new Map<string, SigningKeys>();
  const authority = (tenantId: string) => `${authorityHost}/${tenantId}/v2.0`;
  return {
    of(tenantId) {
      const found = known.get(tenantId);
      if (found) return found;
      const made = createSigningKeys(
        `${authority(tenantId)}/.well-known/openid-configuration`,
        log,
      );
      known.set(tenantId, made);
      return made;
    },
    issuerOf: authority,
    stop() {
      for (const keys of known.values()) keys.stop();
    },
  };
}
