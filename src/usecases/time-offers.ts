// For how long each offered thing may be had by one person: the rules for it, and whether it goes on from a grant.
import { boundOf, type Timed } from '../domain/access/form-times.ts';
import type { Identity } from '../domain/access/identity.ts';
import type { AccessKind, Offer } from '../domain/access/kind.ts';
import { rulesPossible } from '../domain/access/policy.ts';
import { GRANTED, wouldRenew } from '../domain/access/renewal.ts';
import { LATEST_START, readStart } from '../domain/access/start.ts';
import type { Estate } from '../domain/estate/estate.ts';
import type { Instant } from '../domain/facts.ts';
import type { Clock } from '../ports/clock.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { offerTitle } from '../shared/offer-title.ts';
import { ok } from '../shared/result.ts';

export interface TimeOffersDeps {
  readonly estate: Estate;
  readonly store: Pick<RequestStore, 'ofPerson'>;
  readonly clock: Clock;
}

/** What tells whether it goes on from something. */
export interface GoingOn {
  /** A start that was filled in; without it, at once. */
  readonly start?: {
    readonly fields: Readonly<Record<string, unknown>>;
    readonly timeZone: string;
  };
  /** Id of the request of which it is wanted for longer. */
  readonly renews?: string | undefined;
}

/** More than anybody has; what lies beyond is only not noticed as a renewal. */
const HAD = 200;

export async function timeOffers<T extends Offer>(
  { estate, store, clock }: TimeOffersDeps,
  kind: AccessKind,
  requestor: Identity,
  offers: readonly T[],
  wish: GoingOn,
): Promise<ReadonlyMap<T, Timed>> {
  const ruled = offers.map((offer) => {
    const { tenantId, id: resourceId } = offer.resource;
    const ask = { kind: kind.id, tenantId, requestor };
    const rules = rulesPossible(estate, { ...ask, resourceId });
    const [rule, ...others] = rules;
    const known = rule && others.length === 0 ? { rule: { id: rule.id, place: rule.place } } : {};
    // Where none lets this be asked for, sending tells so, and the form has times until then.
    return { offer, known, rules: rules.length > 0 ? rules : rulesPossible(estate, ask) };
  });
  const bounded = ruled.some(({ rules }) => rules.some(({ renewal }) => renewal?.longest));
  const had = bounded
    ? await store.ofPerson(requestor.accounts, { states: GRANTED, limit: HAD })
    : [];
  const now = clock.now();
  const start = wish.start ? readStart(wish.start.fields, wish.start.timeZone, now) : ok(undefined);
  const said = start.ok ? start.value : undefined;
  const answersCount = kind.inputs !== undefined;
  return new Map(
    ruled.map(({ offer, known, rules }) => {
      const { resource, tenant } = offer;
      const at = (from: Instant) =>
        wouldRenew(had, { resource, from, answersCount, renews: wish.renews });
      const renews = at(said ?? now);
      const bound = boundOf(rules, renews);
      const open = said === undefined && wish.renews === undefined;
      const anew = open && renews === 'yes' && at(now + LATEST_START) === 'no';
      const later = anew ? boundOf(rules, 'no').longest : 0;
      const more = later > bound.longest && { later };
      return [offer, { title: offerTitle(offer), tenant, renews, ...bound, ...known, ...more }];
    }),
  );
}
