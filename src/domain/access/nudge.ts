// Whoever asked reminds those whose yes is missing: a message to each, and a line on their own card.
import type { AccountRef } from '../../shared/account.ts';
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { nudgedAgainAt, remindable } from '../../shared/remindable.ts';
import { ok, type Result, refused } from '../../shared/result.ts';
import { openStage } from '../../shared/yeses.ts';
import type { Instant } from '../facts.ts';
import { auditOf, type Decision } from './decision.ts';
import type { AccessRequest, Asking } from './request.ts';
import { alreadyDecided, lapsed } from './review.ts';

/** Who may is decided elsewhere. */
export function nudge(
  request: AccessRequest,
  by: AccountRef,
  now: Instant,
): Result<Decision, Refusal> {
  if (request.state !== 'pending') return refused(alreadyDecided);
  if (now >= request.lapsesAt) return refused(lapsed);
  if (now < (nudgedAgainAt(request) ?? now)) return refused(remindedToday);
  const to = remindable(request).map(({ account }) => account);
  if (to.length === 0) return refused(nobodyToRemind);
  const stage = openStage(request);
  const asking: Asking = request.asking ?? { stage, since: request.askedAt, reached: stage };
  const { requestor } = request;
  return ok({
    request: { ...request, asking: { ...asking, nudged: { at: now, to } } },
    audit: [auditOf(request, 'deciders-reminded', now, { stage, people: to.length }, by)],
    work: [
      ...to.map((account) => ({
        work: { kind: 'tell', account, audience: 'approver', news: 'nudged' } as const,
        dueAt: now,
      })),
      { work: { kind: 'deliver-card', account: requestor, audience: 'requestor' }, dueAt: now },
    ],
  });
}

const remindedToday = refusal(
  'reminded-today',
  'They were reminded within the last day, and once a day is enough.',
  'Your card says when, and from when on it can be done again.',
);

const nobodyToRemind = refusal(
  'nobody-to-remind',
  'There is nobody who could be reminded at present.',
  'Your card says whom it waits for, and what happens without an answer.',
);
