// How much an evidence pack would hold, for somebody who sees more than their own; and how it is made.

import type { Instant } from '../domain/facts.ts';
import type { HistoryQuery } from '../domain/record/history.ts';
import type { Clock } from '../ports/clock.ts';
import type { EvidenceStore } from '../ports/evidence-store.ts';
import type { AccountRef } from '../shared/account.ts';
import { DAY } from '../shared/duration.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { type SightDeps, sightOf } from './sight-of.ts';

export interface CountDeps extends SightDeps {
  readonly evidence: Pick<EvidenceStore, 'count'>;
  readonly clock: Clock;
}

export interface CountedEvidence {
  readonly count: number;
  /** Whole days, midnight UTC. */
  readonly from: Instant;
  readonly to: Instant;
  /** Empty: all of them. */
  readonly tenants: ReadonlyArray<{ readonly name: string; readonly displayName: string }>;
  /** Of other tenants than the search named: of all that they may see, so that it has what is between. */
  readonly wider: boolean;
}

const USUAL = 30 * DAY;

export async function countEvidence(
  deps: CountDeps,
  actor: AccountRef,
  query: HistoryQuery,
): Promise<Result<CountedEvidence, Refusal>> {
  const seen = await sightOf(deps, actor);
  if (!seen.ok) return seen;
  const { tenants: visible } = seen.value.sight;
  if (visible !== 'all' && visible.length === 0) return refused(notAnAuditor);
  const theirs = deps.estate.tenants
    .map(({ id }) => id)
    .filter((id) => visible === 'all' || visible.includes(id));
  const { tenants: asked } = query;
  const wider =
    asked !== undefined && !(asked.length > 0 && asked.every((id) => theirs.includes(id)));
  const all = visible === 'all' ? undefined : visible;
  const ids = wider ? all : (asked ?? all);
  const now = deps.clock.now();
  const to = startOfDay(query.to ?? now, 'up');
  const from = startOfDay(query.from ?? to - USUAL, 'down');
  const count = await deps.evidence.count({ from, to, ...(ids && { tenants: ids }) });
  const named = deps.estate.tenants.filter(({ id }) => ids?.includes(id));
  return ok({ count, from, to, tenants: named, wider });
}

const startOfDay = (at: Instant, which: 'up' | 'down'): Instant =>
  (which === 'up' ? Math.ceil(at / DAY) : Math.floor(at / DAY)) * DAY;

const notAnAuditor = refusal(
  'not-an-auditor',
  'The record is made for auditors whom the estate names, and for owners about their tenants.',
  'Type "history" for your own requests.',
);
