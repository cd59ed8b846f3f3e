// Inbound trust: a tenant believes what a partner says about a sign-in, each claim by itself.
import { ok, refused } from '../../../shared/result.ts';
import { tenantById } from '../../estate/estate.ts';
import type { PartnerUsers } from '../../facts.ts';
import { ask } from '../../study.ts';
import type { AccessKind, Planned, Wish } from '../kind.ts';
import { makePlan } from '../plan.ts';
import { cannotRead } from '../unreadable.ts';
import { notOffered } from './offering.ts';
import { countPeople, sayPeople } from './partner-people.ts';
import { entryPiece, heldOf, joined, PARTNERS_WRITER } from './partner-piece.ts';
import { nothingToDo, offerPair, otherCloud, separated, withoutP1 } from './partner-refusals.ts';
import {
  heldParts,
  type Pair,
  pairOf,
  readStanding,
  type Standing,
  standingAsks,
} from './partner-standing.ts';
import { claimsOf, noClaim, whichClaims, withoutTrust } from './trust-claims.ts';
import { becomesExplicit, trustPiece } from './trust-piece.ts';

const ID = 'inbound-trust';

export const inboundTrust: AccessKind = {
  id: ID,
  title: 'Inbound trust',
  about: 'Let a tenant accept what a partner says about a sign-in: MFA and the state of devices.',
  lifecycle: 'relationship-setting',
  question: 'From which partner, into which tenant?',
  synonyms: ['trust', 'inbound trust', 'claims', 'mfa', 'compliant', 'hybrid joined', 'device'],
  writers: [PARTNERS_WRITER],
  notAt: () => false,
  offered: (tenant) => tenant.offers.partners,

  *describe(tenant, id, estate) {
    const plans = yield* ask({ fact: 'service-plans', tenantId: tenant.id });
    const unfit = plans.known
      ? withoutP1(tenant, plans.value)
      : cannotRead(tenant.displayName, plans.reason);
    return offerPair(ID, tenant, tenantById(estate, id), unfit);
  },

  *inputs(estate, resource) {
    const pair = pairOf(estate, resource);
    if (!pair) return refused(notOffered('partner'));
    const standing = yield* readStanding(pair.tenant, pair.partner);
    return standing.ok ? ok([whichClaims(pair, standing.value)]) : standing;
  },

  foresee: ({ tenantId, id }) => [
    ...Object.values(standingAsks(tenantId, id)),
    { fact: 'service-plans', tenantId },
  ],

  *plan(estate, wish) {
    const pair = pairOf(estate, wish.resource);
    if (!pair) return refused([notOffered('partner')]);
    const { tenant, partner } = pair;
    const claims = claimsOf(wish.resource);
    if (claims.length === 0) return refused([noClaim]);
    const plans = yield* ask({ fact: 'service-plans', tenantId: tenant.id });
    if (!plans.known) return refused([cannotRead(tenant.displayName, plans.reason)]);
    const standing = yield* readStanding(tenant, partner);
    if (!standing.ok) return refused([standing.error]);
    const hindrance =
      separated(pair, wish) ?? withoutP1(tenant, plans.value) ?? otherCloud(pair, standing.value);
    if (hindrance) return refused([hindrance]);
    const people = yield* countPeople(pair);
    const trust = trustPiece(pair, standing.value, claims, heldParts(wish));
    if (trust.steps.length === 0) return refused([nothingToDo(trust.there)]);
    return ok(planFor(pair, standing.value, trust, people, wish));
  },

  *impact(estate, { plan }) {
    const pair = pairOf(estate, plan.resource);
    return pair ? [sayPeople(pair, yield* countPeople(pair)), ...withoutTrust(pair, plan)] : [];
  },
};

function planFor(
  pair: Pair,
  standing: Standing,
  trust: ReturnType<typeof trustPiece>,
  people: PartnerUsers | null,
  wish: Wish,
): Planned {
  const { tenant, partner } = pair;
  const { steps, words, there } = joined([entryPiece(pair, standing.entry), trust]);
  const basis = {
    entry: standing.entry,
    trust: standing.trust,
    held: heldOf(trust.steps, wish),
  };
  return {
    plan: makePlan(wish.resource, wish.durationMs, steps, basis),
    words: {
      resource: partner.displayName,
      title: `Inbound trust from ${partner.displayName}`,
      inPlace: 'Active',
      steps: words,
      notes: [
        `From then on Conditional Access in ${tenant.displayName} believes ${partner.displayName} about these, and is as good as ${partner.displayName} keeps them.`,
        ...becomesExplicit(pair, standing, trust),
        ...there,
        sayPeople(pair, people),
      ],
    },
  };
}
