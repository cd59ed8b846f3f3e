// Reviews of partners in memory, with versions and work like the real ones.
import type {
  PartnerReview,
  PartnerReviewChange,
} from '../../src/domain/posture/partners/partner-review.ts';
import type { PartnerReviewStore } from '../../src/ports/partner-reviews.ts';
import type { MemoryQueue } from './memory-queue.ts';

export class MemoryPartnerReviews implements PartnerReviewStore {
  readonly rows = new Map<string, PartnerReview>();
  readonly audit: Array<PartnerReviewChange['audit'][number]> = [];
  private readonly queue: MemoryQueue;

  constructor(queue: MemoryQueue) {
    this.queue = queue;
  }

  async load(id: string) {
    return this.rows.get(id);
  }

  async answered() {
    return [...this.rows.values()].filter(({ answer }) => answer);
  }

  async commit({ review, audit, work }: PartnerReviewChange) {
    if ((this.rows.get(review.id)?.version ?? 0) !== review.version) return 'conflict' as const;
    this.rows.set(review.id, { ...review, version: review.version + 1 });
    this.audit.push(...audit);
    for (const { work: what, dueAt } of work) this.queue.add(review.id, what, dueAt);
    return 'committed' as const;
  }
}
