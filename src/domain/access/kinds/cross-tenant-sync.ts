// Cross-tenant synchronisation: a tenant accepts the users that a partner brings, or stops that.
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import { ok, refused } from '../../../shared/result.ts';
import { tenantById } from '../../estate/estate.ts';
import { changeParts } from '../change.ts';
import type { SynchroniseUsers } from '../changes/synchronise-users.ts';
import type { AccessKind, Input, OpenSetting, Wish } from '../kind.ts';
import type { Plan } from '../plan.ts';
import { notOffered } from './offering.ts';
import { countPeople, sayPeople } from './partner-people.ts';
import { PARTNERS_WRITER } from './partner-piece.ts';
import { nothingToDo, offerPair, otherCloud, separated } from './partner-refusals.ts';
import {
  canRead,
  type Pair,
  pairOf,
  readStanding,
  type Standing,
  standingAsks,
} from './partner-standing.ts';
import { planToAccept, planToStop } from './sync-plans.ts';

const ID = 'cross-tenant-sync';
const INPUT = 'wanted';

export const crossTenantSync: AccessKind = {
  id: ID,
  title: 'Cross-tenant synchronization',
  about: 'Accept the users that a partner synchronises into a tenant, or stop accepting them.',
  lifecycle: 'relationship-setting',
  question: 'From which partner, into which tenant?',
  synonyms: ['synchronization', 'synchronisation', 'sync', 'cross-tenant sync', 'user sync'],
  writers: [PARTNERS_WRITER],
  notAt: () => false,
  offered: (tenant) => tenant.offers.partners,

  *describe(tenant, id, estate) {
    const partner = tenantById(estate, id);
    const standing = partner && (yield* readStanding(tenant, partner));
    const unfit = standing && !standing.ok ? standing.error : undefined;
    return offerPair(ID, tenant, partner, unfit);
  },

  *inputs(estate, resource) {
    const pair = pairOf(estate, resource);
    if (!pair) return refused(notOffered('partner'));
    const standing = yield* readStanding(pair.tenant, pair.partner);
    return standing.ok ? ok([acceptOrStop(pair, standing.value)]) : standing;
  },

  foresee: ({ tenantId, id }) => Object.values(standingAsks(tenantId, id)),

  *plan(estate, wish) {
    const pair = pairOf(estate, wish.resource);
    if (!pair) return refused([notOffered('partner')]);
    const wanted = wish.resource.inputs?.[INPUT]?.[0];
    if (wanted !== 'accept' && wanted !== 'stop') return refused([nothingChosen]);
    const change: SynchroniseUsers = {
      type: 'synchronise-users',
      tenantId: pair.tenant.id,
      partnerId: pair.partner.id,
      allowed: wanted === 'accept',
    };
    const here = yield* readStanding(pair.tenant, pair.partner);
    if (!here.ok) return refused([here.error]);
    const hindrance =
      (change.allowed ? separated(pair, wish) : undefined) ??
      whyNot(pair, here.value, change, wish) ??
      otherCloud(pair, here.value);
    if (hindrance) return refused([hindrance]);
    // Only for what the card tells: an unreadable partner keeps nobody from deciding.
    const home = canRead(pair.partner) ? yield* readStanding(pair.partner, pair.tenant) : undefined;
    const people = yield* countPeople(pair);
    const found = { here: here.value, home: home?.ok ? home.value : null, people };
    return ok((change.allowed ? planToAccept : planToStop)(pair, change, found, wish));
  },

  *impact(estate, { plan }) {
    const pair = pairOf(estate, plan.resource);
    return pair ? whatIfEnded(pair, plan, sayPeople(pair, yield* countPeople(pair))) : [];
  },
};

function whyNot(
  pair: Pair,
  { synchronised }: Standing,
  change: SynchroniseUsers,
  { open }: Wish,
): Refusal | undefined {
  const { tenant, partner } = pair;
  const opposite = holderOf(open, { ...change, allowed: !change.allowed });
  if (opposite) return undecided(pair, change, opposite);
  if (synchronised !== change.allowed || holderOf(open, change)) return undefined;
  return nothingToDo([
    change.allowed
      ? `${tenant.displayName} accepts users synchronised from ${partner.displayName} already, and not through Drawbridge.`
      : `${tenant.displayName} does not accept users synchronised from ${partner.displayName}.`,
  ]);
}

/** Which open request of ours holds it. */
const holderOf = (open: readonly OpenSetting[], change: SynchroniseUsers): string | undefined =>
  open.find(({ changes }) =>
    changes.flatMap(changeParts).some((part) => changeParts(change).includes(part)),
  )?.requestId;

/** Two open requests that want the opposite would leave nobody knowing what counts. */
const undecided = (
  { tenant, partner }: Pair,
  { allowed }: SynchroniseUsers,
  requestId: string,
): Refusal =>
  allowed
    ? refusal(
        'kept-stopped',
        `${requestId} keeps the synchronisation from ${partner.displayName} into ${tenant.displayName} stopped.`,
        `Have ${requestId} ended first, then ask again: it stays stopped until this is approved.`,
        'resource',
      )
    : refusal(
        'ours-to-end',
        `${requestId} lets users be synchronised from ${partner.displayName} into ${tenant.displayName}.`,
        `Have ${requestId} ended: that stops it, and says who would lose what.`,
        'resource',
      );

const acceptOrStop = ({ tenant, partner }: Pair, { synchronised }: Standing): Input => ({
  id: INPUT,
  label: `Users that ${partner.displayName} synchronises into ${tenant.displayName}`,
  type: 'choice',
  choices: [
    { title: `Accept them${synchronised ? ' (so already)' : ''}`, value: 'accept' },
    { title: `Stop accepting them${synchronised ? '' : ' (so already)'}`, value: 'stop' },
  ],
  required: true,
});

function whatIfEnded({ tenant, partner }: Pair, { steps }: Plan, people: string): string[] {
  const accepts = steps.some(({ change }) => 'allowed' in change && change.allowed);
  return accepts
    ? [
        `New users of ${partner.displayName} would not come into ${tenant.displayName} any more. Those who are there stay, and are no longer brought up to date.`,
        people,
      ]
    : ['Nothing: it stays stopped, and has to be asked for again to be accepted.'];
}

const nothingChosen = refusal(
  'nothing-chosen',
  'It was not chosen whether to accept or to stop.',
  'Choose one of the two.',
  `input-${INPUT}`,
);
