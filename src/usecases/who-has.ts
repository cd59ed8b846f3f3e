// "Who has access to …?": for owners, auditors and deciders, of what was given here and has not been proven to be gone.
import type { AccessRequest } from '../domain/access/request.ts';
import { howMany, isNamedSo, maySeeGrant, namesIn } from '../domain/access/who-has.ts';
import { tenantById } from '../domain/estate/estate.ts';
import type { Clock } from '../ports/clock.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { AccountRef } from '../shared/account.ts';
import { allMentioning } from './all-mentioning.ts';
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

/** Undefined: they may see nothing of that, which is the same whether there is anything of that name. */
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
