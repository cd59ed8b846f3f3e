// Erasing somebody from the record: whom it means, what goes and what stays, and the audit walked afterwards.
import { verifyAudit } from '../adapters/postgres/audit-verify.ts';
import { erasePerson } from '../adapters/postgres/erase-person.ts';
import { createHistoryStore } from '../adapters/postgres/history-store.ts';
import { personOf } from '../domain/estate/estate.ts';
import { subjectOf } from '../domain/record/held.ts';
import { refOfKey } from '../domain/record/history.ts';
import { ok } from '../shared/result.ts';
import { whoseRecord } from '../usecases/whose-record.ts';
import type { RecordCommandDeps } from './record-commands.ts';

export interface EraseCommand {
  readonly do: 'erase';
  /** As typed. */
  readonly person: string;
  readonly really: boolean;
}

export async function runErase(deps: RecordCommandDeps, { person, really }: EraseCommand) {
  const { db, doorbell, clock, estate } = deps;
  const found = await whoseRecord({ ...deps, history: createHistoryStore(db) }, person);
  if (!found.ok) return found;
  const { name, keys } = found.value;
  const listed = keys.some((key) => {
    const ref = refOfKey(key);
    return 'objectId' in ref && personOf(estate, ref) !== undefined;
  });
  const erasure = await erasePerson(
    { db, doorbell, now: clock.now(), listed },
    subjectOf(keys),
    really,
  );
  const done = really && erasure.heldBy.length === 0;
  if (done) deps.forget?.();
  return ok({ name, keys, ...erasure, done, ...(done && { audit: await verifyAudit(db) }) });
}
