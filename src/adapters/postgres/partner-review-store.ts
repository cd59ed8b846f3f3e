// Reviews of partners as rows, with their audit and their work in one transaction.
import type { PartnerReview } from '../../domain/posture/partners/partner-review.ts';
import type { PartnerReviewStore } from '../../ports/partner-reviews.ts';
import { writeAudit } from './audit-write.ts';
import { bookWork } from './book-work.ts';
import { Conflict, unlessConflict } from './commit.ts';
import type { Db } from './database.ts';
import type { Doorbell } from './doorbell.ts';
import { toJson } from './json.ts';

const COLUMNS = ['id', 'version', 'tenant_id', 'partner_id', 'data', 'personal'] as const;

interface Row {
  readonly id: string;
  readonly version: number;
  readonly tenant_id: string;
  readonly partner_id: string;
  readonly data: unknown;
  readonly personal: unknown;
}

const fromRow = ({ data, tenant_id, partner_id, ...row }: Row): PartnerReview =>
  ({ ...(data as object), ...row, tenantId: tenant_id, partnerId: partner_id }) as PartnerReview;

export function createPartnerReviewStore(db: Db, doorbell: Doorbell): PartnerReviewStore {
  return {
    async load(id) {
      const row = await db
        .selectFrom('partner_review')
        .select(COLUMNS)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && fromRow(row);
    },

    async answered() {
      const rows = await db
        .selectFrom('partner_review')
        .select(COLUMNS)
        .where('answered_at', 'is not', null)
        .orderBy('id')
        .execute();
      return rows.map(fromRow);
    },

    async commit({ review, audit, work }) {
      return unlessConflict(db, async (trx) => {
        await write(trx, review);
        await writeAudit(trx, null, audit);
        await bookWork(trx, doorbell, review.id, work);
      });
    },
  };
}

async function write(trx: Db, review: PartnerReview): Promise<void> {
  const { id, version, tenantId, partnerId, personal, ...data } = review;
  const columns = {
    version: version + 1,
    asked_at: data.open ? new Date(data.open.since) : null,
    answered_at: data.answer ? new Date(data.answer.at) : null,
    data: toJson(data),
    personal: personal && toJson(personal),
  };
  if (version === 0) {
    const made = await trx
      .insertInto('partner_review')
      .values({ id, tenant_id: tenantId, partner_id: partnerId, ...columns })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) throw new Conflict();
    return;
  }
  const updated = await trx
    .updateTable('partner_review')
    .set(columns)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) throw new Conflict();
}
