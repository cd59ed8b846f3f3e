// Whom a command about the record means: a name, an address, or an account as tenant and object id.
import { type Estate, personOf, tenantById, tenantByName } from '../domain/estate/estate.ts';
import { isOne, refOfKey } from '../domain/record/history.ts';
import { accountKey } from '../shared/account.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { linkedAccounts } from './linked-accounts.ts';
import { type MeantDeps, type MeantPerson, whoIsCalled } from './who-is-meant.ts';

export async function whoseRecord(
  deps: MeantDeps,
  said: string,
): Promise<Result<MeantPerson, Refusal>> {
  const key = keySaid(deps.estate, said);
  if (key !== undefined) return ok(await allOf(deps, key));
  const found = await whoIsCalled(deps, said);
  const [only] = found;
  if (only && found.length === 1) return ok(only);
  return refused(
    only
      ? refusal(
          'several-people',
          `Several people are called so: ${found.map(({ name, keys }) => `${name} (${keys.join(', ')})`).join('; ')}.`,
          'Write one of the accounts instead, as tenant/object id.',
        )
      : refusal(
          'nobody-known',
          `Nobody is known as "${said}".`,
          'Write the whole name, the address, or the account as <tenant>/<object id>.',
        ),
  );
}

/** `fabrikam/…`, `<tenant id>/…`, or the hash of somebody outside. */
function keySaid(estate: Estate, said: string): string | undefined {
  const [where = '', id = ''] = said.trim().toLowerCase().split('/', 2);
  if (id === '') return undefined;
  const tenant = tenantByName(estate, where) ?? tenantById(estate, where);
  const key = `${tenant?.id ?? where}/${id}`;
  return isOne(key) ? key : undefined;
}

async function allOf({ estate, store }: MeantDeps, key: string): Promise<MeantPerson> {
  const ref = refOfKey(key);
  if ('addressHash' in ref) return { name: key, keys: [key] };
  const all = await linkedAccounts({ estate, store }, ref);
  const person = all.flatMap((one) => personOf(estate, one) ?? [])[0];
  return { name: person?.displayName ?? key, keys: all.map(accountKey) };
}
