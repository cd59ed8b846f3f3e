// What changed in a tenant and who did it: by comparing two moments, and by what only the audit knows.
import type { Instant } from '../../facts.ts';
import type { DirectoryAuditFact } from '../facts/security.ts';
import { readingOf, type TenantFacts } from '../reading.ts';
import { type Actor, actorOf, counts, entryMoment, isAboutSettings } from './audit-entry.ts';
import { type Change, diffFacts, type Incomparable, incomparable } from './diff.ts';
import { namesIn } from './names.ts';
import { type Attribution, type AuditContext, isWithin, RETENTION, who } from './who.ts';

/** Done between the two moments and not to be seen at either, or done on the way to what is seen. */
export interface AuditedChange {
  readonly entryId: string;
  readonly at: Instant;
  readonly actor: Actor;
  readonly activity: string;
  readonly category: string | null;
  readonly targets: ReadonlyArray<{ readonly id: string | null; readonly name: string }>;
  readonly properties: ReadonlyArray<{
    readonly name: string;
    readonly before: string | null;
    readonly after: string | null;
  }>;
}

export interface WhatChanged {
  readonly changes: ReadonlyArray<{ readonly change: Change; readonly who: Attribution }>;
  readonly byAuditAlone: readonly AuditedChange[];
  /** Areas that could not be compared. */
  readonly incomparable: readonly Incomparable[];
  readonly notes: readonly string[];
}

export function whatChanged(
  before: TenantFacts,
  after: TenantFacts,
  context: AuditContext,
): WhatChanged {
  const audits = readingOf(after, 'directoryAudits');
  const changes = diffFacts(before, after, context.estate).map((change) => ({
    change,
    who: who(change, audits, context),
  }));
  const told = new Set(changes.flatMap(({ who: by }) => (by.known ? [by.entryId] : [])));
  const entries = audits.state === 'read' ? audits.value : [];
  return {
    changes,
    byAuditAlone: byAuditAlone(entries, told, context),
    incomparable: incomparable(before, after),
    notes: [
      ...(audits.state === 'read'
        ? []
        : ['Who did it cannot be told: the audit could not be read.']),
      ...(audits.state === 'read' && audits.gaps?.length
        ? [`Of the audit: ${audits.gaps[0]}.`]
        : []),
      RETENTION,
    ],
  };
}

export const byAuditAlone = (
  entries: readonly DirectoryAuditFact[],
  told: ReadonlySet<string>,
  context: AuditContext,
): AuditedChange[] =>
  entries
    .filter(
      (entry) =>
        isWithin(entry, context) && counts(entry) && isAboutSettings(entry) && !told.has(entry.id),
    )
    .map((entry) => audited(entry, context))
    .sort((a, b) => b.at - a.at);

function audited(
  entry: DirectoryAuditFact,
  { ourApplications, to, estate }: AuditContext,
): AuditedChange {
  const names = namesIn([], estate);
  const targets = entry.targetResources ?? [];
  return {
    entryId: entry.id,
    at: entryMoment(entry) ?? to,
    actor: actorOf(entry, ourApplications),
    activity: entry.activityDisplayName ?? 'an activity without a name',
    category: entry.category ?? null,
    targets: targets.map(({ id, displayName, userPrincipalName }) => ({
      id: id ?? null,
      name: displayName ?? userPrincipalName ?? (id ? names(id) : 'something without a name'),
    })),
    properties: targets.flatMap(({ modifiedProperties }) =>
      (modifiedProperties ?? []).map(({ displayName, oldValue, newValue }) => ({
        name: displayName ?? 'a property without a name',
        before: oldValue ?? null,
        after: newValue ?? null,
      })),
    ),
  };
}
