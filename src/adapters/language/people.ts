// People named in words: where they are at home, as far as the estate or their address says so.
import type { Estate } from '../../domain/estate/estate.ts';
import { fold } from './clean.ts';

/** The home of a person of the estate, or of an address; undefined: not known, or more than one. */
export function tenantByAddress(
  estate: Estate,
  person: string | undefined,
  not: string,
): string | undefined {
  if (!person) return undefined;
  const domain = /@([^@\s]+)$/.exec(person)?.[1]?.toLowerCase();
  if (domain) return estate.tenants.find(({ domains }) => domains.includes(domain))?.id;
  const wanted = fold(person);
  const named = estate.people.filter(
    ({ name, displayName }) =>
      fold(displayName) === wanted ||
      fold(name) === wanted ||
      fold(displayName).split(' ')[0] === wanted,
  );
  const [only] = named;
  if (named.length !== 1 || !only) return undefined;
  const homes = new Set(only.accounts.map(({ tenantId }) => tenantId).filter((id) => id !== not));
  return homes.size === 1 ? [...homes][0] : undefined;
}
