// Inbound trust: a tenant believes what a partner says about a sign-in, each claim by itself.
import { refusal } from '../../../shared/refusal.ts';
import { ok, refused } from '../../../shared/result.ts';
import { tenantById } from '../../estate/estate.ts';
import type { PartnerUsers } from '../../facts.ts';
import { ask } from '../../study.ts';
import { changeParts } from '../change.ts';
import { CLAIMS, type Claim } from '../changes/accept-claim.ts';
import type { AccessKind, Input, Planned, Wish } from '../kind.ts';
import { makePlan, type Plan } from '../plan.ts';
import { cannotRead } from '../unreadable.ts';
import { notOffered } from './offering.ts';
import { countPeople, sayPeople } from './partner-people.ts';
import { entryPiece, joined, PARTNERS_WRITER } from './partner-piece.ts';
import { nothingToDo, offerPair, otherCloud, withoutP1 } from './partner-refusals.ts';
import {
  heldParts,
  type Pair,
  pairOf,
  readStanding,
  type Standing,
  standingAsks,
} from './partner-standing.ts';
import { becomesExplicit, CLAIM_NAMES, capital, trustPiece } from './trust-piece.ts';

const ID = 'inbound-trust';
const INPUT = 'claims';

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
    const claims = claimsOf(wish);
    if (claims.length === 0) return refused([noClaim]);
    const plans = yield* ask({ fact: 'service-plans', tenantId: tenant.id });
    if (!plans.known) return refused([cannotRead(tenant.displayName, plans.reason)]);
    const standing = yield* readStanding(tenant, partner);
    if (!standing.ok) return refused([standing.error]);
    const hindrance = withoutP1(tenant, plans.value) ?? otherCloud(pair, standing.value);
    if (hindrance) return refused([hindrance]);
    const people = yield* countPeople(pair);
    const held = heldParts(wish);
    const trust = trustPiece(pair, standing.value, claims, held);
    if (trust.steps.length === 0) return refused([nothingToDo(trust.there)]);
    return ok(planFor(pair, standing.value, trust, people, held, wish));
  },

  *impact(estate, { plan }) {
    const pair = pairOf(estate, plan.resource);
    return pair ? whoWouldLose(pair, plan, yield* countPeople(pair)) : [];
  },
};

function planFor(
  pair: Pair,
  standing: Standing,
  trust: ReturnType<typeof trustPiece>,
  people: PartnerUsers | null,
  held: ReadonlySet<string>,
  wish: Wish,
): Planned {
  const { tenant, partner } = pair;
  const { steps, words, there } = joined([entryPiece(pair, standing.entry), trust]);
  const basis = {
    entry: standing.entry,
    trust: standing.trust,
    held: trust.steps.flatMap(({ change }) => changeParts(change)).filter((key) => held.has(key)),
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

const claimsOf = ({ resource }: Pick<Wish, 'resource'>): Claim[] =>
  CLAIMS.filter((claim) => resource.inputs?.[INPUT]?.includes(claim));

const whichClaims = ({ tenant, partner }: Pair, { trust }: Standing): Input => ({
  id: INPUT,
  label: `What of ${partner.displayName} shall ${tenant.displayName} accept?`,
  type: 'choices',
  choices: CLAIMS.map((claim) => ({
    title: `${capital(CLAIM_NAMES[claim])}${trust[claim].on ? ' (accepted already)' : ''}`,
    value: claim,
  })),
  required: true,
});

function whoWouldLose(pair: Pair, { steps }: Plan, people: PartnerUsers | null): string[] {
  const { tenant, partner } = pair;
  const claims = steps.flatMap(({ change }) =>
    change.type === 'accept-claim' ? [change.claim] : [],
  );
  const devices = claims.some((claim) => claim !== 'isMfaAccepted');
  return [
    sayPeople(pair, people),
    ...(claims.includes('isMfaAccepted')
      ? [`Where ${tenant.displayName} asks for MFA, they would have to do it there once more.`]
      : []),
    ...(devices
      ? [
          `Where ${tenant.displayName} asks for a compliant or hybrid joined device, they would be kept out: devices of ${partner.displayName} would not count.`,
        ]
      : []),
  ];
}

const noClaim = refusal(
  'no-claim',
  'Nothing was chosen that should be accepted.',
  'Choose at least one of the three; each is accepted by itself.',
  'input-claims',
);
