// Connect a secondary tenant to the primary: it believes the primary's sign-ins and lets its people redeem.
import { ok, refused } from '../../../shared/result.ts';
import { type Estate, type Tenant, tenantById } from '../../estate/estate.ts';
import type { PartnerUsers } from '../../facts.ts';
import { ask, type Study } from '../../study.ts';
import type { AccessKind, Planned, Wish } from '../kind.ts';
import { makePlan, type Resource } from '../plan.ts';
import { cannotRead } from '../unreadable.ts';
import { notOffered } from './offering.ts';
import { countPeople, sayPeople } from './partner-people.ts';
import { entryPiece, heldOf, joined, PARTNERS_WRITER, type Piece } from './partner-piece.ts';
import { nothingToDo, offerPair, otherCloud, separated, withoutP1 } from './partner-refusals.ts';
import {
  bothSides,
  canRead,
  heldParts,
  type Pair,
  pairOf,
  readStanding,
  standingAsks,
} from './partner-standing.ts';
import {
  type BothStandings,
  type Halves,
  halvesOf,
  onlyBoth,
  onlyTheirs,
  withoutRedemption,
} from './redemption-piece.ts';
import { claimsOf, noClaim, whichClaims, withoutTrust } from './trust-claims.ts';
import { becomesExplicit, trustPiece } from './trust-piece.ts';

const ID = 'connect-tenant';

/**
 * The direction that Microsoft's guidance for several tenants means: the secondary trusts the primary,
 * where people and devices are at home, and not the other way.
 * https://learn.microsoft.com/azure/cloud-adoption-framework/scenarios/defense/identity/multi-tenant/zero-trust-configuration
 */
const offers = (tenant: Tenant, estate: Estate): readonly string[] =>
  tenant.kind === 'secondary'
    ? tenant.offers.partners.filter((id) => tenantById(estate, id)?.kind === 'primary')
    : [];

export const connectTenant: AccessKind = {
  id: ID,
  title: 'Connect a tenant',
  about:
    'Connect a secondary tenant to the primary one: it accepts the primary’s sign-ins, and its people come in without a question.',
  lifecycle: 'relationship-setting',
  namesSides: true,
  question: 'Which tenant shall be connected?',
  synonyms: ['connect', 'connect tenant', 'secondary', 'primary', 'onboard tenant'],
  writers: [PARTNERS_WRITER],
  notAt: () => false,
  offered: offers,

  *describe(tenant, id, estate) {
    const plans = yield* ask({ fact: 'service-plans', tenantId: tenant.id });
    const unfit = plans.known
      ? withoutP1(tenant, plans.value)
      : cannotRead(tenant.displayName, plans.reason);
    return offerPair(ID, tenant, tenantById(estate, id), unfit);
  },

  *inputs(estate, resource) {
    const pair = offeredPair(estate, resource);
    if (!pair) return refused(notOffered('partner'));
    const standing = yield* readStanding(pair.tenant, pair.partner);
    if (!standing.ok) return standing;
    const input = whichClaims(pair, standing.value);
    const all = input.choices?.map(({ value }) => value) ?? [];
    return ok([{ ...input, value: all.join(',') }]);
  },

  foresee: ({ tenantId, id }) => [
    ...Object.values(standingAsks(tenantId, id)),
    { fact: 'service-plans', tenantId },
  ],

  *plan(estate, wish) {
    const pair = offeredPair(estate, wish.resource);
    if (!pair) return refused([notOffered('partner')]);
    const { tenant, partner } = pair;
    const claims = claimsOf(wish.resource);
    if (claims.length === 0) return refused([noClaim]);
    const plans = yield* ask({ fact: 'service-plans', tenantId: tenant.id });
    if (!plans.known) return refused([cannotRead(tenant.displayName, plans.reason)]);
    const here = yield* readStanding(tenant, partner);
    if (!here.ok) return refused([here.error]);
    const home = canRead(partner) ? yield* readStanding(partner, tenant) : null;
    if (home && !home.ok) return refused([home.error]);
    const hindrance =
      separated(pair, wish) ?? withoutP1(tenant, plans.value) ?? otherCloud(pair, here.value);
    if (hindrance) return refused([hindrance]);
    const both: BothStandings = { here: here.value, home: home?.value ?? null };
    const trust = trustPiece(pair, both.here, claims, heldParts(wish));
    const halves = halvesOf(pair, both, heldParts(wish));
    const all = joined([trust, halves.first, halves.last]);
    if (all.steps.length === 0) {
      return refused([halves.first.handOver ? onlyTheirs(pair) : nothingToDo(all.there)]);
    }
    return ok(planFor(pair, both, trust, halves, yield* countPeople(pair), wish));
  },

  *impact(estate, { plan }) {
    const pair = pairOf(estate, plan.resource);
    return pair ? yield* whatWouldBeLost(pair, withoutTrust(pair, plan)) : [];
  },
};

const offeredPair = (estate: Estate, resource: Resource): Pair | undefined => {
  const pair = pairOf(estate, resource);
  return pair && offers(pair.tenant, estate).includes(pair.partner.id) ? pair : undefined;
};

function planFor(
  pair: Pair,
  both: BothStandings,
  trust: Piece,
  { first, last }: Halves,
  people: PartnerUsers | null,
  wish: Wish,
): Planned {
  const { tenant, partner } = pair;
  const own = trust.steps.length + last.steps.length > 0;
  const entry = entryPiece(pair, both.here.entry || !own);
  const { steps, words, there } = joined([entry, trust, first, last]);
  const basis = {
    here: { entry: both.here.entry, trust: both.here.trust, redemption: both.here.redemption },
    home: both.home && { entry: both.home.entry, redemption: both.home.redemption },
    held: heldOf(steps, wish),
    handOver: first.handOver ?? null,
  };
  const waitsFor = first.handOver ? 'partner' : null;
  return {
    plan: makePlan(wish.resource, wish.durationMs, steps, basis, waitsFor),
    sides: bothSides(pair),
    words: {
      resource: partner.displayName,
      title: `Connect ${tenant.displayName} to ${partner.displayName}`,
      inPlace: 'Connected',
      steps: words,
      notes: [
        `One direction: ${tenant.displayName} believes sign-ins of ${partner.displayName}, where people and devices are at home. ${partner.displayName} accepts nothing new from ${tenant.displayName}.`,
        onlyBoth(pair),
        ...becomesExplicit(pair, both.here, trust),
        ...(there.length > 0 ? [there.join(' ')] : []),
        sayPeople(pair, people),
      ],
      ...(first.handOver && { handOver: first.handOver }),
    },
  };
}

function* whatWouldBeLost(pair: Pair, trust: readonly string[]): Study<readonly string[]> {
  const here = yield* readStanding(pair.tenant, pair.partner);
  const people = sayPeople(pair, yield* countPeople(pair));
  return [...trust, ...withoutRedemption(pair, here.ok ? here.value : null), people];
}
