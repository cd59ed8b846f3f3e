// Whom "cut off …" means, and whether the one who says so is on call.
import { whyUnfit } from '../domain/access/authority.ts';
import type { CutSubject } from '../domain/access/cut-off.ts';
import type { Identity } from '../domain/access/identity.ts';
import { type Estate, personOf, tenantById } from '../domain/estate/estate.ts';
import type { Account } from '../domain/facts.ts';
import { type AccountRef, accountKey } from '../shared/account.ts';
import { addressHash } from '../shared/address.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { findColleague } from './find-colleague.ts';
import { type IdentifyDeps, identifyPerson } from './identify-person.ts';
import { tenantNamed } from './reconcile-tenant.ts';

export interface CutTarget {
  readonly subject: CutSubject;
  readonly name: string;
  /** Points at it from a button: `tenant/…`, `person/…` or `address/…`. */
  readonly ref: string;
  /** Id of the tenant itself, or of where the person is at home; unknown for somebody outside. */
  readonly tenantId: string | undefined;
}

export type CutFound =
  | { readonly found: 'one'; readonly target: CutTarget }
  | { readonly found: 'several'; readonly people: readonly Account[] };

/** By account, whoever is at it: an account that cannot be read now may still take away. */
export async function whyNotOnCall(
  deps: IdentifyDeps,
  actor: AccountRef,
): Promise<Refusal | undefined> {
  const person = personOf(deps.estate, actor);
  if (!person || !deps.estate.oncall.includes(person.name)) return notOnCall;
  const known = await identifyPerson(deps, actor);
  if (known.ok) return whyUnfit(known.value);
  return known.error.code === 'tenant-unreadable' ? undefined : known.error;
}

export async function targetNamed(
  deps: IdentifyDeps,
  words: string,
): Promise<Result<CutFound, Refusal>> {
  const tenant = tenantNamed(deps.estate, words);
  if (tenant) {
    const target = tenantTarget(deps.estate, tenant.id);
    return target.ok ? ok({ found: 'one', target: target.value }) : target;
  }
  const { people, unread } = await findColleague(deps, words);
  const [person, second] = people;
  if (second) return ok({ found: 'several', people: people.map(({ home }) => home) });
  if (person) return ok({ found: 'one', target: personTarget(person) });
  const address = words.trim().toLowerCase();
  return /^[^\s@]+@[^\s@]+$/.test(address)
    ? ok({ found: 'one', target: addressTarget(addressHash(address), address) })
    : refused(unknown(unread));
}

/** What the button of a confirmation points at, looked up anew. */
export async function targetAt(
  deps: IdentifyDeps,
  ref: string,
): Promise<Result<CutTarget, Refusal>> {
  const [kind = '', ...rest] = ref.split('/');
  const key = rest.join('/');
  if (kind === 'tenant') return tenantTarget(deps.estate, key);
  if (kind === 'address') return ok(addressTarget(key, 'Somebody outside'));
  const [tenantId = '', objectId = ''] = rest;
  const person = await identifyPerson(deps, { tenantId, objectId });
  if (person.ok) return ok(personTarget(person.value));
  // Whoever cannot be looked up now is cut off with the accounts that the estate lists.
  const listed = personOf(deps.estate, { tenantId, objectId });
  if (!listed) return person;
  return ok({ subject: { people: listed.accounts }, name: listed.displayName, ref, tenantId });
}

function tenantTarget(estate: Estate, tenantId: string): Result<CutTarget, Refusal> {
  const tenant = tenantById(estate, tenantId);
  if (!tenant) return refused(unknown([]));
  if (tenant.kind === 'primary') return refused(primary(tenant.displayName));
  const { id, displayName: name } = tenant;
  return ok({ subject: { tenantId: id }, name, ref: `tenant/${id}`, tenantId: id });
}

const personTarget = ({ accounts, home }: Identity): CutTarget => ({
  subject: { people: accounts },
  name: `${home.displayName} (${home.userPrincipalName})`,
  ref: `person/${accountKey(home)}`,
  tenantId: home.tenantId,
});

const addressTarget = (hash: string, name: string): CutTarget => ({
  subject: { people: [{ addressHash: hash }] },
  name,
  ref: `address/${hash}`,
  tenantId: undefined,
});

const notOnCall = refusal(
  'not-on-call',
  'Only people whom the estate lists as on call may cut somebody off alone.',
  'Call one of them, or have an owner revoke what is in their tenant.',
);

const primary = (name: string): Refusal =>
  refusal(
    'primary',
    `${name} is the tenant that everything else is connected to, so it is not cut off as a whole.`,
    'Name the person, or the tenant on the other side.',
  );

const unknown = (unread: readonly string[]): Refusal =>
  refusal(
    'target-unknown',
    unread.length > 0
      ? `No person and no tenant of exactly that name was found, and ${new Intl.ListFormat('en').format(unread)} could not be read.`
      : 'No person and no tenant of exactly that name was found.',
    'Write the full name, the address with which they sign in, or the name of a tenant: cut off <name>',
  );
