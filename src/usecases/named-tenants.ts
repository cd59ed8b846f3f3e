// Names of tenants as somebody typed them: only those that they may read are found, whatever else there is.
import type { Estate, Tenant } from '../domain/estate/estate.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';

/** Empty, or words for all: `all`. */
export function tenantsNamed(
  estate: Estate,
  readable: readonly string[],
  words: string,
): Result<'all' | readonly string[], Refusal> {
  const typed = words.trim();
  if (typed === '' || /^(all|every|all (my |our )?tenants|every tenant|everything)$/i.test(typed)) {
    return ok('all');
  }
  const mine = estate.tenants.filter(({ id }) => readable.includes(id));
  const whole = fitting(mine, typed);
  if (whole.length === 1) return ok(whole.map(({ id }) => id));
  const parts = typed.split(/\s*(?:,|;|&|\band\b)\s*/i).filter((part) => part !== '');
  const found = parts.map((part) => fitting(mine, part));
  if (parts.length === 0 || found.some(({ length }) => length !== 1)) return refused(unknown);
  return ok([...new Set(found.flatMap((tenants) => tenants.map(({ id }) => id)))]);
}

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

/** The same words whether there is no such tenant or it is not theirs to read. */
const unknown = refusal(
  'tenant-not-known',
  'One of these names is not the name of a single tenant that you may be told about.',
  'Write a tenant’s name as it stands in the estate, such as "subscribe daily to Fabrikam", or leave it out for all of them.',
);
