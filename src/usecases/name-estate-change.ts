// Reads what the things of a changed estate are called. A change goes to its owners with or without their names.

import type { EstateContent } from '../domain/estate/change/content.ts';
import { type Difference, differences } from '../domain/estate/change/difference.ts';
import { nameDifferences } from '../domain/estate/change/name-differences.ts';
import type { Estate } from '../domain/estate/estate.ts';
import type { Fact, FactQuery } from '../domain/facts.ts';
import type { FactReader } from '../ports/fact-reader.ts';
import type { Log } from '../ports/log.ts';
import { readByTenant } from './read-by-tenant.ts';
import { runStudy } from './run-study.ts';

export interface EstateNaming {
  /** As the reader, and nothing but it; where it has consent in these tenants. */
  readerIn(estate: Estate): FactReader;
  /** Begins the time after which whatever was not read stays without a name. */
  deadline(): AbortSignal;
}

export interface NameEstateDeps {
  readonly log: Log;
  /** Absent where no directory is read. */
  readonly naming?: EstateNaming;
}

/** Tenants in force are read as they are in force; one that the change brings, as it brings it. */
export async function differencesWithNames(
  { naming, log }: NameEstateDeps,
  before: EstateContent,
  after: EstateContent,
): Promise<Difference[]> {
  const found = differences(before, after);
  if (!naming) return found;
  const { tenants } = before.estate;
  const come = after.estate.tenants.filter(({ id }) => !tenants.some((one) => one.id === id));
  const reader = naming.readerIn({ ...before.estate, tenants: [...tenants, ...come] });
  const study = nameDifferences([before.estate, after.estate], found);
  return runStudy(study, whatAnswers(reader, naming.deadline(), log));
}

/** Tenant by tenant, so that one that hangs does not take the names of the others along. */
function whatAnswers(facts: FactReader, signal: AbortSignal, log: Log): FactReader {
  const over = new Promise<undefined>((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  const readOf = async (tenantId: string, queries: readonly FactQuery[]) => {
    const read = facts.read(queries, signal).catch((error: unknown) => {
      log.warn('estate.names-unread', { tenantId, error: String(error) });
      return undefined;
    });
    return (await Promise.race([over, read])) ?? queries.map(() => unanswered(tenantId));
  };
  return { read: (queries) => readByTenant(queries, readOf) };
}

const unanswered = (tenantId: string): Fact<never> => ({
  known: false,
  reason: { tenantId, code: 'no-answer', sentence: 'it did not answer in time' },
});
