// Writes audit entries as rows of the same transaction; the sealer chains them afterwards.
import { randomBytes, randomUUID } from 'node:crypto';
import type { AuditDraft } from '../../domain/access/decision.ts';
import { type Beneficiary, beneficiaryKey } from '../../shared/beneficiary.ts';
import { canonicalJson, sha256 } from '../../shared/hash.ts';
import type { Db } from './database.ts';

interface Commitment {
  readonly name: string;
  readonly salt: string;
}

/** Texts are committed to with a salt that can be erased; accounts stand under pseudonyms. */
export async function writeAudit(
  trx: Db,
  requestId: string | null,
  drafts: readonly AuditDraft[],
): Promise<void> {
  if (drafts.length === 0) return;
  const rows: Array<{ body: string; salts: Commitment[] }> = [];
  for (const draft of drafts) {
    const actor = draft.actor ? await pseudonymOf(trx, draft.actor) : null;
    const salts: Commitment[] = [];
    const committed = Object.fromEntries(
      Object.entries(draft.committed ?? {}).map(([name, text]) => {
        const salt = randomBytes(16).toString('hex');
        salts.push({ name, salt });
        return [name, sha256(`${salt}\n${text}`)];
      }),
    );
    const people: Record<string, string> = {};
    for (const [part, account] of Object.entries(draft.people ?? {})) {
      people[part] = await pseudonymOf(trx, account);
    }
    const { verb, tenantId, details } = draft;
    const at = new Date(draft.at).toISOString();
    const entry = { verb, at, tenantId, requestId, actor, people, details };
    rows.push({ body: canonicalJson({ ...entry, committed }), salts });
  }
  const written = await trx
    .insertInto('audit_entry')
    .values(rows.map(({ body }) => ({ request_id: requestId, body })))
    .returning('id')
    .execute();
  const salts = rows.flatMap((row, i) =>
    row.salts.map((salt) => ({ entry_id: String(written[i]?.id), ...salt })),
  );
  if (salts.length > 0) await trx.insertInto('audit_salt').values(salts).execute();
}

async function pseudonymOf(trx: Db, person: Beneficiary): Promise<string> {
  const key = beneficiaryKey(person);
  const known = await trx
    .selectFrom('pseudonym')
    .select('id')
    .where('account', '=', key)
    .executeTakeFirst();
  if (known) return known.id;
  const made = await trx
    .insertInto('pseudonym')
    .values({ id: randomUUID(), account: key })
    .onConflict((conflict) => conflict.column('account').doUpdateSet({ account: key }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}
