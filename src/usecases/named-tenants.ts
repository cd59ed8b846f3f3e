// Names of tenants as somebody typed them: only those that they may read are found, whatever else there is.
import type { Estate, Tenant } from '../domain/estate/estate.ts';

/** Empty, or words for all: `all`. Undefined: one of the names is not that of a single tenant of theirs. */
export function tenantsNamed(
  estate: Estate,
  readable: readonly string[],
  words: string,
): 'all' | readonly string[] | undefined {
  const typed = words.trim();
  if (typed === '' || ALL.test(typed)) return 'all';
  const mine = estate.tenants.filter(({ id }) => readable.includes(id));
  const whole = fitting(mine, typed);
  if (whole.length === 1) return whole.map(({ id }) => id);
  const parts = typed.split(/\s*(?:,|;|&|\band\b)\s*/i).filter((part) => part !== '');
  const found = parts.map((part) => fitting(mine, part));
  if (parts.length === 0 || found.some(({ length }) => length !== 1)) return undefined;
  return [...new Set(found.flatMap((tenants) => tenants.map(({ id }) => id)))];
}

const ALL = /^(all|all (my |our |the )?tenants|(every|each) tenant|everything|everywhere)$/i;

const key = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '');

const fitting = (tenants: readonly Tenant[], words: string): readonly Tenant[] => {
  const wanted = key(words);
  if (wanted === '') return [];
  return tenants.filter(({ name, displayName, id }) =>
    [name, displayName, id].some((one) => key(one) === wanted),
  );
};
