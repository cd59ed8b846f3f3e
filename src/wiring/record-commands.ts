// What the commands beside the product ask of the record: run in their own process, or in the product while it runs.

import type { Db } from '../adapters/postgres/database.ts';
import type { Doorbell } from '../adapters/postgres/doorbell.ts';
import { createEvidenceStore } from '../adapters/postgres/evidence-store.ts';
import { partsFor } from '../config/estate/parts-for.ts';
import type { Estate } from '../domain/estate/estate.ts';
import type { Clock } from '../ports/clock.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { makeEvidence } from '../usecases/make-evidence.ts';
import { type EraseCommand, runErase } from './erase-command.ts';
import { type HoldCommand, runHold } from './hold-command.ts';
import { tenantOfRecord } from './tenant-of-record.ts';

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
  const { db } = deps;
  switch (command.do) {
    case 'evidence': {
      const { from, to } = command;
      const found = await tenantsNamed(deps, command.tenants);
      if (!found.ok) return found;
      const tenants = found.value.length > 0 ? { tenants: found.value } : {};
      const evidence = createEvidenceStore(db);
      const pack = await makeEvidence(
        { ...deps, evidence, cut: partsFor },
        { from, to, ...tenants },
      );
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

async function tenantsNamed(
  deps: Pick<RecordCommandDeps, 'db' | 'estate'>,
  names: readonly string[],
): Promise<Result<string[], Refusal>> {
  const found = await Promise.all(names.map((name) => tenantOfRecord(deps, name)));
  const missing = names.find((_, i) => !found[i]);
  return missing === undefined
    ? ok(found.flatMap((id) => id ?? []))
    : refused(
        refusal(
          'tenant-unknown',
          `"${missing}" is no tenant of the estate, and nothing is kept of it.`,
          `Known are ${deps.estate.tenants.map(({ name }) => name).join(', ')}; one that has left is written as its id.`,
        ),
      );
}
