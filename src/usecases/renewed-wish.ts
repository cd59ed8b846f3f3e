// "Ask for longer": the form of a grant that somebody has, filled in as it was when they asked for it.
import { resourceValue } from '../domain/access/answers.ts';
import { goingOn } from '../domain/access/parts.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { answersAgain } from '../domain/access/rule-asks.ts';
import { tenantById } from '../domain/estate/estate.ts';
import type { AccountRef } from '../shared/account.ts';
import { beneficiaryKey } from '../shared/beneficiary.ts';
import { toIsoDuration } from '../shared/duration.ts';
import { inputField } from '../shared/input-field.ts';
import type { Refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { requestUnknown } from './review-request.ts';
import { type ShowDeps, showRequest } from './show-request.ts';

export interface RenewedWish {
  readonly kind: string;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * For as long as before: the form knows how long a renewal may be. Not the justification: what it was needed for then may not be
 * what it is needed for now.
 */
export async function renewedWish(
  deps: ShowDeps,
  actor: AccountRef,
  requestId: string,
): Promise<Result<RenewedWish, Refusal>> {
  const shown = await showRequest(deps, actor, requestId);
  if (!shown.ok) return shown;
  const { request } = shown.value;
  const { plan, durationMs, personal } = request;
  const { kind, tenantId, id, inputs } = plan.resource;
  const tenant = tenantById(deps.estate, tenantId);
  if (!tenant) return refused(requestUnknown);
  const answers = Object.entries({ ...inputs, ...personal?.answers }).map(([name, values]) => [
    inputField(name),
    name === 'people' && request.partEnds ? whoGoesOn(request) : values.join(','),
  ]);
  return ok({
    kind,
    fields: {
      ...Object.fromEntries(answers),
      ...answersAgain(personal?.said),
      resource: resourceValue(tenant, id),
      duration: toIsoDuration(durationMs),
    },
  });
}

/** Whose part has ended is asked for again only by somebody who types them in. */
const whoGoesOn = (request: AccessRequest): string =>
  goingOn(request)
    .flatMap((one) => request.personal?.addresses?.[beneficiaryKey(one)] ?? [])
    .join('\n');
