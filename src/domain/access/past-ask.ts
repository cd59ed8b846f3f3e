// What the rules looked at when something was asked for: enough to ask them again, and no names.
import type { AccountRef } from '../../shared/account.ts';
import { sameAccount } from '../../shared/account.ts';
import type { Instant } from '../facts.ts';
import type { Followed } from './followed.ts';
import type { AccessRequest, AskedAs, RequestState } from './request.ts';
import { tenantOf } from './sides.ts';

export interface PastAsk extends AskedAs {
  readonly id: string;
  readonly state: RequestState;
  readonly askedAt: Instant;
  readonly kind: string;
  readonly tenantId: string;
  readonly resourceId: string;
  readonly durationMs: number;
  readonly requestor: AccountRef;
  /** The how many-th renewal in a row it was. */
  readonly renewal?: number;
  /** Taken as break-glass: no rule of the files was asked, then or now. */
  readonly glass?: true;
  /** Ids of the tenants whose owners had a say. */
  readonly concerned: readonly string[];
  readonly policy: Followed;
  /** Old rows do not say what the requestor was: it is taken from the accounts. */
  readonly guessed: boolean;
}

export function pastAskOf(request: AccessRequest): PastAsk {
  const { id, state, askedAt, durationMs, requestor, policy, renews, sides } = request;
  const { kind, tenantId, id: resourceId } = request.plan.resource;
  const concerned = sides.flatMap((side) => tenantOf(side) ?? []);
  return {
    ...{ id, state, askedAt, kind, tenantId, resourceId, durationMs, requestor, policy },
    concerned: concerned.length > 0 ? [...new Set(concerned)] : [tenantId],
    ...(renews && { renewal: renews.nth }),
    ...(request.glass && { glass: true as const }),
    guessed: request.asked === undefined,
    ...(request.asked ?? guess(request)),
  };
}

/** Whoever asks for themselves with another account than the one at home asks as a guest. */
function guess({ requestor, beneficiary, people }: AccessRequest): AskedAs {
  const other = people === undefined && !sameAccount(requestor, beneficiary);
  return { userType: other ? 'guest' : 'member', home: other ? beneficiary : requestor };
}
