// Automatic redemption: people of a partner become guests without a question, once both tenants say so.
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import { ok, refused } from '../../../shared/result.ts';
import { tenantById } from '../../estate/estate.ts';
import type { PartnerUsers } from '../../facts.ts';
import type { Study } from '../../study.ts';
import { changeParts } from '../change.ts';
import type { AccessKind, Planned, Wish } from '../kind.ts';
import { makePlan } from '../plan.ts';
import { notOffered } from './offering.ts';
import { countPeople, sayPeople } from './partner-people.ts';
import { entryPiece, joined, NOTHING, PARTNERS_WRITER } from './partner-piece.ts';
import { nothingToDo, offerPair, otherCloud } from './partner-refusals.ts';
import {
  canRead,
  heldParts,
  type Pair,
  pairOf,
  readStanding,
  standingAsks,
} from './partner-standing.ts';
import { type BothStandings, hereHalf, homeHalf } from './redemption-piece.ts';

const ID = 'automatic-redemption';

export const automaticRedemption: AccessKind = {
  id: ID,
  title: 'Automatic redemption',
  about: 'Let people of a partner become guests without being asked for their consent first.',
  lifecycle: 'relationship-setting',
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
    const hindrance = otherCloud(pair, both.here);
    if (hindrance) return refused([hindrance]);
    const halves = halvesOf(pair, both, wish);
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
    return pair ? yield* whoWouldBeAsked(pair) : [];
  },
};

const halvesOf = (pair: Pair, { home, here }: BothStandings, wish: Wish) => ({
  first: homeHalf(pair, home, heldParts(wish)),
  last: hereHalf(pair, here, heldParts(wish)),
});

/** Our half is on, and the other one is not ours to write. */
const onlyTheirs = ({ tenant, partner }: Pair): Refusal =>
  refusal(
    'only-theirs',
    `${tenant.displayName} asks nobody of ${partner.displayName} for consent already; whether the question goes is up to ${partner.displayName}.`,
    `Ask ${partner.contact} to redeem invitations automatically towards ${tenant.displayName}.`,
    'resource',
  );

function planFor(
  pair: Pair,
  both: BothStandings,
  { first, last }: ReturnType<typeof halvesOf>,
  people: PartnerUsers | null,
  wish: Wish,
): Planned {
  const { tenant, partner } = pair;
  const held = heldParts(wish);
  const entry = last.steps.length > 0 ? entryPiece(pair, both.here.entry) : NOTHING;
  const { steps, words, there } = joined([first, entry, last]);
  const basis = {
    home: both.home && { entry: both.home.entry, redemption: both.home.redemption },
    here: { entry: both.here.entry, redemption: both.here.redemption },
    held: steps.flatMap(({ change }) => changeParts(change)).filter((key) => held.has(key)),
    handOver: first.handOver ?? null,
  };
  const waitsFor = first.handOver ? 'partner' : null;
  return {
    plan: makePlan(wish.resource, wish.durationMs, steps, basis, waitsFor),
    sides: partner.owners.length > 0 ? [tenant.id, partner.id] : [tenant.id],
    words: {
      resource: partner.displayName,
      title: `Automatic redemption for people of ${partner.displayName}`,
      inPlace: 'Active',
      steps: words,
      notes: [
        `The question goes only while both halves hold: ${partner.displayName} outbound, ${tenant.displayName} inbound. People are invited as before, and see no consent page of ${tenant.displayName}.`,
        ...there,
        sayPeople(pair, people),
      ],
      ...(first.handOver && { handOver: first.handOver }),
    },
  };
}

function* whoWouldBeAsked(pair: Pair): Study<readonly string[]> {
  const { tenant, partner } = pair;
  const people = yield* countPeople(pair);
  const here = yield* readStanding(tenant, partner);
  return [
    `Whoever of ${partner.displayName} is invited into ${tenant.displayName} from then on has to consent first. Guests who are there keep their access.`,
    ...(here.ok && here.value.synchronised
      ? [
          `Users are synchronised from ${partner.displayName}, which needs both halves: new ones could not get in.`,
        ]
      : []),
    sayPeople(pair, people),
  ];
}
