// A yes or a no to a changed estate: the last yes that is needed brings it into force.
import { type AccountRef, accountKey } from '../../../shared/account.ts';
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import { ok, type Result, refused } from '../../../shared/result.ts';
import type { Instant } from '../../facts.ts';
import type { Estate } from '../estate.ts';
import { isSettled, stillOpen } from './deciders.ts';
import { tellNewOwners } from './new-owners.ts';
import { estateEntry } from './propose.ts';
import { type EstateVersion, tellAll, type VersionChange } from './version.ts';

export interface EstateReviewer {
  readonly account: AccountRef;
  readonly displayName: string;
}

const LONGEST_REASON = 1_000;

/** `still`: whose earlier yes counts today. */
export function agreeTo(
  inForce: Estate,
  waiting: EstateVersion,
  by: EstateReviewer,
  of: {
    readonly concerned: readonly string[];
    readonly still: EstateVersion['agreed'];
    readonly ownerless: readonly string[];
    readonly next: Estate;
  },
  now: Instant,
): VersionChange {
  const agreed = [...of.still, { by: by.account, at: now }];
  const yes = agreed.map((one) => one.by);
  const settled = isSettled(stillOpen(inForce, of.concerned, yes, of.ownerless));
  const { ownerless: _, ...rest } = waiting;
  const version: EstateVersion = {
    ...rest,
    agreed,
    ...(of.ownerless.length > 0 && { ownerless: of.ownerless }),
    ...(settled && { state: 'accepted', as: 'approved', decidedAt: now }),
    personal: withName(waiting, by),
  };
  const details = {
    tenants: of.concerned,
    ...(of.ownerless.length > 0 && { ownerless: of.ownerless }),
  };
  const entry = estateEntry(
    inForce,
    version,
    settled ? 'estate-accepted' : 'estate-agreed',
    now,
    settled ? { ...details, as: 'approved' } : details,
  );
  const others = Object.fromEntries(of.still.map((one, i) => [`agreed${i + 1}`, one.by]));
  return {
    version,
    audit: [{ ...entry, actor: by.account, ...(settled && { people: others }) }],
    work: [...tellAll(version, now), ...(settled ? tellNewOwners(inForce, of.next, now) : [])],
  };
}

export function refuseIt(
  inForce: Estate,
  waiting: EstateVersion,
  by: EstateReviewer,
  reason: string,
  now: Instant,
): Result<VersionChange, Refusal> {
  const note = reason.trim();
  if (note === '' || note.length > LONGEST_REASON) return refused(reasonNeeded(note));
  const personal = withName(waiting, by);
  const version: EstateVersion = {
    ...waiting,
    state: 'refused',
    decidedAt: now,
    refusedBy: by.account,
    personal: personal && { ...personal, reason: note },
  };
  const entry = estateEntry(inForce, version, 'estate-refused', now);
  return ok({
    version,
    audit: [{ ...entry, actor: by.account, committed: { reason: note } }],
    work: tellAll(version, now),
  });
}

const withName = ({ personal }: EstateVersion, { account, displayName }: EstateReviewer) =>
  personal && { ...personal, names: { ...personal.names, [accountKey(account)]: displayName } };

const reasonNeeded = (note: string): Refusal =>
  refusal(
    'reason-needed',
    note === ''
      ? 'A refusal needs a reason; whoever changed the files will read it.'
      : `The reason is ${note.length} characters long; ${LONGEST_REASON} fit.`,
    'Write a sentence about what is wrong with the change.',
    'reason',
  );
