// As whom somebody sees a request: a setting is looked after by its owners, also by the one who asked for it.
import { sameAccount } from '../shared/account.ts';
import type { RequestCardInput } from './request-card.ts';
import { isSetting } from './states.ts';

/**
 * They have one card of it, that of who asked. Once it is decided, that card says and does what those of the
 * other owners do.
 */
export function seenAs(input: RequestCardInput): RequestCardInput {
  const { request, audience, viewer } = input;
  const { requestor, approvers, state } = request;
  const owns =
    audience === 'requestor' &&
    isSetting(request) &&
    state !== 'pending' &&
    sameAccount(requestor, viewer) &&
    approvers.some(({ account, sides }) => sides.length > 0 && sameAccount(account, viewer));
  return owns ? { ...input, audience: 'approver' } : input;
}
