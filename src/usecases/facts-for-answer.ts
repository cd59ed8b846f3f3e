// The facts that an answer rests on: read anew where that is quick, as they were where a time was asked about.

import type { Estate } from '../domain/estate/estate.ts';
import type { Instant } from '../domain/facts.ts';
import type { Concerns } from '../domain/posture/answers/asking.ts';
import { restrictedView } from '../domain/posture/answers/restricted.ts';
import type { EstateView } from '../domain/posture/check.ts';
import type { AreaName } from '../domain/posture/facts/areas.ts';
import type { TenantFacts } from '../domain/posture/reading.ts';
import type { PostureStore } from '../ports/posture-store.ts';
import { type RefreshDeps, refreshFacts } from './refresh-facts.ts';

export interface FactsDeps extends RefreshDeps {
  readonly estate: Estate;
  readonly postureStore: Pick<PostureStore, 'latest' | 'asOf' | 'keep'>;
}

export interface FactsForAnswer {
  readonly estate: EstateView;
  /** Undefined for a tenant of which nothing was known then. */
  past?(tenantId: string): TenantFacts | undefined;
}

export async function factsFor(
  deps: FactsDeps,
  { tenants, also = [], areas, since, until, only, nothing }: Concerns,
  readable: ReadonlySet<string>,
): Promise<FactsForAnswer> {
  const { estate, clock, postureStore } = deps;
  const now = clock.now();
  if (nothing) return { estate: restrictedView(estate, readable, () => undefined, now) };
  const asked = tenants === 'all' ? [...readable] : tenants;
  const ids = [...new Set([...asked, ...also])].filter((id) => readable.has(id));
  const [fresh, known] = await Promise.all([
    areas.length > 0 && !only ? refreshFacts(deps, ids, areas) : postureStore.latest(ids),
    postureStore.latest([...readable]),
  ]);
  const [past, then] = await Promise.all([
    since === undefined ? undefined : asOf(postureStore, ids, since),
    until === undefined ? undefined : asOf(postureStore, ids, until),
  ]);
  const accepted = areas.includes(ONLY_FOR_DRIFT)
    ? await acceptedOf(estate, postureStore, ids)
    : undefined;
  const factsOf = (id: string) =>
    only ? then?.get(id) : (then?.get(id) ?? fresh.get(id) ?? known.get(id));
  return {
    estate: {
      ...restrictedView(estate, readable, factsOf, only && until !== undefined ? until : now),
      ...(accepted && { baseline: (id: string) => accepted.get(id) }),
    },
    ...(past && { past: (id: string) => past.get(id) }),
  };
}

/** An area that the comparison with what was accepted looks at. */
const ONLY_FOR_DRIFT: AreaName = 'authenticationMethodsPolicy';

/** What was accepted once stays as it was, so it is read once. */
const remembered = new WeakMap<object, WeakMap<Estate, Map<string, TenantFacts>>>();

/** How tenants stood when somebody accepted it; of those for which nothing was kept then, nothing. */
export async function acceptedOf(
  estate: Estate,
  store: Pick<PostureStore, 'asOf'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, TenantFacts>> {
  const ofStore = remembered.get(store) ?? new WeakMap<Estate, Map<string, TenantFacts>>();
  remembered.set(store, ofStore);
  const known = ofStore.get(estate) ?? new Map<string, TenantFacts>();
  ofStore.set(estate, known);
  const missing = ids.filter((id) => !known.has(id));
  await Promise.all(
    missing.map(async (id) => {
      const on = estate.posture.tenants?.[id]?.acceptedOn;
      if (typeof on !== 'number') return;
      for (const [of, facts] of await asOf(store, [id], on)) known.set(of, facts);
    }),
  );
  return new Map(
    ids.flatMap((id) => {
      const facts = known.get(id);
      return facts ? [[id, facts] as const] : [];
    }),
  );
}

async function asOf(
  store: Pick<PostureStore, 'asOf'>,
  ids: readonly string[],
  moment: Instant,
): Promise<ReadonlyMap<string, TenantFacts>> {
  const found = await Promise.all(ids.map((id) => store.asOf(id, moment)));
  return new Map(
    found
      .filter(({ readings }) => Object.keys(readings).length > 0)
      .map((facts) => [facts.tenantId, facts]),
  );
}
