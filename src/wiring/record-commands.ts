// What the commands beside the product ask of the record: run in their own process, or in the product while it runs.

import type { Db } from '../adapters/postgres/database.ts';
import type { Doorbell } from '../adapters/postgres/doorbell.ts';
import { createEvidenceStore } from '../adapters/postgres/evidence-store.ts';
import { type Estate, tenantById, tenantByName } from '../domain/estate/estate.ts';
import type { Clock } from '../ports/clock.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { makeEvidence } from '../usecases/make-evidence.ts';
import { type EraseCommand, runErase } from './erase-command.ts';
import { type HoldCommand, runHold } from './hold-command.ts';

export interface RecordCommandDeps {
  readonly db: Db;
  readonly doorbell: Doorbell;
  readonly estate: Estate;
  readonly store: Pick<RequestStore, 'note' | 'guestLinks' | 'load'>;
  readonly clock: Clock;
  /** After people were erased: what this process has in memory of them. */
  forget?(): void;
}

export type RecordCommand =
  | {
      readonly do: 'evidence';
      readonly from: number;
      readonly to: number;
      /** As typed: short names or ids. */
      readonly tenants: readonly string[];
    }
  | EraseCommand
  | HoldCommand;

export async function runRecordCommand(
  deps: RecordCommandDeps,
  command: RecordCommand,
): Promise<Result<unknown, Refusal>> {
  const { db, estate } = deps;
  switch (command.do) {
    case 'evidence': {
      const { from, to } = command;
      const found = tenantsNamed(estate, command.tenants);
      if (!found.ok) return found;
      const tenants = found.value.length > 0 ? { tenants: found.value } : {};
      const evidence = createEvidenceStore(db);
      const pack = await makeEvidence({ ...deps, evidence }, { from, to, ...tenants });
      const { files, requests, findings } = pack;
      const grave = findings.filter(({ weight }) => weight === 'grave').length;
      return ok({ files, requests, findings: findings.length, grave });
    }
    case 'erase':
      return runErase(deps, command);
    case 'hold-add':
    case 'hold-remove':
    case 'hold-list':
      return runHold(deps, command);
    default:
      return refused(refusal('command-unknown', 'That is no command about the record.', ''));
  }
}

function tenantsNamed(estate: Estate, names: readonly string[]): Result<string[], Refusal> {
  const found = names.map((name) => tenantByName(estate, name) ?? tenantById(estate, name));
  const missing = names.find((_, i) => !found[i]);
  return missing === undefined
    ? ok(found.flatMap((tenant) => tenant?.id ?? []))
    : refused(
        refusal(
          'tenant-unknown',
          `"${missing}" is no tenant of the estate.`,
          `Known are ${estate.tenants.map(({ name }) => name).join(', ')}.`,
        ),
      );
}
