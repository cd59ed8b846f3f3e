// A partner has fallen due in one tenant, or an owner is to be told how the question stands.

import { tenantById } from '../domain/estate/estate.ts';
import { securityBeside } from '../domain/estate/security.ts';
import { isOurs } from '../domain/posture/estate-view.ts';
import { lookAtPartner } from '../domain/posture/partners/look-at-partner.ts';
import { newPartnerReview, partnerReviewId } from '../domain/posture/partners/partner-review.ts';
import { entrySeen, partnerDeclared } from '../domain/posture/partners/standing.ts';
import type { PartnerWork } from '../domain/posture/partners/work.ts';
import type { Effect } from '../ports/effect.ts';
import type { Log } from '../ports/log.ts';
import type { WorkItem, WorkQueue } from '../ports/work-queue.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import { type PartnerReviewDeps, partnerOfWork, readStanding, viewOf } from './partner-reviews.ts';

export type RunPartnerDeps = PartnerReviewDeps & {
  readonly queue: Pick<WorkQueue, 'finish' | 'postpone'>;
  readonly log: Log;
};

const KINDS: ReadonlyArray<WorkItem['work']['kind']> = [
  'review-partner',
  'tell-partner-review',
] satisfies Array<PartnerWork['kind']>;

export const isPartnerWork = (work: WorkItem['work']): work is PartnerWork =>
  KINDS.includes(work.kind);

/** Gives the message that is to be sent, where that is what there is to do. */
export async function runPartnerWork(
  deps: RunPartnerDeps,
  item: WorkItem,
  work: PartnerWork,
): Promise<Effect | undefined> {
  if (work.kind === 'review-partner') {
    await look(deps, item);
    return undefined;
  }
  const review = await deps.partnerReviews.load(item.requestId);
  // Somebody answered before the reminder was sent: their card is brought up to date instead.
  const reminds = work.reminds === true && review?.open !== undefined;
  const tenant = (review && tenantById(deps.estate, review.tenantId)) ?? { owners: [] };
  const isTo = (account: AccountRef) => sameAccount(account, work.account);
  const owns = tenant.owners.some(({ account }) => isTo(account));
  // Whoever stopped being an owner meanwhile is not asked any more.
  const asked = owns || review?.open?.overdue?.told.some(isTo) || !review?.open;
  if (!review || !asked) {
    await deps.queue.finish(item.id);
    return undefined;
  }
  return {
    act: 'tell-partner-review',
    to: work.account,
    reminds,
    owns,
    escalates: securityBeside(deps.estate, tenant).length > 0,
    ...(await readStanding(deps, review)),
  };
}

async function look(deps: RunPartnerDeps, item: WorkItem): Promise<void> {
  const { estate, partnerReviews, queue, clock, log } = deps;
  const { tenantId, partnerId } = partnerOfWork(item.requestId);
  const tenant = tenantById(estate, tenantId);
  const view = await viewOf(deps, tenantId);
  const partner = partnerDeclared(view, partnerId);
  if (!tenant || !isOurs(tenant) || !partner) return queue.finish(item.id);
  const kept = await partnerReviews.load(partnerReviewId(tenantId, partnerId));
  const now = clock.now();
  const { next, change } = lookAtPartner(
    kept ?? newPartnerReview(tenantId, partnerId),
    {
      partner,
      every: view.declared.reviewEvery,
      entry: entrySeen(view, tenantId, partnerId),
      owners: tenant.owners.map(({ account }) => account),
      security: securityBeside(estate, tenant),
    },
    now,
  );
  // Committed before the row moves on: one that comes again finds that it was asked already.
  const stored = change && (await partnerReviews.commit(change));
  if (stored === 'conflict') return queue.postpone(item.id, now, 'changed meanwhile', false);
  if (change) {
    const state = change.review.open ? 'asked' : 'closed';
    log.info('partner.looked-at', { review: change.review.id, tenantId, state });
  }
  return queue.postpone(item.id, next, 'looked at', false);
}
