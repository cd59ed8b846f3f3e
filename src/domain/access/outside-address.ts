// The mail address of somebody outside: one plain address, of nobody's tenant here, that is what it looks like.
import { internationalised } from '../../shared/domain-name.ts';
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { ok, type Result, refused } from '../../shared/result.ts';
import { type Estate, tenantByDomain } from '../estate/estate.ts';

/** As Graph takes it in an invitation: https://learn.microsoft.com/graph/api/resources/invitation */
const LOCAL = /^[a-z0-9_](?:[a-z0-9._'-]{0,62}[a-z0-9_])?$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const LONGEST = 254;

/** `field` is where the address was typed. */
export function readOutsideAddress(
  estate: Estate,
  typed: string,
  field: NonNullable<Refusal['field']>,
): Result<string, Refusal> {
  const address = typed.trim().toLowerCase();
  const no = (code: string, sentence: string, next: string) =>
    refused(refusal(code, sentence, next, field));
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  if (/[^\x20-\x7e]/.test(address)) {
    return no(
      'address-letters',
      'That address has letters beyond a to z, and such letters can look like others.',
      'Copy it from a mail of theirs; a domain with other letters is written with xn--.',
    );
  }
  if (at < 1 || address.length > LONGEST || !isDomain(domain) || !isLocal(local)) {
    return no(
      'address-form',
      'That is not one plain mail address that can be invited.',
      'Write the address alone, such as jane.roe@partner.com, without a name or brackets.',
    );
  }
  const tenant = tenantByDomain(estate, domain) ?? above(estate, domain);
  return tenant && tenant.kind !== 'external'
    ? no(
        'address-ours',
        `That address belongs to ${tenant.displayName}, which is one of our tenants.`,
        'They ask for themselves: with guest access, or for a role.',
      )
    : ok(address);
}

/** Somebody's name: letters and what joins them, so that it can be no address and no instruction. */
export const isPersonName = (text: string): boolean =>
  /^\p{L}[\p{L}\p{M} .'’-]{1,79}$/u.test(text) && !/ {2}|\.{2}/.test(text);

const isLocal = (local: string): boolean => LOCAL.test(local) && !local.includes('..');

function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  return (
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    !/^\d/.test(labels.at(-1) ?? '') &&
    // What cannot be shown to people cannot be told to them either.
    (!domain.includes('xn--') || internationalised(domain) !== null)
  );
}

/** A domain below one of ours is ours until somebody has said otherwise. */
const above = (estate: Estate, domain: string) =>
  estate.tenants.find(
    ({ kind, domains }) => kind !== 'external' && domains.some((own) => domain.endsWith(`.${own}`)),
  );
