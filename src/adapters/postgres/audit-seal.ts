// The one sealer: chains entries by hash after they were committed, off the path of any decision.
import { sql } from 'kysely';
import type { Log } from '../../ports/log.ts';
import { sha256 } from '../../shared/hash.ts';
import type { Db } from './database.ts';

const BATCH = 500;
const EVERY_MS = 1_000;
/** Whoever stops a process waits for it; more than this is left to the next start. */
const LAST_BATCHES = 4;

/** The hash of an entry covers its place, its body and everything before it. */
export const sealHash = (previous: string, sequence: string, body: string): string =>
  sha256(`${previous}\n${sequence}\n${body}`);

/** Seals up to a batch of entries; gives how many. Only one replica at a time gets past the head's lock. */
export async function sealSome(db: Db): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const head = await trx
      .selectFrom('audit_head')
      .select(['sequence', 'hash'])
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!head) return 0;
    const entries = await trx
      .selectFrom('audit_entry')
      .select(['id', 'body'])
      .where('sequence', 'is', null)
      .orderBy('id')
      .limit(BATCH)
      .execute();
    if (entries.length === 0) return 0;
    let { hash } = head;
    let sequence = BigInt(head.sequence);
    const links = entries.map(({ id, body }) => {
      sequence += 1n;
      const previous_hash = hash;
      hash = sealHash(previous_hash, String(sequence), body);
      return { id, sequence: String(sequence), previous_hash, hash };
    });
    await sql`
      UPDATE audit_entry
      SET sequence = links.sequence, previous_hash = links.previous_hash, hash = links.hash
      FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
        AS links (id bigint, sequence bigint, previous_hash text, hash text)
      WHERE audit_entry.id = links.id`.execute(trx);
    await trx
      .updateTable('audit_head')
      .set({ sequence: String(sequence), hash })
      .execute();
    return entries.length;
  });
}

/**
 * Seals until stopped, and what is there by then as well: entries that nobody chains can be changed unseen.
 * The head is logged, so that a copy of it exists outside the database.
 */
export function startSealer(db: Db, log: Log): { stop(): Promise<void> } {
  let stopped = false;
  let turn = Promise.resolve();
  const seal = async (mayGoOn: (batches: number) => boolean) => {
    try {
      let sealed = 0;
      let some = BATCH;
      for (let batches = 0; some === BATCH && mayGoOn(batches); batches += 1) {
        some = await sealSome(db);
        sealed += some;
      }
      if (sealed === 0) return;
      const head = await db.selectFrom('audit_head').selectAll().executeTakeFirst();
      log.info('audit.sealed', { sealed, sequence: head?.sequence, hash: head?.hash });
    } catch (error) {
      log.error('audit.sealer-failed', { error: String(error) });
    }
  };
  const timer = setInterval(() => {
    turn = turn.then(() => seal(() => !stopped));
  }, EVERY_MS);
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await turn;
      await seal((batches) => batches < LAST_BATCHES);
    },
  };
}
