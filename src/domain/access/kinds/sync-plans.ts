// The two plans about synchronised users: to accept them, and to stop; and what happens to those who are there.
import type { PartnerUsers } from '../../facts.ts';
import { changeParts } from '../change.ts';
import type { SynchroniseUsers } from '../changes/synchronise-users.ts';
import type { Planned, Wish } from '../kind.ts';
import { makePlan, type PlanWords, type StepWords } from '../plan.ts';
import { sayPeople } from './partner-people.ts';
import { entryPiece, joined, type Piece, partnerStep } from './partner-piece.ts';
import { heldParts, type Pair, type Standing } from './partner-standing.ts';

export interface SyncFound {
  readonly here: Standing;
  /** How the partner stands towards the tenant; null where that cannot be read. */
  readonly home: Standing | null;
  readonly people: PartnerUsers | null;
}

const STEP = 'synchronise';

export function planToAccept(
  pair: Pair,
  change: SynchroniseUsers,
  found: SyncFound,
  wish: Wish,
): Planned {
  const { tenant, partner } = pair;
  const shared = found.here.synchronised;
  const step: StepWords = {
    before: shared
      ? `Users synchronised from ${partner.displayName}: accepted in ${tenant.displayName} through an earlier request`
      : `Users synchronised from ${partner.displayName}: not accepted in ${tenant.displayName}`,
    after: shared ? 'Accepted for this request as well' : 'Accepted',
    undo: `Users synchronised from ${partner.displayName} are not accepted any more; those who are there stay.`,
  };
  const pieces = [entryPiece(pair, found.here.entry), syncPiece(change, step)];
  return planned(pair, change, found, wish, pieces, {
    title: `Synchronised users from ${partner.displayName}`,
    inPlace: 'Active',
    notes: [
      `This opens the door: which users come is decided by the synchronisation job in ${partner.displayName}, where each of them needs Entra ID P1.`,
      ...redemptionMissing(pair, found),
      sayPeople(pair, found.people),
    ],
  });
}

export function planToStop(
  pair: Pair,
  change: SynchroniseUsers,
  found: SyncFound,
  wish: Wish,
): Planned {
  const { tenant, partner } = pair;
  const step: StepWords = {
    before: found.here.synchronised
      ? `Users synchronised from ${partner.displayName}: accepted in ${tenant.displayName}`
      : `Users synchronised from ${partner.displayName}: stopped in ${tenant.displayName} through an earlier request`,
    after: 'Not accepted any more',
    undo: 'It stays stopped: to accept users again is asked for anew.',
  };
  return planned(pair, change, found, wish, [syncPiece(change, step)], {
    title: `Stop synchronised users from ${partner.displayName}`,
    inPlace: 'Stopped',
    notes: [
      `Nobody is removed: accounts that are in ${tenant.displayName} stay, can still sign in, and are no longer brought up to date. What becomes of them is a decision of its own.`,
      `The job in ${partner.displayName} goes on and fails until it is stopped there.`,
      sayPeople(pair, found.people),
    ],
  });
}

const syncPiece = (change: SynchroniseUsers, words: StepWords): Piece => ({
  steps: [partnerStep(STEP, change, 3)],
  words: { [STEP]: words },
  there: [],
});

function planned(
  { partner }: Pair,
  change: SynchroniseUsers,
  { here }: SyncFound,
  wish: Wish,
  pieces: readonly Piece[],
  texts: Pick<PlanWords, 'title' | 'inPlace' | 'notes'>,
): Planned {
  const { steps, words } = joined(pieces);
  const held = heldParts(wish);
  const basis = {
    entry: here.entry,
    synchronised: here.synchronised,
    held: changeParts(change).some((part) => held.has(part)),
  };
  return {
    plan: makePlan(wish.resource, wish.durationMs, steps, basis),
    words: { resource: partner.displayName, steps: words, ...texts },
  };
}

/** A synchronised user cannot answer a consent page: without both halves nobody comes in. */
function redemptionMissing({ tenant, partner }: Pair, { here, home }: SyncFound): string[] {
  const missing = [
    ...(home && !home.redemption.outboundAllowed.on ? [`${partner.displayName} outbound`] : []),
    ...(here.redemption.inboundAllowed.on ? [] : [`${tenant.displayName} inbound`]),
  ];
  const unseen = home ? '' : ` Whether ${partner.displayName} has set its half cannot be read.`;
  return missing.length > 0
    ? [
        `It works once automatic redemption is on; missing: ${missing.join(' and ')}. Ask for it as well.${unseen}`,
      ]
    : unseen
      ? [`It works once automatic redemption is on in both.${unseen}`]
      : [];
}
