// "Who has access to …?": for owners, auditors and deciders, of what was given here and has not been proven to be gone.
import type { AccessRequest } from '../domain/access/request.ts';
import { howMany, isNamedSo, maySeeGrant, namesIn } from '../domain/access/who-has.ts';
import { tenantById } from '../domain/estate/estate.ts';
import { readableBy } from '../domain/posture/authority.ts';
import { asKnownTo } from '../domain/posture/known-names.ts';
import type { Clock } from '../ports/clock.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { AccountRef } from '../shared/account.ts';
import { allMentioning } from './all-mentioning.ts';
import { tenantNamed } from './reconcile-tenant.ts';
import { runStudy } from './run-study.ts';
import { type SightDeps, sightOf } from './sight-of.ts';

export interface WhoHasDeps extends SightDeps {
  readonly store: Pick<RequestStore, 'guestLinks' | 'note' | 'openMentioning'>;
  readonly clock: Clock;
}

export interface WhoHas {
  readonly grants: readonly AccessRequest[];
  readonly people: number;
  /** Whether more may be seen could not be told. */
  readonly unsure: boolean;
}

/**
 * Undefined: it is about a tenant that they know, or they may see nothing of that, which is the same whether there
 * is anything of that name. A tenant that is not theirs to know is a name like any other.
 */
export async function whoHas(
  deps: WhoHasDeps,
  actor: AccountRef,
  said: string,
): Promise<WhoHas | undefined> {
  const { estate, store, clock } = deps;
  const names = namesIn(said);
  const [longest] = [...names].sort((a, b) => b.length - a.length);
  const seen = await sightOf(deps, actor);
  if (longest === undefined || !seen.ok) return undefined;
  const { sight, unsure } = seen.value;
  if (await isTenant(deps, actor, said, sight.tenants)) return undefined;
  const grants = await allMentioning(store, [longest], (request) => {
    const tenant = tenantById(estate, request.plan.resource.tenantId)?.displayName ?? '';
    return isNamedSo(request, names, tenant) && maySeeGrant(request, actor, sight.tenants);
  });
  if (grants.length === 0 && sight.tenants !== 'all' && sight.tenants.length === 0)
    return undefined;
  await store.note(null, {
    verb: 'history-asked',
    at: clock.now(),
    actor,
    tenantId: actor.tenantId,
    details: {
      access: [...new Set(grants.map(({ plan }) => plan.resource.id))].slice(0, 10),
      shown: grants.length,
    },
  });
  return { grants, people: howMany(grants), unsure };
}

async function isTenant(
  { estate, facts }: WhoHasDeps,
  actor: AccountRef,
  said: string,
  audited: 'all' | readonly string[],
): Promise<boolean> {
  const tenant = tenantNamed(estate, said);
  if (!tenant || audited === 'all') return tenant !== undefined;
  const found = await runStudy(readableBy(estate, actor), facts);
  const readable = found.ok ? found.value : { everything: false, tenants: [], unsure: true };
  const theirs = { ...readable, tenants: [...readable.tenants, ...audited] };
  const { tenants } = asKnownTo(estate, theirs, actor.tenantId);
  return tenants.some(({ id }) => id === tenant.id);
}
