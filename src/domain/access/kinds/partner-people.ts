// How many people of a partner are in a tenant: figures for those who decide, as far as names show them.
import type { FactQuery, PartnerUsers } from '../../facts.ts';
import { ask, type Study } from '../../study.ts';
import type { Pair } from './partner-standing.ts';

/** Names of external accounts end in the tenant's first domain, whatever domains came later. */
const FIRST_DOMAIN = /\.onmicrosoft\./;

export const peopleAsks = ({ tenant, partner }: Pair): FactQuery & { fact: 'partner-users' } => ({
  fact: 'partner-users',
  tenantId: tenant.id,
  nameEndings: tenant.domains
    .filter((domain) => FIRST_DOMAIN.test(domain))
    .flatMap((first) => partner.domains.map((domain) => `_${domain}#EXT#@${first}`)),
});

/** Null where that cannot be told. */
export function* countPeople(pair: Pair): Study<PartnerUsers | null> {
  const asks = peopleAsks(pair);
  if (asks.nameEndings.length === 0) return null;
  const read = yield* ask(asks);
  return read.known ? read.value : null;
}

export function sayPeople({ tenant, partner }: Pair, people: PartnerUsers | null): string {
  const whose = `of ${partner.displayName} in ${tenant.displayName}`;
  if (people === null) return `How many people ${whose} have an account could not be read.`;
  const counts = [count(people.guests, 'guest'), count(people.members, 'external member')];
  const some = counts.filter((text) => text !== '');
  return some.length === 0
    ? `Nobody ${whose} has an account yet, as far as names of accounts show.`
    : `${some.join(' and ')} ${whose}, as far as names of accounts show.`;
}

const count = (n: number, what: string): string =>
  n === 0 ? '' : `${n} ${what}${n === 1 ? '' : 's'}`;
