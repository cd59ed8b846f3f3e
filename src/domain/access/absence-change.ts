// How an absence goes on: named, accepted or declined by the delegate, and over; with whom it is told to.
import { type AccountRef, sameAccount } from '../../shared/account.ts';
import type { Instant } from '../facts.ts';
import type { Absence, AbsenceEnd } from './absence.ts';
import type { AuditDraft, AuditVerb, DueWork } from './decision.ts';

export interface AbsenceDecision {
  readonly absence: Absence;
  readonly audit: readonly AuditDraft[];
  readonly work: readonly DueWork[];
}

type Named = Pick<Absence, 'id' | 'person' | 'delegate' | 'until' | 'personal'>;

/** It counts for nothing until the delegate has accepted, so that is who hears of it. */
export function nameDelegate(wanted: Named, now: Instant): AbsenceDecision {
  const absence: Absence = { ...wanted, version: 0, madeAt: now };
  return {
    absence,
    audit: [entry(absence, 'delegate-named', absence.person, now)],
    work: [
      { work: { kind: 'tell-absence', account: absence.delegate }, dueAt: now },
      { work: { kind: 'absence-passed' }, dueAt: absence.until },
    ],
  };
}

/** `undefined` where that is not theirs to accept, or it is over. */
export function acceptDelegation(
  absence: Absence,
  by: AccountRef,
  now: Instant,
): AbsenceDecision | undefined {
  const { over, acceptedAt, delegate, until } = absence;
  if (over || acceptedAt !== undefined || now >= until || !sameAccount(by, delegate)) {
    return undefined;
  }
  const next: Absence = { ...absence, acceptedAt: now };
  return {
    absence: next,
    audit: [entry(next, 'delegate-accepted', by, now)],
    work: [{ work: { kind: 'tell-absence', account: absence.person }, dueAt: now }],
  };
}

/** The other of the two hears of it; both where nobody did it. Whoever did it has older cards of it. */
export function endAbsence(
  absence: Absence,
  why: AbsenceEnd,
  by: AccountRef | undefined,
  now: Instant,
): AbsenceDecision | undefined {
  if (absence.over) return undefined;
  const next: Absence = { ...absence, over: { why, at: now } };
  const both = [absence.person, absence.delegate];
  const isTold = (one: AccountRef) => !by || !sameAccount(one, by);
  return {
    absence: next,
    audit: [entry(next, 'absence-over', by, now, { why })],
    work: both.map((account) => ({
      work: { kind: 'tell-absence', account, ...(!isTold(account) && { quiet: true }) },
      dueAt: now,
    })),
  };
}

const entry = (
  { id, person, delegate, until }: Absence,
  verb: AuditVerb,
  actor: AccountRef | undefined,
  at: Instant,
  more: Readonly<Record<string, unknown>> = {},
): AuditDraft => ({
  verb,
  at,
  ...(actor && { actor }),
  people: { person, delegate },
  tenantId: person.tenantId,
  details: { absence: id, until, ...more },
});
