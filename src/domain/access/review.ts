// An approver's click: decided on what is true now, bound to the plan they saw, told apart when it moved.

import { type AccountRef, sameAccount } from '../../shared/account.ts';
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { ok, type Result, refused } from '../../shared/result.ts';
import { isSatisfied } from '../../shared/yeses.ts';
import type { AccountRisk, Instant } from '../facts.ts';
import { approvedBy } from './approved.ts';
import { type Asks, withAsks } from './approvers.ts';
import { auditOf, type Decision, redraw } from './decision.ts';
import { followed } from './followed.ts';
import type { Planned } from './kind.ts';
import { askedNow, planMoved } from './plan-moved.ts';
import { type AccessRequest, type PersonalPart, withName } from './request.ts';
import type { Side } from './sides.ts';
import { opened } from './stages.ts';
import { withUnable } from './unable.ts';

export interface Reviewer {
  readonly account: AccountRef;
  readonly displayName: string;
  readonly risk?: AccountRisk;
}

export interface Reviewed {
  /** `agreed`: the yes of one side, while others are still asked. */
  readonly outcome: 'approved' | 'agreed' | 'denied' | 'changed';
  readonly decision: Decision;
}

/** For which side somebody says yes, of those that are needed, under the rule that fits today. */
export interface Standing {
  readonly rule: AccessRequest['policy'];
  readonly side: Side;
  /** In whose stead. */
  readonly for?: AccountRef;
  /** Whom it asks today. */
  readonly asks: Asks;
  /** Those of the others whose yes still counts. */
  readonly agreed: ReadonlyArray<{ readonly side: string; readonly by: AccountRef }>;
}

const LONGEST_REASON = 1000;

/**
 * `shownHash` came with the card: it only tells which plan the approver looked at.
 */
export function approve(
  request: AccessRequest,
  by: Reviewer,
  shownHash: string,
  planned: Planned,
  { rule, side, for: away, asks, agreed: still }: Standing,
  now: Instant,
): Result<Reviewed, Refusal> {
  if (request.state !== 'pending') return refused(alreadyDecided);
  // The card promised that without an answer by then nothing changes.
  if (now >= request.lapsesAt) return refused(lapsed);
  if (planned.plan.hash !== request.plan.hash) {
    return ok(planMoved(withAsks(request, asks), planned, now));
  }
  if (shownHash !== request.plan.hash) return refused(whyStale(request, shownHash));
  const { hash: planHash } = request.plan;
  const yes = {
    side: side.id,
    by: by.account,
    ...(away && { for: away }),
    at: now,
    planHash,
    ...(by.risk && { risk: by.risk }),
  };
  const hashes = [planHash, ...wider(request)];
  const agreed = [...request.agreed.filter((other) => counts(other, still, hashes)), yes];
  const asked = withAsks(request, asks);
  const named: AccessRequest = {
    ...asked,
    ...askedNow(request, planned),
    policy: followed(rule),
    agreed,
    personal: withName(asked.personal, by.account, by.displayName),
  };
  if (!asks.sides.every((one) => isSatisfied(agreed, one))) {
    const { request: next, work } = opened(named, now);
    const details = {
      planHash,
      policy: next.policy,
      side: side.id,
      ...(by.risk && { risk: by.risk }),
    };
    const entry = auditOf(next, 'agreed', now, details, by.account);
    const audit = [{ ...entry, ...(away && { people: { inSteadOf: away } }) }];
    return ok({
      outcome: 'agreed',
      decision: { request: next, audit, work: [...work, ...redraw(next, now)] },
    });
  }
  return ok({
    outcome: 'approved',
    decision: approvedBy(named, { by: by.account }, now),
  });
}

/** Hashes of the plans, for longer, of which the present one is a part. */
const wider = ({ shortened = [] }: AccessRequest): string[] =>
  shortened.flatMap(({ from }) => from ?? []);

const counts = (
  yes: AccessRequest['agreed'][number],
  still: Standing['agreed'],
  hashes: readonly string[],
): boolean =>
  hashes.includes(yes.planHash) &&
  still.some(({ side, by }) => side === yes.side && sameAccount(by, yes.by));

export function deny(
  request: AccessRequest,
  by: Reviewer,
  reason: string,
  now: Instant,
): Result<Reviewed, Refusal> {
  if (request.state !== 'pending') return refused(alreadyDecided);
  const note = reason.trim();
  if (note === '' || note.length > LONGEST_REASON) {
    return refused(
      refusal(
        'reason-needed',
        note === ''
          ? 'A denial needs a reason; the person who asked will read it.'
          : `The reason is ${note.length} characters long; ${LONGEST_REASON} fit.`,
        'Write a sentence, such as what they could ask for instead.',
        'reason',
      ),
    );
  }
  const next: AccessRequest = {
    ...withUnable(request),
    state: 'denied',
    closedAt: now,
    decision: {
      verdict: 'denied',
      by: by.account,
      at: now,
      planHash: request.plan.hash,
    },
    personal: withNote(withName(request.personal, by.account, by.displayName), note),
  };
  const entry = auditOf(
    next,
    'denied',
    now,
    { planHash: request.plan.hash, policy: request.policy },
    by.account,
  );
  return ok({
    outcome: 'denied',
    decision: {
      request: next,
      audit: [{ ...entry, committed: { reason: note } }],
      work: redraw(next, now),
    },
  });
}

const withNote = (personal: PersonalPart | null, decisionNote: string): PersonalPart | null =>
  personal && { ...personal, decisionNote };

export const alreadyDecided = refusal(
  'already-decided',
  'This was decided or ended before you pressed.',
  'Nothing was changed; the card shows how it stands.',
);

export const lapsed = refusal(
  'lapsed',
  'The time to decide about this is over, so it lapses.',
  'Nothing was changed; it can be asked for again.',
);

/** Why what a card shows is not what would be approved. */
export const whyStale = (request: AccessRequest, shownHash: string): Refusal =>
  wider(request).includes(shownHash) ? shortenedMeanwhile : staleCard;

const shortenedMeanwhile = refusal(
  'shortened-meanwhile',
  'Somebody who decides with you has shortened this after your card was drawn.',
  'Nothing was approved by this press. Look at the card again: it shows the shorter time.',
);

const staleCard = refusal(
  'stale-card',
  'The directory changed after this card was drawn, so it no longer shows what would happen.',
  'Look at the card again: it has been brought up to date.',
);
