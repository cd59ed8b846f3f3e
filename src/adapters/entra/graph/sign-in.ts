// Why an identity got no token in a tenant, and who mends it: consent, its credential, Conditional Access, or time.
import { DirectoryError } from '../../../ports/directory-error.ts';
import type { CallFacts } from './errors.ts';

/**
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 * Not in the tenant, no consent, disabled there, a service principal that is missing.
 */
const CONSENT = new Set([
  ...['700016', '65001', '7000112', '7000229', '500011', '650052', '650057', '90094', '50105'],
]);
/** The credential itself: expired or wrong, a federation that does not match. */
const CREDENTIAL = new Set([
  ...['7000215', '7000222', '700027', '700024', '700021', '70021', '700211', '700212', '700213'],
  ...['700214', '700223', '7000218', '50027', '5002723', '1000502'],
]);
const CONDITIONAL_ACCESS = new Set(['53003', '530032', '530034', '53000']);
const NO_TENANT = new Set(['90002', '900023', '50059']);

export function signInTrouble(call: CallFacts, reason: unknown): DirectoryError {
  const { identity, tenant, tenantId } = call;
  const text = reason instanceof Error ? reason.message : String(reason);
  const number = /AADSTS(\d+)/.exec(text)?.[1] ?? '';
  const code = number ? `AADSTS${number}` : 'no-token';
  const trouble = (kind: 'no-consent' | 'forbidden' | 'unavailable', sentence: string) =>
    new DirectoryError(kind, tenantId, code, sentence, {
      requestId: /Trace ID: ([0-9a-f-]{36})/i.exec(text)?.[1],
      cause: reason,
    });
  if (CONSENT.has(number)) {
    return trouble(
      'no-consent',
      `the ${identity} cannot sign in to ${tenant} (${code}): an administrator there has to grant consent`,
    );
  }
  if (CREDENTIAL.has(number)) {
    return trouble(
      'forbidden',
      `the credential of the ${identity} is not accepted for ${tenant} (${code}): whoever runs Drawbridge has to renew it`,
    );
  }
  if (CONDITIONAL_ACCESS.has(number)) {
    return trouble(
      'forbidden',
      `Conditional Access of ${tenant} blocks the ${identity} (${code}): an administrator there has to let it in`,
    );
  }
  if (NO_TENANT.has(number)) {
    return trouble(
      'forbidden',
      `${tenant} is not a tenant that can be signed in to (${code}): correct its id in the estate`,
    );
  }
  return trouble('unavailable', `the ${identity} got no token for ${tenant} (${code})`);
}
