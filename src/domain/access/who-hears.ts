// Who hears of what becomes of a request as one of those who look after it.
import { accountKey, sameAccount } from '../../shared/account.ts';
import type { AccessRequest, Approver } from './request.ts';
import { cardHolders } from './stages.ts';

/** A setting in place is looked after by its owners, also by the one who asked for it, unless they have left. */
const isTheirs = ({ lifecycle, state, left = [], requestor }: AccessRequest): boolean =>
  lifecycle === 'relationship-setting' &&
  state === 'active' &&
  !left.includes(accountKey(requestor));

/** Nobody of anything else that they asked for themselves. */
export const lookingAfter = (request: AccessRequest): Approver[] =>
  cardHolders(request).filter(({ conflicted }) => !conflicted || isTheirs(request));

/** Whoever asked for a setting is one of its owners, with this very account. */
export const ownsIt = (request: AccessRequest): boolean =>
  isTheirs(request) &&
  request.approvers.some(
    ({ account, sides }) => sides.length > 0 && sameAccount(account, request.requestor),
  );
