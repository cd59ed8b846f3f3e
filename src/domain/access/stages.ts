// A stage of a request opens: whom it asks from then on, when they are reminded, and when it goes further.

import { type AccountRef, sameAccount } from '../../shared/account.ts';
import { couldSay, isAsked, openSides, openStage } from '../../shared/yeses.ts';
import type { Instant } from '../facts.ts';
import type { DueWork } from './decision.ts';
import type { AccessRequest, Approver, Asking } from './request.ts';

/** Milliseconds after a stage has opened. */
export interface StagePatience {
  readonly remindAfter?: readonly number[];
  readonly escalateAfter?: number;
}

export interface Opened {
  readonly request: AccessRequest;
  readonly work: readonly DueWork[];
}

/** Books what follows where another stage is asked than before; `anew`: everybody is asked again. */
export function opened(request: AccessRequest, now: Instant, anew = false): Opened {
  const stage = openStage(request);
  const { asking, stages, lapsesAt } = request;
  if (request.state !== 'pending' || (asking?.stage === stage && !anew)) {
    return { request, work: [] };
  }
  const { remindAfter = [], escalateAfter } = stages?.[stage - 1] ?? {};
  const escalated = asking?.escalated ?? [];
  const goesOn = escalateAfter !== undefined && !escalated.includes(stage);
  const next: Asking = {
    stage,
    since: now,
    reached: Math.max(stage, asking?.reached ?? 1),
    ...(goesOn && now + escalateAfter < lapsesAt && { escalatesAt: now + escalateAfter }),
    ...(escalated.length > 0 && { escalated }),
    // Once a day holds for a stage, however often it opens.
    ...(asking?.stage === stage && asking.nudged && { nudged: asking.nudged }),
  };
  const reminders = remindAfter.map((after) => now + after).filter((at) => at < lapsesAt);
  return {
    request: { ...request, asking: next },
    work: [
      ...reminders.map(
        (dueAt): DueWork => ({ work: { kind: 'remind-deciders', opened: now }, dueAt }),
      ),
      ...(next.escalatesAt === undefined
        ? []
        : [{ work: { kind: 'escalate', opened: now } as const, dueAt: next.escalatesAt }]),
    ],
  };
}

/** Whether work that was booked when a stage opened is still about the stage that is asked. */
export const isStillAsked = ({ state, asking }: AccessRequest, since: Instant): boolean =>
  state === 'pending' && asking?.since === since;

/** Those who are asked at present and whose yes is missing; nobody who asks for it themselves. */
export const openDeciders = (request: AccessRequest): Approver[] =>
  request.approvers.filter(
    (approver) =>
      !approver.conflicted && openSides(request).some((side) => couldSay(request, approver, side)),
  );

/** Those who have the card of a decider: asked now or before, and not with the account that asks for it. */
export const cardHolders = (request: AccessRequest): Approver[] =>
  request.approvers.filter(
    ({ account, sides }) =>
      !seesAsAsker(request, account) && (sides.length === 0 || isAsked(request, sides)),
  );

/** They asked with this very account, so they need no other card than that of who asked. */
export const seesAsAsker = (
  { requestor }: Pick<AccessRequest, 'requestor'>,
  account: AccountRef,
): boolean => sameAccount(requestor, account);
