// Legal holds from the command line: placed on people, requests or tenants, lifted, and listed.
import { createHistoryStore } from '../adapters/postgres/history-store.ts';
import { liftHold, listHolds, placeHold } from '../adapters/postgres/hold-store.ts';
import type { HoldSubject } from '../domain/record/hold.ts';
import { readRequestId } from '../shared/ids.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { whoseRecord } from '../usecases/whose-record.ts';
import type { RecordCommandDeps } from './record-commands.ts';
import { tenantOfRecord } from './tenant-of-record.ts';

export type HoldCommand =
  | {
      readonly do: 'hold-add';
      readonly person?: string | undefined;
      readonly request?: string | undefined;
      readonly tenant?: string | undefined;
      readonly because: string;
      readonly by: string;
    }
  | { readonly do: 'hold-remove'; readonly id: string }
  | { readonly do: 'hold-list' };

export async function runHold(
  deps: RecordCommandDeps,
  command: HoldCommand,
): Promise<Result<unknown, Refusal>> {
  const { db, clock } = deps;
  if (command.do === 'hold-list') return ok(await listHolds(db));
  if (command.do === 'hold-remove') {
    const id = readRequestId(command.id) ?? '';
    return (await liftHold(db, id, clock.now()))
      ? ok({ id })
      : refused(
          refusal('no-such-hold', 'There is no such hold in force.', 'List them with "list".'),
        );
  }
  const subjects = await subjectsOf(deps, command);
  if (!subjects.ok) return subjects;
  const { because, by } = command;
  const hold = { subjects: subjects.value, because, placedBy: by };
  return ok({ id: await placeHold(db, hold, clock.now()), subjects: subjects.value });
}

async function subjectsOf(
  deps: RecordCommandDeps,
  { person, request, tenant }: Extract<HoldCommand, { do: 'hold-add' }>,
): Promise<Result<HoldSubject[], Refusal>> {
  if (person !== undefined) {
    const found = await whoseRecord({ ...deps, history: createHistoryStore(deps.db) }, person);
    return found.ok ? ok(found.value.keys.map((key) => `person/${key}` as const)) : found;
  }
  if (request !== undefined) {
    const id = readRequestId(request);
    const known = id !== undefined && (await deps.store.load(id));
    return known
      ? ok([`request/${known.id}`])
      : refused(
          refusal(
            'no-such-request',
            'There is no such request.',
            'Write its number, such as 7K3F-9QX2.',
          ),
        );
  }
  const found = await tenantOfRecord(deps, tenant ?? '');
  return found
    ? ok([`tenant/${found}`])
    : refused(
        refusal(
          'no-such-tenant',
          `"${tenant}" is no tenant of the estate, and nothing is kept of it.`,
          `Known are ${deps.estate.tenants.map(({ name }) => name).join(', ')}; one that has left is written as its id.`,
        ),
      );
}
