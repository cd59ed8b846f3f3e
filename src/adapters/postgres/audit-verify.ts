// Walks the sealed audit from its first entry and names the first thing that is not as it was written.
import { sql } from 'kysely';
import { sealHash } from './audit-seal.ts';
import type { Db } from './database.ts';

export type AuditVerdict =
  /** `waiting`: written within the last minutes and not sealed yet. */
  | {
      readonly sound: true;
      readonly entries: number;
      readonly hash: string;
      readonly waiting: number;
    }
  | { readonly sound: false; readonly entry: string; readonly problem: string };

const PAGE = 1_000;
/** Longer unsealed than this means that the sealer stands still. */
const UNSEALED_MINUTES = 5;

/**
 * `kept`: a head that was kept elsewhere (the log has them): proves that nothing was cut off the
 * end and written anew. `sealing`: whether a sealer works on it, which has a few minutes for each entry.
 */
export async function verifyAudit(
  db: Db,
  kept?: { sequence: string; hash: string },
  { sealing }: { readonly sealing: boolean } = { sealing: true },
): Promise<AuditVerdict> {
  const expected = kept && { ...kept, sequence: String(BigInt(kept.sequence)) };
  const head = await readHead(db);
  if (!head) return broken('the head', 'the head of the chain is missing');
  let hash = '0'.repeat(64);
  let sequence = 0n;
  if (expected?.sequence === '0' && expected.hash !== hash) {
    return broken('0', 'it is not the entry that the kept head names');
  }
  for (;;) {
    const page = await db
      .selectFrom('audit_entry')
      .select(['id', 'sequence', 'request_id', 'body', 'previous_hash', 'hash'])
      .where('sequence', '>', String(sequence))
      // What was sealed since the head was read is for the next time.
      .where('sequence', '<=', head.sequence)
      .orderBy('sequence')
      .limit(PAGE)
      .execute();
    for (const entry of page) {
      sequence += 1n;
      if (String(entry.sequence) !== String(sequence)) {
        return broken(String(sequence), 'it is missing');
      }
      if (entry.previous_hash !== hash) return broken(String(sequence), 'what came before changed');
      hash = sealHash(hash, String(sequence), entry.body);
      if (entry.hash !== hash) return broken(String(sequence), 'its content was changed');
      if (requestIn(entry.body) !== entry.request_id) {
        return broken(String(sequence), 'it was moved to another request');
      }
      if (expected?.sequence === String(sequence) && expected.hash !== hash) {
        return broken(String(sequence), 'it is not the entry that the kept head names');
      }
    }
    if (page.length < PAGE) break;
  }
  if (String(head.sequence) !== String(sequence) || head.hash !== hash) {
    return broken(String(sequence + 1n), 'entries are missing at the end');
  }
  if (head.sealed !== head.sequence) {
    return broken(String(sequence + 1n), 'it stands beyond the head of the chain');
  }
  if (expected && BigInt(expected.sequence) > sequence) {
    return broken(expected.sequence, 'the kept head names an entry that is no longer there');
  }
  const orphan = await requestWithoutEntry(db);
  if (orphan) return broken(`of request ${orphan}`, 'no entry says that it was requested');
  const late = sealing ? await unsealedForLong(db) : undefined;
  if (late !== undefined) {
    const why = `it has been unsealed for more than ${UNSEALED_MINUTES} minutes`;
    return broken(`row ${late}`, why);
  }
  const { waiting } = await db
    .selectFrom('audit_entry')
    .select(({ fn }) => fn.countAll<string>().as('waiting'))
    .where('sequence', 'is', null)
    .executeTakeFirstOrThrow();
  return { sound: true, entries: Number(sequence), hash, waiting: Number(waiting) };
}

/** Head and count in one statement, so that a sealer at work does not come between. */
const readHead = (db: Db) =>
  db
    .selectFrom('audit_head')
    .select((from) => [
      'sequence',
      'hash',
      from
        .selectFrom('audit_entry')
        .select(({ fn }) => fn.countAll<string>().as('sealed'))
        .where('audit_entry.sequence', 'is not', null)
        .as('sealed'),
    ])
    .executeTakeFirst();

async function unsealedForLong(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom('audit_entry')
    .select('id')
    .where('sequence', 'is', null)
    .where(
      'written_at',
      '<',
      sql<Date>`clock_timestamp() - make_interval(mins => ${UNSEALED_MINUTES})`,
    )
    .orderBy('id')
    .executeTakeFirst();
  return row?.id;
}

const requestIn = (body: string): string | null =>
  (JSON.parse(body) as { requestId?: string | null }).requestId ?? null;

/** Both are written in one transaction: a request without its first entry has lost it. */
async function requestWithoutEntry(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom('request')
    .select('request.id')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('audit_entry')
            .select('audit_entry.id')
            .whereRef('audit_entry.request_id', '=', 'request.id')
            .where('audit_entry.body', 'like', '%"verb":"requested"%'),
        ),
      ),
    )
    .orderBy('request.asked_at')
    .executeTakeFirst();
  return row?.id;
}

const broken = (entry: string, problem: string): AuditVerdict => ({ sound: false, entry, problem });
