// Automatic redemption: people of a partner become guests without a question, once both tenants say so.
import { ok, refused } from '../../../shared/result.ts';
import { tenantById } from '../../estate/estate.ts';
import type { PartnerUsers } from '../../facts.ts';
import type { AccessKind, Planned, Wish } from '../kind.ts';
import { makePlan } from '../plan.ts';
import { notOffered } from './offering.ts';
import { countPeople, sayPeople } from './partner-people.ts';
import { entryPiece, heldOf, joined, NOTHING, PARTNERS_WRITER } from './partner-piece.ts';
import { nothingToDo, offerPair, otherCloud, separated } from './partner-refusals.ts';
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

const ID = 'automatic-redemption';

export const automaticRedemption: AccessKind = {
  id: ID,
  title: 'Automatic redemption',
  about: 'Let people of a partner become guests without being asked for their consent first.',
  lifecycle: 'relationship-setting',
  namesSides: true,
  question: 'From which partner, into which tenant?',
  synonyms: ['redemption', 'automatic redemption', 'consent prompt', 'invitation', 'redeem'],
  writers: [PARTNERS_WRITER],
  notAt: () => false,
  offered: (tenant) => tenant.offers.partners,

  *describe(tenant, id, estate) {
    const partner = tenantById(estate, id);
    const standing = partner && (yield* readStanding(tenant, partner));
    const unfit = standing && !standing.ok ? standing.error : undefined;
    return offerPair(ID, tenant, partner, unfit);
  },

  foresee: ({ tenantId, id }) => Object.values(standingAsks(tenantId, id)),

  *plan(estate, wish) {
    const pair = pairOf(estate, wish.resource);
    if (!pair) return refused([notOffered('partner')]);
    const here = yield* readStanding(pair.tenant, pair.partner);
    if (!here.ok) return refused([here.error]);
    const home = canRead(pair.partner) ? yield* readStanding(pair.partner, pair.tenant) : null;
    if (home && !home.ok) return refused([home.error]);
    const both: BothStandings = { here: here.value, home: home?.value ?? null };
    const hindrance = separated(pair, wish) ?? otherCloud(pair, both.here);
    if (hindrance) return refused([hindrance]);
    const halves = halvesOf(pair, both, heldParts(wish));
    const { first, last } = halves;
    if (first.steps.length + last.steps.length === 0) {
      return refused([
        first.handOver ? onlyTheirs(pair) : nothingToDo([...first.there, ...last.there]),
      ]);
    }
    return ok(planFor(pair, both, halves, yield* countPeople(pair), wish));
  },

  *impact(estate, { plan }) {
    const pair = pairOf(estate, plan.resource);
    if (!pair) return [];
    const here = yield* readStanding(pair.tenant, pair.partner);
    const people = sayPeople(pair, yield* countPeople(pair));
    return [...withoutRedemption(pair, here.ok ? here.value : null), people];
  },
};

function planFor(
  pair: Pair,
  both: BothStandings,
  { first, last }: Halves,
  people: PartnerUsers | null,
  wish: Wish,
): Planned {
  const { partner } = pair;
  const entry = last.steps.length > 0 ? entryPiece(pair, both.here.entry) : NOTHING;
  const { steps, words, there } = joined([first, entry, last]);
  const basis = {
    home: both.home && { entry: both.home.entry, redemption: both.home.redemption },
    here: { entry: both.here.entry, redemption: both.here.redemption },
    held: heldOf(steps, wish),
    handOver: first.handOver ?? null,
  };
  const waitsFor = first.handOver ? 'partner' : null;
  return {
    plan: makePlan(wish.resource, wish.durationMs, steps, basis, waitsFor),
    sides: bothSides(pair),
    words: {
      resource: partner.displayName,
      title: `Automatic redemption for people of ${partner.displayName}`,
      inPlace: 'Active',
      steps: words,
      notes: [onlyBoth(pair), ...there, sayPeople(pair, people)],
      ...(first.handOver && { handOver: first.handOver }),
    },
  };
}
