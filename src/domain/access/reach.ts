// Approvers to whom Teams could not bring their card: kept in mind, told to the requestor, tried again.
import { type AccountRef, sameAccount } from '../../shared/account.ts';
import type { Instant } from '../facts.ts';
import { type Decision, redraw, type Work } from './decision.ts';
import type { AccessRequest, Approver } from './request.ts';

/** `undefined` when that is known already, or does not matter any more. */
export function notReached(
  request: AccessRequest,
  account: AccountRef,
  now: Instant,
  why?: Approver['unreachedWhy'],
): Decision | undefined {
  const approver = waitingFor(request, account);
  if (!approver || approver.unreachedSince !== undefined) return undefined;
  const missed = { ...approver, unreachedSince: now, ...(why && { unreachedWhy: why }) };
  return withApprover(request, missed, now);
}

/** The card has arrived after all; `undefined` when nobody had missed it. */
export function reached(
  request: AccessRequest,
  account: AccountRef,
  now: Instant,
): Decision | undefined {
  const approver = waitingFor(request, account);
  if (approver?.unreachedSince === undefined) return undefined;
  const { unreachedSince: _, unreachedWhy: __, ...there } = approver;
  return withApprover(request, there, now);
}

/** Somebody who could not be reached is there: their card is on its way again. */
export function bringAgain(
  request: AccessRequest,
  account: AccountRef,
  now: Instant,
): Decision | undefined {
  if (waitingFor(request, account)?.unreachedSince === undefined) return undefined;
  const { tenantId, objectId } = account;
  const work: Work = {
    kind: 'deliver-card',
    account: { tenantId, objectId },
    audience: 'approver',
  };
  return { request, audit: [], work: [{ work, dueAt: now }] };
}

const waitingFor = (request: AccessRequest, account: AccountRef): Approver | undefined =>
  request.state === 'pending'
    ? request.approvers.find((approver) => sameAccount(approver.account, account))
    : undefined;

/** Only the requestor's card tells who was reached. */
function withApprover(request: AccessRequest, approver: Approver, now: Instant): Decision {
  const next: AccessRequest = {
    ...request,
    approvers: request.approvers.map((other) =>
      sameAccount(other.account, approver.account) ? approver : other,
    ),
  };
  const toRequestor = redraw(next, now).filter(
    ({ work }) => work.kind === 'deliver-card' && work.audience === 'requestor',
  );
  return { request: next, audit: [], work: toRequestor };
}
