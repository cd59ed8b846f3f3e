// Whom a word, a name or a group of a rule means now: what the estate cannot tell is read from a directory.
import { type AccountRef, accountKey } from '../../shared/account.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { refusal } from '../../shared/refusal.ts';
import { ok, type Result, refused } from '../../shared/result.ts';
import type { DeciderGroup, DeciderRef } from '../estate/deciders.ts';
import { type Estate, type Tenant, tenantById } from '../estate/estate.ts';
import type { Account, Fact } from '../facts.ts';
import { ask, type Study, settled, together } from '../study.ts';
import { type Identified, identify } from './identity.ts';
import { kindById } from './kinds/index.ts';
import { distinct, type Named, namedBy } from './named.ts';
import type { Resource } from './plan.ts';
import { cannotRead, homeUnreadable } from './unreadable.ts';

/** What a request is about, as far as somebody decides because of it. */
export interface Matter {
  readonly resource: Resource;
  /** The account at home of whoever gets it, or answers for those who do. */
  readonly beneficiary: AccountRef;
  /** Addresses of those among its people who are of no tenant of ours. */
  readonly outside: readonly string[];
}

type Found = Result<readonly Named[], Refusal>;

/** `tenant`: whose owners are meant by `tenant-owners`. */
export function* findDeciders(
  estate: Estate,
  refs: readonly DeciderRef[],
  tenant: Tenant | undefined,
  matter: Matter,
): Study<Found> {
  const found = yield* together(refs.map((ref) => findOne(estate, ref, tenant, matter)));
  const wrong = found.find((one) => !one.ok);
  return wrong && !wrong.ok
    ? wrong
    : ok(distinct(found.flatMap((one) => (one.ok ? one.value : []))));
}

function findOne(
  estate: Estate,
  ref: DeciderRef,
  tenant: Tenant | undefined,
  matter: Matter,
): Study<Found> {
  if (typeof ref !== 'string') return peopleInGroup(estate, ref);
  switch (ref) {
    case 'resource-owners':
      return resourceOwners(estate, matter.resource);
    case 'manager':
      return manager(estate, matter.beneficiary);
    case 'sponsor':
      return sponsors(estate, matter);
    default:
      return settled(ok(namedBy(estate, ref, tenant)));
  }
}

function* peopleInGroup(estate: Estate, { tenantId, groupId, name }: DeciderGroup): Study<Found> {
  const read = yield* ask({ fact: 'group-people', tenantId, groupId } as const);
  if (!read.known) return unread(estate, tenantId, read);
  if (read.value && !read.value.complete) return refused(tooMany(name));
  return ok(asDeciders(read.value?.people ?? [], { as: 'group', of: name }));
}

/** Of the group or the application itself; who owns the tenant is another question. */
function* resourceOwners(estate: Estate, resource: Resource): Study<Found> {
  const { tenantId } = resource;
  const owned = kindById(resource.kind)?.owned?.(resource);
  if (!owned) return ok([]);
  const listed =
    'groupId' in owned
      ? yield* ask({ fact: 'group-owners', tenantId, groupId: owned.groupId } as const)
      : yield* ask({
          fact: 'application-owners',
          tenantId,
          applicationId: owned.applicationId,
        } as const);
  if (!listed.known) return unread(estate, tenantId, listed);
  const read = yield* together(
    listed.value.map((objectId) => ask({ fact: 'account', account: { tenantId, objectId } })),
  );
  const silent = read.find((one) => !one.known);
  if (silent) return unread(estate, tenantId, silent);
  const owners = read.flatMap((one) => (one.known && one.value ? [one.value] : []));
  return ok(asDeciders(owners, { as: 'resource-owner' }));
}

/** In the tenant where the beneficiary is at home; a manager who is a guest there decides from home. */
function* manager(estate: Estate, { tenantId, objectId }: AccountRef): Study<Found> {
  const read = yield* ask({ fact: 'manager', tenantId, objectId } as const);
  if (!read.known) return unread(estate, tenantId, read);
  if (!read.value) return ok([]);
  return yield* atHome(estate, [read.value], 'manager');
}

/** Whom the guest object names that is there already: whoever asks for a new one decides nothing. */
function* sponsors(estate: Estate, { resource, outside }: Matter): Study<Found> {
  const { tenantId } = resource;
  const guests = yield* together(
    outside.map((address) => ask({ fact: 'guests-by-address', tenantId, address } as const)),
  );
  const silent = guests.find((one) => !one.known);
  if (silent) return unread(estate, tenantId, silent);
  const objects = guests.flatMap((one) => (one.known ? one.value.certain : []));
  const named = yield* together(
    objects.map(({ objectId }) => ask({ fact: 'sponsors', tenantId, objectId } as const)),
  );
  const unknown = named.find((one) => !one.known);
  if (unknown) return unread(estate, tenantId, unknown);
  return yield* atHome(
    estate,
    named.flatMap((one) => (one.known ? one.value : [])),
    'sponsor',
  );
}

function* atHome(
  estate: Estate,
  accounts: readonly Account[],
  as: 'manager' | 'sponsor',
): Study<Found> {
  const known = yield* together(accounts.map((one) => identify(estate, [], one)));
  const why = known.map((one) => homeSilent(estate, one)).find((one) => one !== undefined);
  if (why) return refused(why);
  const homes = known.flatMap((one) =>
    one.known && one.identity.homeKnown ? [one.identity.home] : [],
  );
  return ok(asDeciders(homes, { as }));
}

/** They are there and cannot be told. */
const homeSilent = (estate: Estate, found: Identified): Refusal | undefined =>
  found.known ? homeUnreadable(estate, found.identity) : undefined;

/** Guests, agents and those who cannot sign in decide nothing, so they are not asked. */
const asDeciders = (accounts: readonly Account[], why: Omit<Named, 'account'>): Named[] =>
  [...new Map(accounts.map((one) => [accountKey(one), one])).values()]
    .filter(
      ({ enabled, userType, external, agent }) =>
        enabled && userType === 'member' && !external && !agent,
    )
    .map(({ tenantId, objectId, displayName }) => ({
      account: { tenantId, objectId },
      ...why,
      displayName,
    }));

function unread(estate: Estate, tenantId: string, fact: Fact<unknown>): Found {
  const tenant = tenantById(estate, tenantId)?.displayName ?? 'A tenant';
  if (fact.known) throw new Error('What was read is not unreadable.');
  return refused(cannotRead(tenant, fact.reason));
}

const tooMany = (name: string): Refusal =>
  refusal(
    'too-many-deciders',
    `${name} holds more than 200 people, and so many cannot be asked to decide.`,
    'Whoever keeps the rules can name a smaller group there.',
  );
