// What an access review lacks so that guests whom nobody needs leave by it.
import { DAY } from '../../../../shared/duration.ts';
import type { Instant } from '../../../facts.ts';
import type { AccessReviewFact } from '../../facts/roles.ts';
import { momentOf } from '../../moments.ts';
import { onlyGuestsOf } from './review-scope.ts';

const LAST_DAYS = 190;

const STRICT = new Set(['Deny', 'Recommendation']);

export function lacksOf(review: AccessReviewFact, now: Instant): string[] {
  const { settings } = review;
  const last = momentOf(review.lastInstanceEnd);
  return [
    ...onlyGuestsOf(review),
    ...(settings?.recurrence?.pattern?.type ? [] : ['it does not recur']),
    ...(settings?.autoApplyDecisionsEnabled === true
      ? []
      : ['its results are not applied by themselves']),
    ...(STRICT.has(settings?.defaultDecision ?? '') && settings?.defaultDecisionEnabled !== false
      ? []
      : ['guests nobody answers for stay']),
    ...(last === undefined
      ? ['it has not run yet']
      : now - last > LAST_DAYS * DAY
        ? [`it last ran more than ${LAST_DAYS} days ago`]
        : []),
  ];
}
